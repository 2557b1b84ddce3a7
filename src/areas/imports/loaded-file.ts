import type { DateOrder } from '../../platform/import-export/dates.ts';
import type { NumberStyle } from '../../platform/import-export/numbers.ts';
import { readTable, tableOptions } from './read-table.ts';
import type { Kind } from './rules/kinds.ts';
import type { FileChoice, Repair } from './set-facts.ts';
import type { FileRecord } from './store.ts';

/** A row as it stands in the file, and as it is read: words for “not answered” empty, repairs made. */
export type LoadedRow = { row: number; raw: readonly string[]; cells: readonly string[] };

/** A file with what was chosen for it, its rows at hand. */
export type LoadedFile = {
  file: number;
  fileName: string;
  kind: Kind;
  header: readonly string[];
  rows: readonly LoadedRow[];
  choice: FileChoice;
  /** Columns by the field they are mapped to. */
  columns: ReadonlyMap<string, readonly number[]>;
  style: { country: string; dateOrder?: DateOrder; numberStyle?: NumberStyle };
};

/** @throws Refusal as `readTable` */
export async function loadFile(record: FileRecord, repairs: readonly Repair[]): Promise<LoadedFile> {
  const { file, fileName, choice } = record;
  const table = await readTable(record, tableOptions(choice));
  const columns = new Map<string, number[]>();
  for (const { column, to } of choice.columns)
    if (to !== null) columns.set(to, [...(columns.get(to) ?? []), column]);
  const read = readersOf(
    choice,
    repairs.filter((one) => one.file === file),
  );
  const rows = table.rows.map((raw, at) => ({
    row: at + 1,
    raw,
    cells: raw.map((cell, column) => read(column, cell.trim())),
  }));
  return {
    file,
    fileName,
    kind: choice.kind,
    header: table.header,
    rows,
    choice,
    columns,
    style: styleOf(choice),
  };
}

function readersOf(choice: FileChoice, repairs: readonly Repair[]): (column: number, cell: string) => string {
  const missing = new Map(choice.columns.map((one) => [one.column, new Set(one.missing)]));
  const repaired = new Map<number, Map<string, string>>();
  for (const { column, from, to } of repairs)
    repaired.set(column, (repaired.get(column) ?? new Map<string, string>()).set(from, to));
  return (column, cell) => {
    const to = repaired.get(column)?.get(cell);
    if (to !== undefined) return to;
    return missing.get(column)?.has(cell) ? '' : cell;
  };
}

/** How the file writes: where its columns differ, as the first that says something. */
function styleOf({ columns, country }: FileChoice): LoadedFile['style'] {
  const mapped = columns.filter(({ to }) => to !== null);
  const order = mapped.find((one) => one.dateOrder)?.dateOrder;
  const numbers = mapped.find((one) => one.numberStyle)?.numberStyle;
  return { country, ...(order && { dateOrder: order }), ...(numbers && { numberStyle: numbers }) };
}

/** What the row says for a field: its first column that holds something; '' when none does. */
export function cellOf(
  { columns }: Pick<LoadedFile, 'columns'>,
  { cells }: LoadedRow,
  field: string,
): string {
  for (const column of columns.get(field) ?? []) if (cells[column]) return cells[column];
  return '';
}

/** The column that a field is read from; null when there is none. */
export function columnOf({ columns }: Pick<LoadedFile, 'columns'>, field: string | undefined): number | null {
  return field === undefined ? null : (columns.get(field)?.[0] ?? null);
}

/** Whether the other system had put the record away. */
export function isDeleted(file: LoadedFile, row: LoadedRow): boolean {
  return /^(true|1|yes|是)$/i.test(cellOf(file, row, 'isDeleted'));
}
