export type Side = 'a' | 'b';

/** As much of a record as is compared. */
export type Mergeable = {
  id: string;
  version: number;
  name: string;
  custom: Record<string, unknown>;
} & { [field: string]: unknown };

/** In the order in which one compares two, with the name each field is chosen by. */
const compared = {
  account: [
    'name',
    'shortName',
    'kind',
    'creditCode',
    'parentId',
    'phones',
    'emails',
    'website',
    'region',
    'address',
    'industry',
    'size',
    'source',
    'currency',
    'paymentTerms',
    'creditNote',
    'note',
    'owner',
    'nextStep',
  ],
  contact: [
    'name',
    'account',
    'role',
    'phones',
    'emails',
    'wechat',
    'address',
    'birthday',
    'language',
    'channel',
    'consent',
    'source',
    'note',
  ],
} as const;

/** What stands for a field that is chosen together with others. */
const shownBy: Readonly<Record<string, string>> = {
  owner: 'ownerName',
  account: 'accountName',
  parentId: 'parentName',
};

/** Kept of both sides. */
const united: ReadonlySet<string> = new Set(['phones', 'emails']);

/** One line of the comparison. `choosable`: both sides say something, and not the same. */
export type PairRow = { field: string; a: unknown; b: unknown; same: boolean; choosable: boolean };

/** What two records say, field by field; what neither says is left out. */
export function pairRows(kind: 'account' | 'contact', a: Mergeable, b: Mergeable): PairRow[] {
  const own = [...new Set([...Object.keys(a.custom), ...Object.keys(b.custom)])];
  return [
    ...compared[kind].flatMap((field) => {
      const at = shownBy[field] ?? field;
      return rowOf(field, a[at], b[at]);
    }),
    ...own.flatMap((key) => rowOf(`custom.${key}`, a.custom[key], b.custom[key])),
  ];
}

function rowOf(field: string, a: unknown, b: unknown): PairRow[] {
  if (isEmpty(a) && isEmpty(b)) return [];
  const same = JSON.stringify(a) === JSON.stringify(b);
  return [{ field, a, b, same, choosable: !same && !isEmpty(a) && !isEmpty(b) && !united.has(field) }];
}

export function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

/** What is sent when merging: only where the reader chose, as seen from the record that is kept. */
export function mergeChoices(
  chosen: Readonly<Record<string, Side>>,
  kept: Side,
): Record<string, 'kept' | 'away'> {
  return Object.fromEntries(
    Object.entries(chosen).map(([field, side]) => [field, side === kept ? 'kept' : 'away']),
  );
}
