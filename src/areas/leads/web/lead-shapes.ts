import type { CallInput, CallOutput } from '../../../platform/http/contract.ts';
import type { Contracts } from '../../../web/api/endpoints.gen.ts';

type Lead = Contracts['lead'];

/** What the screens get from the API. */
export type LeadRecord = CallOutput<Lead['read']>;
export type ListedLead = CallOutput<Lead['list']>['items'][number];
export type WorkItem = CallOutput<Lead['work']>['items'][number];
export type TimelineItem = CallOutput<Lead['timeline']>['items'][number];
export type LeadStatus = LeadRecord['status'];
export type StatusWish = Omit<CallInput<Lead['changeStatus']>['body'], 'version'>;
export type LeadEdit = Omit<CallInput<Lead['edit']>['body'], 'version'>;
export type BulkChanges = CallInput<Lead['bulk']>['body']['changes'];

/** Enough of a lead to name it and to change it. */
export type NamedLead = {
  id: string;
  version: number;
  name?: string | undefined;
  company?: string | undefined;
};
