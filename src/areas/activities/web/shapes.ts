import type { CallInput, CallOutput } from '../../../platform/http/contract.ts';
import type { Contracts } from '../../../web/api/endpoints.gen.ts';

/** What the screens get from and give to the API. */
export type Task = CallOutput<Contracts['task']['list']>['items'][number];
export type Step = CallOutput<Contracts['calendar']['stretch']>['steps'][number];
export type NewTask = CallInput<Contracts['task']['create']>['body'];
export type TaskEdit = Omit<CallInput<Contracts['task']['edit']>['body'], 'version'>;
export type Subject = { kind: string; id: string };

/** Something in a calendar: a task, or the next step of a record. */
export type Entry = { key: string; on: string } & (
  | { task: Task; step?: never }
  | { step: Step; task?: never }
);
