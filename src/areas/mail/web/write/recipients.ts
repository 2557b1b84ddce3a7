import type { Party } from '../shapes.ts';

const plain = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/;
const named = /^\s*"?([^"<>]*?)"?\s*<\s*([^<>\s]+)\s*>\s*$/;

/** One recipient as it was typed or pasted: `li@a.example`, `李晓 <li@a.example>`; null when it is no address. */
export function partyOf(typed: string): Party | null {
  const whole = typed.trim();
  if (plain.test(whole)) return { name: '', address: whole };
  const [, name = '', address = ''] = named.exec(whole) ?? [];
  return plain.test(address) ? { name: name.trim(), address } : null;
}

/** As it stands in the field. */
export const writtenParty = ({ name, address }: Party): string =>
  name.trim() === '' ? address : `${name} <${address}>`;

/** What was typed, read; the first that is no address is named in `wrong`. */
export function readRecipients(typed: readonly string[]): { parties: Party[]; wrong: string | null } {
  const read = typed.map((one) => [one, partyOf(one)] as const);
  const parties = new Map(
    read.flatMap(([, party]) => (party ? [[party.address.toLowerCase(), party] as const] : [])),
  );
  return { parties: [...parties.values()], wrong: read.find(([, party]) => party === null)?.[0] ?? null };
}
