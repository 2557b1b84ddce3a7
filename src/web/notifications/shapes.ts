import type { CallOutput } from '../../platform/http/contract.ts';
import type { Contracts } from '../api/endpoints.gen.ts';

export type Notification = CallOutput<Contracts['notification']['list']>['items'][number];
export type Choices = CallOutput<Contracts['notification']['choices']>;
export type NoticeKind = Notification['kind'];
