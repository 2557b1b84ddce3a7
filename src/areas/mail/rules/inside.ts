import { domainOf } from './addresses.ts';
import { isFreeDomain } from './providers.ts';

/** An address of the house: one that somebody signs in by, or a mailbox with whose it is. */
export type InsideAddress = { address: string; personId: string | null };

/**
 * Addresses that are not outside for somebody: those that colleagues sign in by, and mailboxes. Whoever connects a mailbox may write any address
 * on it, a customer's too, whose mail would then be nobody's contact any more. So another's mailbox counts only at a domain of the house: one
 * that colleagues sign in by, or at which two of them have a mailbox; never at a domain that anybody can have an address at.
 */
export function insideFor(me: string, addresses: readonly InsideAddress[]): Set<string> {
  const people = new Map<string, Set<string>>();
  const signedInBy = new Set<string>();
  for (const { address, personId } of addresses) {
    const domain = domainOf(address);
    if (isFreeDomain(domain)) continue;
    if (personId === null) signedInBy.add(domain);
    else people.set(domain, (people.get(domain) ?? new Set()).add(personId));
  }
  const isHouse = (domain: string): boolean => signedInBy.has(domain) || (people.get(domain)?.size ?? 0) > 1;
  return new Set(
    addresses
      .filter(({ address, personId }) => personId === null || personId === me || isHouse(domainOf(address)))
      .map(({ address }) => address),
  );
}
