import type { CallInput, CallOutput } from '../../../platform/http/contract.ts';
import type { Contracts } from '../../../web/api/endpoints.gen.ts';

type Sets = Contracts['importSet'];

/** What the screens get from the API. */
type AnsweredSet = CallOutput<Sets['read']>;

/** What is done where the files leave it open; the server answers all of it. */
export type Choices = Required<AnsweredSet['choices']>;
/** A set as the server answers it. */
export type ImportSet = Omit<AnsweredSet, 'choices'> & { choices: Choices };
export type ShownSet = CallOutput<Sets['list']>['items'][number];
export type SetFile = ImportSet['files'][number];
export type FileLink = ImportSet['links'][number];
export type Counts = ImportSet['counts'];
export type Problem = CallOutput<Sets['problems']>['items'][number];
export type ShownRow = CallOutput<Sets['rows']>['items'][number];
export type KindFields = CallOutput<Sets['fields']>['kinds'][number];
export type FileChoice = NonNullable<CallInput<Sets['choose']>['body']['files']>[number];
export type ColumnChoice = FileChoice['columns'][number];
export type Repair = CallInput<Sets['repair']>['body']['repairs'][number];
export type Kind = SetFile['choice']['kind'];
export type Did = ShownRow['did'];

export const dids = ['created', 'changed', 'known', 'refused', 'leftOut'] as const satisfies readonly Did[];
