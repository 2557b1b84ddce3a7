import type { Transaction } from '../../../../platform/db/transaction.ts';
import {
  accountFor,
  contactFor,
  findNearAccounts,
  findNearContacts,
  findSameAccounts,
  findSameContacts,
} from '../../../customers/index.ts';
import { type LeadFacts, leadFacts, type OpenOpportunity, openOpportunitiesOf } from '../reads.ts';
import { nameFromLead } from '../rules/opportunity-from-lead.ts';

export type Candidate = {
  id: string;
  name: string;
  detail: string | null;
  likelihood: number;
  same: boolean;
};

export type ConversionPreview = {
  lead: LeadFacts;
  /** What the opportunity would be called. */
  name: string;
  accounts: Candidate[];
  contacts: Candidate[];
  /** Accounts or contacts that are the same but somebody else's: only whose they are. */
  hidden: { what: 'account' | 'contact'; owner: string | null }[];
  /** Open opportunities of the accounts above, to join instead of opening one. */
  opportunities: OpenOpportunity[];
};

/** What converting a lead would do, and whom it may be joined to. @throws Refusal `record.notFound` */
export async function previewConversion(tx: Transaction, leadId: string): Promise<ConversionPreview> {
  const lead = await leadFacts(tx, leadId);
  const { company, name, phones, emails, region, address, wechat } = lead;
  const account = { name: company, shortName: null, phones: [], emails: [] };
  const contact = { name, phones, emails };
  const sameAccounts = company === '' ? [] : await findSameAccounts(tx, account);
  const nearAccounts = company === '' ? [] : await findNearAccounts(tx, { ...account, region, address });
  const sameContacts = name === '' ? [] : await findSameContacts(tx, contact, null);
  const nearContacts =
    name === '' ? [] : await findNearContacts(tx, { ...contact, wechat, address }, company || null);
  const accounts = [
    ...(await certain(
      sameAccounts,
      (id) => accountFor(tx, id),
      () => null,
    )),
    ...nearAccounts.map((one) => ({ ...likely(one), detail: null })),
  ].filter(first);
  const contacts = [
    ...(await certain(
      sameContacts,
      (id) => contactFor(tx, id),
      (one) => one.title,
    )),
    ...nearContacts.map((one) => ({ ...likely(one), detail: one.accountName })),
  ].filter(first);
  return {
    lead,
    name: nameFromLead(lead),
    accounts,
    contacts,
    hidden: [
      ...hiddenAmong('account', sameAccounts, accounts),
      ...hiddenAmong('contact', sameContacts, contacts),
    ],
    opportunities: await openOpportunitiesOf(
      tx,
      accounts.map(({ id }) => id),
    ),
  };
}

/** Those that are the same by a key, as far as the actor sees them. */
async function certain<F extends { name: string }>(
  same: readonly { id: string }[],
  look: (id: string) => Promise<F | null>,
  detail: (found: F) => string | null,
): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const { id } of same) {
    const one = await look(id);
    if (one) found.push({ id, name: one.name, detail: detail(one), likelihood: 1, same: true });
  }
  return found;
}

function likely({
  id,
  name,
  likelihood,
}: {
  id: string;
  name: string;
  likelihood: number;
}): Omit<Candidate, 'detail'> {
  return { id, name, likelihood, same: false };
}

/** The same one is named once, for its best reason. */
function first(one: Candidate, at: number, all: readonly Candidate[]): boolean {
  return all.findIndex(({ id }) => id === one.id) === at;
}

function hiddenAmong<S extends { id: string; ownerName: string | null }>(
  what: 'account' | 'contact',
  same: readonly S[],
  shown: readonly Candidate[],
): ConversionPreview['hidden'] {
  const seen = new Set(shown.map(({ id }) => id));
  return same.filter(({ id }) => !seen.has(id)).map(({ ownerName }) => ({ what, owner: ownerName }));
}
