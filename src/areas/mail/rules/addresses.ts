import { beginningOf, fieldText, plainLine, splitOutsideQuotes, unquoted } from './headers.ts';

/** Somebody that a mail comes from or goes to. */
export type Party = { name: string; address: string };

const mostParties = 200;
/** Nobody's name is longer; a longer one is there to fill our screens and our database. */
const longestName = 200;

/**
 * A mail address as it is compared and kept: small letters, nothing around it.
 *
 * @returns null for what is none
 */
export function addressOf(text: string): string | null {
  const plain = text.trim().normalize('NFKC').toLowerCase();
  if (plain.length > 254) return null;
  // No quoted local parts: nobody has one, and they are how a header is smuggled in.
  return /^[^\s<>()[\]\\,;:@"\p{Cc}]{1,64}@(?=.{1,253}$)([\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?)(\.[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?)+$/u.test(
    plain,
  )
    ? plain
    : null;
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/**
 * Those named in a field such as To, as far as they can be read: groups are opened, names decoded, what is no address is left out.
 *
 * @param raw one character for each byte
 */
export function readParties(raw: string): Party[] {
  const parties: Party[] = [];
  // `Undisclosed: a@b.c, d@e.f;` is a group: its name is no party.
  const flat = raw.replace(/(^|[,;])[^<>",;@]*:/g, '$1 ').replaceAll(';', ',');
  for (const one of splitOutsideQuotes(flat, ',')) {
    const party = readParty(one);
    if (party) parties.push(party);
    if (parties.length === mostParties) break;
  }
  return parties;
}

function readParty(text: string): Party | null {
  const angled = /^(.*)<([^<>]*)>[^<>]*$/s.exec(text);
  if (!angled) {
    const comment = /\(([^()]*)\)/.exec(text)?.[1] ?? '';
    const address = addressOf(text.replace(/\([^()]*\)/g, ''));
    return address ? { name: beginningOf(fieldText(comment), longestName), address } : null;
  }
  const address = addressOf(angled[2]!);
  if (!address) return null;
  const name = angled[1]!.trim();
  const shown = fieldText(name.startsWith('"') ? unquoted(name) : name);
  return { name: beginningOf(plainLine(shown.replace(/^["']|["']$/g, '')), longestName), address };
}
