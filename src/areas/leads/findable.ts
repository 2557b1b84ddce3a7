import type { Transaction } from '../../platform/db/transaction.ts';
import { type Findable, indexRecord, moveRecords, unindexRecords } from '../../platform/search/index.ts';
import { type Lead, type LeadField, same } from './rules/lead.ts';

/** What search has to know of a lead. */
export type FoundLead = Pick<
  Lead,
  'id' | 'ownerId' | 'teamId' | 'name' | 'company' | 'phones' | 'emails' | 'wechat' | 'capturedAt'
>;

/** What a lead is found by. */
export function findableOf(lead: FoundLead): Findable {
  return {
    kind: 'lead',
    id: lead.id,
    ownerId: lead.ownerId,
    teamId: lead.teamId,
    title: lead.company || lead.name || lead.emails[0] || lead.phones[0] || '',
    person: lead.name,
    phones: lead.phones,
    emails: lead.emails,
    more: lead.wechat ? [lead.wechat] : [],
    at: lead.capturedAt,
  };
}

const findableFields = [
  'name',
  'company',
  'phones',
  'emails',
  'wechat',
  'ownerId',
  'teamId',
  'deletedAt',
] as const;

/** Whether search would find the one otherwise than the other. */
export function isFoundOtherwise(before: Lead, after: Lead): boolean {
  return findableFields.some((field) => !same(before[field], after[field]));
}

/** Makes search find the lead as it is now, along with COMMIT; a deleted one no longer. */
export function indexLead(tx: Transaction, lead: Lead): void {
  if (lead.deletedAt === null) indexRecord(tx, findableOf(lead));
  else unindexRecords(tx, 'lead', [lead.id]);
}

/** The same for many leads of which the named fields changed; leads that only changed hands are moved together. */
export function indexLeads(tx: Transaction, leads: readonly Lead[], fields: readonly LeadField[]): void {
  const changed = findableFields.filter((field) => fields.includes(field));
  if (changed.length === 0) return;
  if (changed.some((field) => field !== 'ownerId' && field !== 'teamId')) {
    for (const lead of leads) indexLead(tx, lead);
    return;
  }
  const hands = new Map<string, Lead[]>();
  for (const lead of leads) {
    const key = `${lead.ownerId} ${lead.teamId}`;
    const those = hands.get(key);
    if (those) those.push(lead);
    else hands.set(key, [lead]);
  }
  for (const those of hands.values()) {
    const { ownerId, teamId } = those[0]!;
    moveRecords(
      tx,
      'lead',
      those.map((lead) => lead.id),
      ownerId,
      teamId,
    );
  }
}
