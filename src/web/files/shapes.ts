import type { CallOutput } from '../../platform/http/contract.ts';
import type { Contracts } from '../api/endpoints.gen.ts';

export type AttachedFile = CallOutput<Contracts['file']['list']>['items'][number];

/** The record that files hang on. */
export type Holder = { subject: string; subjectId: string };
