import { fieldKey } from '../../platform/custom-fields/rules/field-key.ts';
import { dateOrder } from '../../platform/import-export/dates.ts';
import { foldHeader } from '../../platform/import-export/header-words.ts';
import { type ProposedColumn, proposeMapping } from '../../platform/import-export/mapping.ts';
import { newFieldKind } from '../../platform/import-export/new-fields.ts';
import { numberStyle } from '../../platform/import-export/numbers.ts';
import { phoneCountry } from '../../platform/import-export/values.ts';
import type { Table } from './read-table.ts';
import { type ColumnValues, type FileColumns, findLinks, type Link } from './rules/find-links.ts';
import { type Kind, kinds } from './rules/kinds.ts';
import { orderFiles } from './rules/order-files.ts';
import { type Recognised, recognise } from './rules/recognise.ts';
import { isIdShaped, sameId } from './rules/same-id.ts';
import type { FileChoice, FileFacts, FoundColumn } from './set-facts.ts';
import { customSubjects, namingFields, targetsOf } from './targets.ts';

/** Rows looked at for kinds, formats and what a file holds; rows shown; characters shown of a cell. */
const looked = 500;
const shown = 20;
const shownCharacters = 300;
/** Of a column with more different values than this only so many are compared with other files'. */
const mostCompared = 20_000;

/** Custom fields there are, by subject. */
export type KnownFields = ReadonlyMap<string, readonly { key: string; label: string }[]>;
export type Opened = {
  file: number;
  fileName: string;
  table: Table;
  /** What somebody said it holds. */
  kind?: Kind;
};
export type InspectedFile = { file: number; facts: FileFacts; choice: FileChoice };
export type InspectedSet = { files: InspectedFile[]; links: Link[]; order: number[] };

/** Looks at the files of a set together: what each holds, what their columns are, and how they hang together. */
export function inspectSet(opened: readonly Opened[], known: KnownFields): InspectedSet {
  const drafts = opened.map((one) => {
    const recognised = recognisedAs(one);
    const kind = one.kind ?? recognised[0]!.kind;
    const columns = proposedFor(one.table, kind, looked).map(asFound).map(surelyMeant);
    byHeaderAlone(columns, kind);
    if (kind === 'accounts') nameOfCompany(columns);
    return { ...one, recognised, kind, columns };
  });
  const links = findLinks(
    drafts.map(({ file, kind, table, columns }) => ({ file, kind, columns: valuesOf(table, columns) })),
  );
  const files = drafts.map(({ file, table, kind, recognised, columns }) => {
    const unique = new Set(
      valuesOf(table, columns).flatMap(({ column, isUnique }) => (isUnique ? [column] : [])),
    );
    const linked = withLinks(columns, links, file, unique);
    withoutStrayIds(linked, links, file, table);
    const found = describe(linked, table, kind, known);
    return { file, facts: factsOf(table, recognised, found), choice: choiceOf(file, kind, found, table) };
  });
  return { files, links, order: orderOf(files, links) };
}

/** The links between files as their columns are mapped now, and the order that follows. */
export function linksOf(
  files: readonly { file: number; table: Table; choice: FileChoice }[],
): Pick<InspectedSet, 'links' | 'order'> {
  const columns: FileColumns[] = files.map(({ file, table, choice }) => ({
    file,
    kind: choice.kind,
    columns: valuesOf(
      table,
      table.header.map((header, column) => {
        const to = choice.columns.find((one) => one.column === column)?.to ?? null;
        return { column, header, field: to };
      }),
    ),
  }));
  // Somebody has said what each column is: no other than those points anywhere.
  const links = findLinks(columns).filter(({ fromFile, fromColumn, field }) =>
    files.some(
      ({ file, choice }) =>
        file === fromFile && choice.columns.some(({ column, to }) => column === fromColumn && to === field),
    ),
  );
  return { links, order: orderOf(files, links) };
}

function orderOf(files: readonly { file: number; choice: FileChoice }[], links: readonly Link[]): number[] {
  const taken = files.filter(({ choice }) => choice.kind !== 'none');
  return orderFiles(
    taken.map(({ file, choice }) => ({ file, kind: choice.kind })),
    links,
  );
}

/** What columns of a file of this kind could be, by their headers and the first rows. */
function proposedFor({ header, rows }: Table, kind: Kind, rowsLookedAt: number): ProposedColumn[] {
  // A record of its own in one cell (addresses, as programs export them) is no value: its parts stand beside it.
  const sample = rows
    .slice(0, rowsLookedAt)
    .map((row) => row.map((cell) => (/^\s*[{[]\s*["{[]/.test(cell) ? '' : cell)));
  return proposeMapping(header, sample, [...targetsOf(kind)]);
}

/** Fields that are easily mistaken for others: these take nearly their own header. */
const narrow: Readonly<Record<string, number>> = { companyPhone: 0.9, companyEmail: 0.9, website: 0.75 };

function surelyMeant(column: FoundColumn): FoundColumn {
  return column.field && column.confidence < (narrow[column.field] ?? 0) ? unmapped(column) : column;
}

/** What a row is called goes by its header, whatever its values look like: a deal may be named like a street. */
function byHeaderAlone(columns: FoundColumn[], kind: Kind): void {
  for (const name of namingFields[kind]) {
    if (columns.some(({ field }) => field === name)) continue;
    const words =
      targetsOf(kind)
        .find(({ key }) => key === name)
        ?.synonyms.map(foldHeader) ?? [];
    const at = columns.findIndex(({ field, header }) => !field && words.includes(foldHeader(header)));
    if (at < 0) continue;
    const facts = { header: columns[at]!.header };
    columns[at] = { ...columns[at]!, field: name, confidence: 0.8, reason: { code: 'sameHeader', facts } };
  }
}

/** In a file of companies a bare name is the company's. */
function nameOfCompany(columns: FoundColumn[]): void {
  if (columns.some(({ field }) => field === 'company')) return;
  const at = columns.findIndex(
    ({ header, field }) => field === 'name' && /^(name|名称|名稱)$/i.test(header.trim()),
  );
  if (at >= 0) columns[at] = { ...columns[at]!, field: 'company' };
}

function recognisedAs({ fileName, table }: Opened): Recognised[] {
  const sample = table.rows.slice(0, 100);
  const idColumn = table.header.findIndex((header) => /^id$/i.test(header.trim()));
  const fields = Object.fromEntries(
    kinds
      .filter((kind) => kind !== 'none')
      .map((kind) => [
        kind,
        new Map(
          proposedFor(table, kind, 100).flatMap(({ field, confidence }) =>
            field ? [[field, confidence] as const] : [],
          ),
        ),
      ]),
  ) as unknown as Parameters<typeof recognise>[0]['fields'];
  return recognise({
    fileName,
    format: table.format,
    header: table.header,
    ids:
      idColumn < 0
        ? []
        : sample
            .slice(0, 20)
            .map((row) => row[idColumn] ?? '')
            .filter(Boolean),
    fields,
  });
}

function asFound({ reason, ...column }: ProposedColumn): FoundColumn {
  return { ...column, ...(reason && { reason: { code: reason.code, facts: { ...reason.facts } } }) };
}

/** The different values of each column, as written. */
function valuesOf(
  table: Table,
  columns:
    | readonly Pick<FoundColumn, 'column' | 'header' | 'field'>[]
    | readonly { column: number; header: string; field: string | null }[],
): ColumnValues[] {
  return columns.map(({ column, header, field }) => {
    const values = new Set<string>();
    let filled = 0;
    for (const row of table.rows) {
      const value = row[column]?.trim();
      if (!value) continue;
      filled++;
      if (values.size < mostCompared) values.add(value);
    }
    const isUnique =
      filled > 0 && values.size === Math.min(filled, mostCompared) && filled >= table.rows.length * 0.9;
    return { column, header, field: field ?? null, values: [...values], isUnique };
  });
}

/** A column that points at another file is what it points with, whatever its header made of it. */
function withLinks(
  columns: readonly FoundColumn[],
  links: readonly Link[],
  file: number,
  unique: ReadonlySet<number>,
): FoundColumn[] {
  const own = links.filter((link) => link.fromFile === file);
  // What others point at by id is what its rows are known by; else a column that is called nothing but that.
  const pointedAt = links.find((link) => link.toFile === file && link.by === 'id')?.toColumn;
  const key =
    pointedAt ??
    columns.find(({ column, header }) => /^(record ?)?id$/i.test(header.trim()) && unique.has(column))
      ?.column;
  return columns.map((column) => {
    const link = own.find((one) => one.fromColumn === column.column);
    if (link)
      return {
        ...column,
        field: link.field,
        confidence: Math.max(0.8, Math.round((link.found / link.values) * 100) / 100),
        reason: { code: 'link', facts: { file: link.toFile, column: link.toColumn, by: link.by } },
      };
    if (column.column === key && column.field !== 'externalId')
      return { ...column, field: 'externalId', confidence: 1, reason: { code: 'key', facts: {} } };
    if (key !== undefined && column.field === 'externalId' && column.column !== key) return unmapped(column);
    const isTaken = column.field !== undefined && own.some((one) => one.field === column.field);
    return isTaken ? unmapped(column) : column;
  });
}

const naming = new Set(['owner', 'company', 'account', 'parent', 'by', 'manager', 'opportunity', 'products']);

/** An id that points at nothing that came along names nobody: such a column is left out, and offered to nobody. */
function withoutStrayIds(
  columns: FoundColumn[],
  links: readonly Link[],
  file: number,
  { rows }: Table,
): void {
  for (const [at, column] of columns.entries()) {
    if (!column.field || !naming.has(column.field)) continue;
    if (links.some((link) => link.fromFile === file && link.fromColumn === column.column)) continue;
    const values = rows.slice(0, looked).flatMap((row) => row[column.column]?.trim() || []);
    const ids = values.filter((value) => sameId(value) !== value && isIdShaped(value));
    if (ids.length > 0 && ids.length >= values.length * 0.5) columns[at] = unmapped(column);
  }
}

function unmapped({ field: _field, reason: _reason, ...column }: FoundColumn): FoundColumn {
  return { ...column, confidence: 0 };
}

function describe(
  columns: readonly FoundColumn[],
  table: Table,
  kind: Kind,
  known: KnownFields,
): FoundColumn[] {
  const [subject] = customSubjects[kind];
  const prefix = (of: string) => (kind === 'accounts' || kind === 'contacts' ? `${of}.custom:` : 'custom:');
  const taken = new Set(customSubjects[kind].flatMap((of) => (known.get(of) ?? []).map(({ key }) => key)));
  return columns.map((column) => {
    const values = table.rows.slice(0, looked).map((row) => row[column.column]?.trim() ?? '');
    const filled = values.filter((value) => value !== '' && !column.missing.includes(value));
    const found: FoundColumn = { ...column };
    if (filled.length === 0 && !column.field) found.dropped = true;
    if (column.kind === 'date') {
      found.dateOrder = dateOrder(filled, 'mdy');
      if (found.dateOrder !== dateOrder(filled, 'dmy')) {
        found.dateOrder = dateOrder(filled);
        found.ambiguousDates = filled.some((value) => /^\d{1,2}[-/]\d{1,2}[-/]/.test(value));
      }
    }
    if (['number', 'money', 'percent'].includes(column.kind)) found.numberStyle = numberStyle(filled);
    if (column.field || found.dropped || !subject) return found;
    for (const of of customSubjects[kind]) {
      const same = known.get(of)?.find(({ key, label }) => label === column.header || key === column.header);
      if (same) return { ...found, field: `${prefix(of)}${same.key}` };
    }
    const label = column.header.slice(0, 80) || `#${column.column + 1}`;
    const key = fieldKey(label, taken);
    taken.add(key);
    return {
      ...found,
      newField: { key: `${prefix(subject)}${key}`, label, kind: newFieldKind(column.kind, filled) },
    };
  });
}

function factsOf(table: Table, recognised: Recognised[], found: FoundColumn[]): FileFacts {
  const { rows, ...facts } = table;
  return {
    ...facts,
    rows: rows.length,
    sample: rows.slice(0, shown).map((row) => row.map((cell) => cell.slice(0, shownCharacters))),
    recognised,
    found,
  };
}

function choiceOf(file: number, kind: Kind, found: readonly FoundColumn[], table: Table): FileChoice {
  const phones = found.filter(({ field }) => field && /phone/i.test(field)).map(({ column }) => column);
  return {
    file,
    kind,
    columns: found.map(({ column, field, missing, dateOrder: order, numberStyle: style }) => ({
      column,
      to: field ?? null,
      missing,
      ...(order && { dateOrder: order }),
      ...(style && { numberStyle: style }),
    })),
    country: phoneCountry(
      phones.flatMap((column) => table.rows.slice(0, looked).map((row) => row[column] ?? '')),
    ),
  };
}
