import type { CallOutput } from '../../platform/http/contract.ts';
import type { Contracts } from '../api/endpoints.gen.ts';

/** A list as someone keeps it. */
export type SavedView = CallOutput<Contracts['savedView']['list']>['items'][number];
