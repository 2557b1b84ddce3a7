import type { Compared, Side } from './shapes.ts';

/** In the order in which one compares two leads; `custom` stands for the company's own fields. */
const compared = [
  'company',
  'name',
  'title',
  'phones',
  'emails',
  'wechat',
  'website',
  'region',
  'address',
  'industry',
  'size',
  'language',
  'source',
  'campaign',
  'product',
  'need',
  'amount',
  'status',
  'owner',
  'nextStep',
  'custom',
  'capturedAt',
  'lastContactAt',
] as const;

/** Kept of both sides, or never a matter of choice. */
const neverChosen: ReadonlySet<string> = new Set(['phones', 'emails', 'capturedAt', 'lastContactAt']);

/** One line of the comparison. `choosable`: both sides say something, and not the same. */
export type PairRow = { field: string; a: unknown; b: unknown; same: boolean; choosable: boolean };

/** What two leads say, field by field; what neither says is left out. */
export function pairRows(a: Compared, b: Compared): PairRow[] {
  return compared.flatMap((field) => {
    if (field !== 'custom') return rowOf(field, fieldOf(a, field), fieldOf(b, field));
    const keys = new Set([...Object.keys(a.custom), ...Object.keys(b.custom)]);
    return [...keys].flatMap((key) => rowOf(`custom.${key}`, a.custom[key], b.custom[key]));
  });
}

function rowOf(field: string, a: unknown, b: unknown): PairRow[] {
  if (isEmpty(a) && isEmpty(b)) return [];
  const same = JSON.stringify(a) === JSON.stringify(b);
  const choosable = !same && !isEmpty(a) && !isEmpty(b) && !neverChosen.has(field);
  return [{ field, a, b, same, choosable }];
}

function fieldOf(lead: Compared, field: Exclude<(typeof compared)[number], 'custom'>): unknown {
  return field === 'owner' ? lead.ownerName : lead[field];
}

export function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

/** Which of two one would keep: the one on which an opportunity hangs, then the one somebody owns, then the older. */
export function keptAtFirst(a: Compared, b: Compared): Side {
  for (const has of [isConverted, isOwned]) if (has(a) !== has(b)) return has(a) ? 'a' : 'b';
  return Date.parse(a.capturedAt) <= Date.parse(b.capturedAt) ? 'a' : 'b';
}

function isConverted(lead: Compared): boolean {
  return lead.status === 'converted';
}

function isOwned(lead: Compared): boolean {
  return lead.ownerId !== null;
}

/** What is sent when merging: only where the reader chose, as seen from the lead that is kept. */
export function mergeChoices(
  chosen: Readonly<Record<string, Side>>,
  kept: Side,
): Record<string, 'kept' | 'away'> {
  return Object.fromEntries(
    Object.entries(chosen).map(([field, side]) => [field, side === kept ? 'kept' : 'away']),
  );
}
