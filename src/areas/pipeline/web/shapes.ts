import type { CallInput, CallOutput } from '../../../platform/http/contract.ts';
import type { Contracts } from '../../../web/api/endpoints.gen.ts';

type Opportunity = Contracts['opportunity'];

/** What the screens get from the API. */
export type OpportunityRecord = CallOutput<Opportunity['read']>;
export type ListedOpportunity = CallOutput<Opportunity['list']>['items'][number];
export type Board = CallOutput<Opportunity['board']>;
export type BoardColumn = Board['columns'][number];
export type Card = BoardColumn['cards'][number];
export type TimelineItem = CallOutput<Opportunity['timeline']>['items'][number];
export type OpportunityEdit = Omit<CallInput<Opportunity['edit']>['body'], 'version'>;
export type BulkChanges = CallInput<Opportunity['bulk']>['body']['changes'];
export type PipelineSettings = CallOutput<Contracts['pipelineSettings']['read']>;
export type Pipeline = PipelineSettings['pipelines'][number];
export type Stage = Pipeline['stages'][number];
export type ExitCondition = Stage['exit'][number];

/** Enough of an opportunity to name it and to move it. */
export type NamedOpportunity = {
  id: string;
  version: number;
  name: string;
  amount?: string | null;
  currency?: string | null;
};
