import { type DateOrder, dateOrder } from '../../../platform/import-export/dates.ts';
import { type ProposedColumn, proposeMapping } from '../../../platform/import-export/mapping.ts';
import { newFieldKind } from '../../../platform/import-export/new-fields.ts';
import { numberStyle } from '../../../platform/import-export/numbers.ts';
import { openTable, type TableOptions } from '../../../platform/import-export/readers/open-table.ts';
import { phoneCountry } from '../../../platform/import-export/values.ts';
import { pinyinOf } from '../../../platform/search/index.ts';
import type { FoundColumn, ImportFacts } from './import-facts.ts';
import type { ImportColumn, ImportOptions } from './options.ts';
import { leadTargets } from './rules/lead-fields.ts';

/** Rows looked at for kinds and formats, and rows shown. */
const looked = 1000;
const shown = 20;
/** A cell shown is cut here: a preview is for the eye. */
const shownCharacters = 300;

type KnownField = { key: string; label: string };

export type Inspected = { facts: ImportFacts; columns: ImportColumn[]; country: string };

/**
 * Reads the head of a file: how it is written, what its columns are, what each could become.
 *
 * @param known the custom fields there are; a column of the same name goes there.
 * @throws ImportError with a fatal code when it can't be read
 */
export async function inspectFile(
  source: { path: string; fileName: string },
  known: readonly KnownField[],
  options: TableOptions = {},
): Promise<Inspected> {
  const table = await openTable(source, options);
  try {
    const sample: string[][] = [];
    for await (const batch of table.batches()) {
      sample.push(...batch.rows);
      if (sample.length >= looked) break;
    }
    const { header } = table;
    const taken = new Set(known.map((field) => field.key));
    const found = proposeMapping(header, sample, leadTargets).map((column) =>
      describe(
        column,
        sample.map((row) => row[column.column] ?? ''),
        known,
        taken,
      ),
    );
    tellByNumber(found, sample);
    const phones = found.filter((column) => column.field === 'phone' || column.field === 'phone2');
    return {
      facts: {
        format: table.format,
        encoding: table.encoding,
        delimiter: table.delimiter ?? null,
        sheets: table.sheets ?? [],
        sheet: table.sheet ?? null,
        header,
        skippedLines: table.skippedLines,
        sample: sample.slice(0, shown).map((row) => row.map((cell) => cell.slice(0, shownCharacters))),
        columns: found,
        remembered: false,
        sameFile: null,
      },
      columns: found.map(columnOf),
      country: phoneCountry(phones.flatMap(({ column }) => sample.map((row) => row[column] ?? ''))),
    };
  } finally {
    await table.close();
  }
}

function describe(
  column: ProposedColumn,
  values: readonly string[],
  known: readonly KnownField[],
  taken: Set<string>,
): FoundColumn {
  const filled = values
    .map((value) => value.trim())
    .filter((value) => value !== '' && !column.missing.includes(value));
  const described: FoundColumn = { ...column };
  if (column.kind === 'date') {
    described.dateOrder = dateOrder(filled);
    if (isAmbiguous(filled, described.dateOrder)) described.ambiguousDates = true;
  }
  if (['number', 'money', 'percent'].includes(column.kind)) described.numberStyle = numberStyle(filled);
  if (column.field || column.dropped) return described;
  const same = known.find((field) => field.label === column.header || field.key === column.header);
  if (same) return { ...described, field: `custom:${same.key}` };
  return {
    ...described,
    newField: {
      key: freeKey(column.header, taken),
      label: column.header.slice(0, 80) || `#${column.column + 1}`,
      kind: newFieldKind(column.kind, filled),
    },
  };
}

const naming = new Set([
  'name',
  'firstName',
  'lastName',
  'company',
  'phone',
  'phone2',
  'email',
  'email2',
  'externalId',
]);

/**
 * A list that names nobody (an export without personal data) can still be worked: its shortest column of different values, most
 * often a number, tells its rows apart and stands for the name.
 */
function tellByNumber(found: FoundColumn[], sample: readonly string[][]): void {
  if (found.some(({ field }) => field !== undefined && naming.has(field))) return;
  let best: { column: FoundColumn; length: number } | undefined;
  for (const column of found) {
    const values = sample.map((row) => (row[column.column] ?? '').trim());
    const length = values.reduce((sum, value) => sum + value.length, 0) / values.length;
    const tells = !values.includes('') && new Set(values).size === values.length && length <= 60;
    if (tells && column.field === undefined && column.kind !== 'date' && (!best || length < best.length))
      best = { column, length };
  }
  if (!best) return;
  best.column.field = 'externalId';
  best.column.confidence = 0.5;
  delete best.column.newField;
}

/** Whether every value with signs between can be read both ways. */
function isAmbiguous(values: readonly string[], order: DateOrder): boolean {
  const open = values.filter((value) => /^\d{1,2}[-/]\d{1,2}[-/]\d{2,4}/.test(value));
  return open.length > 0 && dateOrder([...open], order === 'dmy' ? 'mdy' : 'dmy') !== order;
}

function freeKey(header: string, taken: Set<string>): string {
  const sound = pinyinOf(header)
    .full.normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '_');
  const base = (/^[a-z]/.test(sound) ? sound : `field_${sound}`).slice(0, 50).replace(/_+$/, '');
  let key = base;
  for (let n = 2; taken.has(key); n++) key = `${base}_${n}`;
  taken.add(key);
  return key;
}

function columnOf({
  column,
  field,
  missing,
  dateOrder: order,
  numberStyle: style,
}: FoundColumn): ImportColumn {
  return {
    column,
    to: field ?? null,
    missing,
    ...(order && { dateOrder: order }),
    ...(style && { numberStyle: style }),
  };
}

/** Takes every column that is no field of a lead into a custom field, as it was offered. */
export function withCustomFields(options: ImportOptions, facts: ImportFacts): ImportOptions {
  return {
    ...options,
    columns: options.columns.map((column) => {
      const offered = facts.columns[column.column]?.newField;
      if (column.to !== null || !offered) return column;
      const { key, label, kind } = offered;
      const newField = { label, kind } as NonNullable<ImportColumn['newField']>;
      return { ...column, to: `custom:${key}`, newField };
    }),
  };
}
