import type { Query } from '../../../platform/db/sql.ts';
import { emailKey } from '../../../platform/matching/normalise.ts';
import { customersByAddress } from '../../customers/index.ts';
import { leadsByAddress } from '../../leads/index.ts';
import { openDealsOf } from '../../pipeline/index.ts';
import { domainOf } from '../rules/addresses.ts';
import type { Known } from '../rules/match.ts';
import { isFreeDomain } from '../rules/providers.ts';

/** Asks under the owner of the mailbox. */
export type Ask = <T>(query: Query<T>) => Promise<T[]>;

/** What the one who asks can see that has to do with these addresses. */
export async function whoIs(ask: Ask, addresses: readonly string[]): Promise<Known> {
  const keys = [...new Set(addresses.map(emailKey))].filter((key) => key !== '');
  if (keys.length === 0) return { contacts: [], leads: [], accounts: [], domains: [], deals: [] };
  const ofCompanies = [...new Set(keys.map(domainOf))].filter((domain) => !isFreeDomain(domain));
  const [customers] = await ask(customersByAddress(keys, ofCompanies));
  const leads = await ask(leadsByAddress(keys));
  const { contacts, accounts, domains } = customers!;
  const accountIds = [
    ...accounts.map((one) => one.id),
    ...domains.map((one) => one.accountId),
    ...contacts.flatMap((one) => (one.accountId ? [one.accountId] : [])),
  ];
  const contactIds = contacts.map((one) => one.id);
  const deals = await ask(openDealsOf(accountIds, contactIds));
  return { contacts, accounts, domains, leads, deals };
}
