import { sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { type PastEvent, writePastEvents } from '../../platform/events/write-past.ts';
import type { Account } from './rules/account.ts';
import type { Contact } from './rules/contact.ts';
import type { InputName } from './rules/standing.ts';
import { insert } from './store.ts';
import { addHistory } from './store-histories.ts';
import { accountKind, contactKind } from './store-kinds.ts';
import { insertPosition, type Position } from './store-positions.ts';
import { saveInputs } from './store-standing.ts';
import {
  type DealerTerms,
  insertReferral,
  insertRelation,
  type Referral,
  type Relation,
  saveDealerTerms,
} from './store-ties.ts';

/** Something that happened to a customer in the past. */
export type PastCustomerEvent = PastEvent & { subject: { kind: 'account' | 'contact' } };

/** Customers as they stand now, with all that happened to them. */
export type CustomerPast = {
  /** Parents before their branches. */
  accounts: readonly Account[];
  contacts: readonly Contact[];
  positions: readonly Position[];
  inputs: readonly { accountId: string; values: Partial<Record<InputName, string>> }[];
  relations: readonly (Omit<Relation, 'deletedAt'> & { note: string | null })[];
  referrals: readonly Referral[];
  dealers: readonly { accountId: string; terms: DealerTerms }[];
  /** The leads they came from. */
  origins: readonly { accountId: string; contactId: string | null; leadId: string }[];
  events: readonly PastCustomerEvent[];
};

/**
 * Writes customers that have a past. Run by Yaosu itself; trusts that they were made by the rules of this room. They are judged by the
 * job, like any whose day has come.
 */
export async function writeCustomers(tx: Transaction, past: CustomerPast): Promise<void> {
  for (const account of past.accounts) insert(tx, accountKind, account);
  for (const contact of past.contacts) insert(tx, contactKind, contact);
  for (const position of past.positions) insertPosition(tx, position);
  for (const { accountId, values } of past.inputs) saveInputs(tx, accountId, values, 'typed');
  for (const relation of past.relations) insertRelation(tx, relation);
  for (const referral of past.referrals) insertReferral(tx, referral);
  for (const { accountId, terms } of past.dealers) saveDealerTerms(tx, accountId, terms);
  for (const { accountId, contactId, leadId } of past.origins) {
    addHistory(tx, { accountId, contactId: null, ofKind: 'lead', ofId: leadId, mergeId: null });
    if (contactId)
      addHistory(tx, { accountId: null, contactId, ofKind: 'lead', ofId: leadId, mergeId: null });
  }
  await tx.flush();
  await writePastEvents(tx, past.events);
}

/**
 * Erases all customers for good, with everything that belongs to them: how a company looked around in goes away again. Run by Yaosu
 * itself. @returns how many accounts there were.
 */
export async function eraseCustomers(tx: Transaction): Promise<number> {
  await tx.run(sql`delete from platform.files where subject_kind in ('account', 'contact')`);
  await tx.run(sql`delete from customers.contacts`);
  const erased = await tx.run(sql`delete from customers.accounts`);
  for (const table of ['match_keys', 'different', 'merges', 'rules'])
    await tx.run(sql`delete from ${sql.table(`customers.${table}`)}`);
  await tx.run(sql`delete from search.documents where kind in ('account', 'contact')`);
  await tx.run(sql`select platform.erase_events('account', null)`);
  await tx.run(sql`select platform.erase_events('contact', null)`);
  return erased;
}
