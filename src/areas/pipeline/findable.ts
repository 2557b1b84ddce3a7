import type { Transaction } from '../../platform/db/transaction.ts';
import { type Findable, indexRecord, unindexRecords } from '../../platform/search/index.ts';
import { type Opportunity, same } from './rules/opportunity.ts';

/** What an opportunity is found by: its own name and its account's. */
export function findableOf(opportunity: Opportunity): Findable {
  return {
    kind: 'opportunity',
    id: opportunity.id,
    ownerId: opportunity.ownerId,
    teamId: opportunity.teamId,
    title: opportunity.name,
    more: [opportunity.accountName, ...opportunity.products, opportunity.externalKey ?? ''].filter(Boolean),
    at: opportunity.openedAt,
  };
}

const findableFields = ['name', 'accountName', 'products', 'ownerId', 'teamId', 'deletedAt'] as const;

/** Whether search would find the one otherwise than the other. */
export function isFoundOtherwise(before: Opportunity, after: Opportunity): boolean {
  return findableFields.some((field) => !same(before[field], after[field]));
}

/** Makes search find the opportunity as it is now, along with COMMIT; a deleted one no longer. */
export function indexOpportunity(tx: Transaction, opportunity: Opportunity): void {
  if (opportunity.deletedAt === null) indexRecord(tx, findableOf(opportunity));
  else unindexRecords(tx, 'opportunity', [opportunity.id]);
}
