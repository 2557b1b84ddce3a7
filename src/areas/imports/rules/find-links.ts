import type { Kind } from './kinds.ts';
import { bareName, foldName, isIdShaped, sameId } from './same-id.ts';

/** A column as far as links are concerned: its different values, as written. */
export type ColumnValues = {
  column: number;
  header: string;
  field: string | null;
  values: readonly string[];
  isUnique: boolean;
};
export type FileColumns = { file: number; kind: Kind; columns: readonly ColumnValues[] };
/** A column whose values stand in another one (or in its own file's): what it points at, and which field it is for that. */
export type Link = {
  fromFile: number;
  fromColumn: number;
  toFile: number;
  toColumn: number;
  by: 'id' | 'name';
  field: string;
  values: number;
  found: number;
};

/** Which field of a kind names a record of which other. */
const pointing: Readonly<Partial<Record<Kind, readonly (readonly [to: Kind, field: string])[]>>> = {
  people: [['people', 'manager']],
  accounts: [
    ['accounts', 'parent'],
    ['people', 'owner'],
  ],
  contacts: [
    ['accounts', 'company'],
    ['people', 'owner'],
  ],
  leads: [['people', 'owner']],
  opportunities: [
    ['accounts', 'account'],
    ['people', 'owner'],
    ['products', 'products'],
  ],
  history: [
    ['opportunities', 'opportunity'],
    ['people', 'by'],
  ],
};
/** Under which fields a kind is named. */
const naming: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  people: ['name', 'email'],
  accounts: ['company', 'shortName'],
  products: ['product'],
  opportunities: ['name'],
};

/**
 * Finds which columns point at records of other files: the values of an id column, or the names, of one file stand in another's column.
 * One pointing column for each field at most, that with most of its values found.
 */
export function findLinks(files: readonly FileColumns[]): Link[] {
  const links: Link[] = [];
  for (const from of files) {
    for (const [toKind, field] of pointing[from.kind] ?? []) {
      const candidates = files
        .filter(({ kind }) => kind === toKind)
        .flatMap((to) => from.columns.flatMap((column) => linksBetween(from, column, to, field)));
      const best = candidates.toSorted((a, b) => weightOf(b, from) - weightOf(a, from))[0];
      if (best) links.push(best);
    }
  }
  return links;
}

function linksBetween(from: FileColumns, column: ColumnValues, to: FileColumns, field: string): Link[] {
  const isOwn = from.file === to.file;
  // A column can't point by being what its own row is called.
  if (
    column.values.length === 0 ||
    (column.field !== null && column.field !== field && isNaming(from.kind, column.field))
  )
    return [];
  return to.columns.flatMap((target): Link[] => {
    if (isOwn && target.column === column.column) return [];
    const by = target.isUnique && looksLikeKey(target) ? 'id' : 'name';
    // Small numbers stand everywhere: there both columns must say that they are ids.
    if (by === 'id' && !target.values.some(isIdShaped) && !looksLikeKey(column) && column.field !== field)
      return [];
    if (by === 'name' && !(naming[to.kind] ?? []).includes(target.field ?? '')) return [];
    const known = new Set(target.values.map(by === 'id' ? sameId : foldName));
    const bare = by === 'name' ? new Set(target.values.map(bareName)) : null;
    const found = column.values.filter(
      (value) => known.has(by === 'id' ? sameId(value) : foldName(value)) || bare?.has(bareName(value)),
    ).length;
    if (!isEnough(by, found, column, field)) return [];
    return [
      {
        fromFile: from.file,
        fromColumn: column.column,
        toFile: to.file,
        toColumn: target.column,
        by,
        field,
        values: column.values.length,
        found,
      },
    ];
  });
}

/** Ids hardly agree by chance; names may, unless most do or the header says the same. */
function isEnough(by: Link['by'], found: number, column: ColumnValues, field: string): boolean {
  const share = found / column.values.length;
  if (column.field === field) return found > 0 && share >= 0.2;
  return by === 'id' ? found > 0 && share >= 0.3 : share >= 0.6 && (found >= 2 || column.values.length === 1);
}

const looksLikeKey = ({ header, field }: ColumnValues): boolean =>
  field === 'externalId' ||
  /(^|[\s_-])(id|no|number|code|key|sku)$|Id$|ID$|编号|編號|编码|編碼|工号|代码/i.test(header.trim());

function isNaming(kind: Kind, field: string): boolean {
  return field === 'externalId' || (naming[kind] ?? []).includes(field);
}

function weightOf(link: Link, { columns }: FileColumns): number {
  const column = columns.find((one) => one.column === link.fromColumn)!;
  return link.found / link.values + (link.by === 'id' ? 0.5 : 0) + (column.field === link.field ? 1 : 0);
}
