import { domainOf } from './addresses.ts';
import { isFreeDomain } from './providers.ts';

export type RecordKind = 'lead' | 'account' | 'contact' | 'opportunity';
export type RecordRef = { kind: RecordKind; id: string };
export type Filing = RecordRef & { how: 'address' | 'domain' | 'hand' };
export type Proposal = RecordRef & { why: 'address' | 'domain' | 'severalDeals'; address: string };

/** What the mailbox's owner can see that may have to do with some addresses. */
export type Known = {
  contacts: { id: string; address: string; accountId: string | null }[];
  /** Leads that are still worked, not those that have become a customer. */
  leads: { id: string; address: string }[];
  accounts: { id: string; address: string }[];
  /** Accounts by the domain of their own or their contacts' addresses. */
  domains: { accountId: string; domain: string }[];
  deals: { id: string; accountId: string | null; contactIds: string[] }[];
};

export type Verdict = { is: 'private' | 'unrelated' } | Placed;
/** On some records for sure, or perhaps. */
export type Placed = { is: 'filed' | 'proposed'; filings: Filing[]; proposals: Proposal[] };

/**
 * Where a mail belongs, by the addresses of those outside the company.
 *
 * Sure is: one contact, one lead, one account with an address; the account of such a contact; one account with a domain that is a company's own;
 * the one open deal of such a customer. Whatever may be one of several is proposed and not guessed. With nobody known it is unrelated.
 */
export function placeMail(addresses: readonly string[], known: Known): Verdict {
  const filings = new Map<string, Filing>();
  const proposals = new Map<string, Proposal>();
  const file = (kind: RecordKind, id: string, how: Filing['how']): void => {
    if (!filings.has(`${kind}/${id}`)) filings.set(`${kind}/${id}`, { kind, id, how });
  };
  const propose = (kind: RecordKind, id: string, why: Proposal['why'], address: string): void => {
    proposals.set(`${kind}/${id}`, { kind, id, why, address });
  };
  for (const address of new Set(addresses)) {
    const at = <T extends { address: string }>(all: readonly T[]): T[] =>
      all.filter((one) => one.address === address);
    const [contacts, leads, accounts] = [at(known.contacts), at(known.leads), at(known.accounts)];
    for (const [kind, found] of [
      ['contact', contacts],
      ['lead', leads],
      ['account', accounts],
    ] as const)
      if (found.length === 1) file(kind, found[0]!.id, 'address');
      else for (const { id } of found) propose(kind, id, 'address', address);
    const accountId = contacts.length === 1 ? contacts[0]!.accountId : null;
    if (accountId !== null) file('account', accountId, 'address');
    if (contacts.length + leads.length + accounts.length === 0) placeByDomain(address, known, file, propose);
  }
  placeDeals(known, filings, file, propose);
  for (const key of filings.keys()) proposals.delete(key);
  if (filings.size === 0 && proposals.size === 0) return { is: 'unrelated' };
  return {
    is: filings.size > 0 ? 'filed' : 'proposed',
    filings: [...filings.values()],
    proposals: [...proposals.values()],
  };
}

type File = (kind: RecordKind, id: string, how: Filing['how']) => void;
type Propose = (kind: RecordKind, id: string, why: Proposal['why'], address: string) => void;

function placeByDomain(address: string, known: Known, file: File, propose: Propose): void {
  const domain = domainOf(address);
  if (isFreeDomain(domain)) return;
  const ids = [...new Set(known.domains.filter((one) => one.domain === domain).map((one) => one.accountId))];
  if (ids.length === 1) file('account', ids[0]!, 'domain');
  else for (const id of ids) propose('account', id, 'domain', address);
}

/** Of the deals of those it was filed on: the only one, or the only one that the person has to do with. */
function placeDeals(known: Known, filings: ReadonlyMap<string, Filing>, file: File, propose: Propose): void {
  const open = known.deals.filter(
    ({ accountId, contactIds }) =>
      (accountId !== null && filings.has(`account/${accountId}`)) ||
      contactIds.some((id) => filings.has(`contact/${id}`)),
  );
  const nearer = open.filter(({ contactIds }) => contactIds.some((id) => filings.has(`contact/${id}`)));
  const [only, ...others] = nearer.length > 0 ? nearer : open;
  if (!only) return;
  if (others.length === 0) file('opportunity', only.id, 'address');
  else for (const { id } of [only, ...others]) propose('opportunity', id, 'severalDeals', '');
}

/** Whether all those outside are addresses, or at domains, that the owner has said are not business. */
export function isPrivate(addresses: readonly string[], privates: ReadonlySet<string>): boolean {
  return (
    addresses.length > 0 && addresses.every((one) => privates.has(one) || privates.has(`@${domainOf(one)}`))
  );
}

/** What a mail counts as contact with: deals before their accounts, accounts before their contacts, so that one mail counts once in each file. */
export function countedWith(
  filings: readonly RecordRef[],
  contacts: readonly { id: string; accountId: string | null }[],
  deals: readonly { id: string; accountId: string | null }[],
): { with: RecordRef[]; reachedAccounts: string[] } {
  const has = (kind: RecordKind, id: string | null): boolean =>
    filings.some((one) => one.kind === kind && one.id === id);
  const dealt = new Set(deals.filter(({ id }) => has('opportunity', id)).map((one) => one.accountId));
  const counted = filings.filter(({ kind, id }) => {
    if (kind === 'account') return !dealt.has(id);
    if (kind !== 'contact') return true;
    const accountId = contacts.find((one) => one.id === id)?.accountId ?? null;
    return accountId === null || (!has('account', accountId) && !dealt.has(accountId));
  });
  const reachedAccounts = filings
    .filter(({ kind, id }) => kind === 'account' && dealt.has(id))
    .map((one) => one.id);
  return { with: counted, reachedAccounts };
}
