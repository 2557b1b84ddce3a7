import type { ColumnKind } from '../import-export/column-kinds.ts';
import { comparisonOf } from './field-kinds.ts';
import { type PreparedValue, prepareValue, weighWords } from './prepared-value.ts';

/** One column: its distinct values, and which of them each unit has (-1: none). */
export type Field = { name: string; kind: ColumnKind; values: PreparedValue[]; ids: Int32Array };

/**
 * Rows made ready for matching. Rows that say the same in every column are one unit, and units stand in the order of
 * their content: whatever is computed from them does not depend on the order of the rows.
 */
export type MatchTable = {
  fields: Field[];
  units: number;
  /** the rows of each unit, ascending */
  rowsOf: number[][];
};

export function buildMatchTable(
  header: readonly string[],
  kinds: readonly ColumnKind[],
  rows: readonly (readonly string[])[],
): MatchTable {
  const columns = kinds
    .map((kind, column) => ({ kind, column, name: header[column] ?? '' }))
    .filter(({ kind }) => comparisonOf(kind) !== 'none')
    .map((column) => ({ ...column, ...internColumn(column.kind, rows, column.column) }))
    .filter(({ values, ids }) => values.length > 0 && !isRowNumber(values, ids));
  const order = rows
    .map((_, row) => row)
    .sort((x, y) => {
      for (const { ids, values } of columns) {
        const a = ids[x]!;
        const b = ids[y]!;
        if (a === b) continue;
        if (a < 0 || b < 0) return a - b;
        return values[a]!.key < values[b]!.key ? -1 : 1;
      }
      return x - y;
    });
  const rowsOf: number[][] = [];
  for (const row of order) {
    const unit = rowsOf[rowsOf.length - 1];
    if (unit && columns.every(({ ids }) => ids[unit[0]!] === ids[row])) unit.push(row);
    else rowsOf.push([row]);
  }
  const fields = columns.map(({ name, kind, values, ids }) => {
    const field = { name, kind, values, ids: Int32Array.from(rowsOf, (unit) => ids[unit[0]!]!) };
    weighField(field);
    return field;
  });
  return { fields, units: rowsOf.length, rowsOf };
}

function internColumn(kind: ColumnKind, rows: readonly (readonly string[])[], column: number) {
  const ids = new Int32Array(rows.length).fill(-1);
  const values: PreparedValue[] = [];
  const known = new Map<string, number>();
  const byKey = new Map<string, number>();
  rows.forEach((row, at) => {
    const text = row[column] ?? '';
    if (text === '') return;
    let id = known.get(text);
    if (id === undefined) {
      const value = prepareValue(kind, text);
      id = value ? (byKey.get(value.key) ?? values.length) : -1;
      known.set(text, id);
      if (value && id === values.length) {
        values.push(value);
        byKey.set(value.key, id);
      }
    }
    ids[at] = id;
  });
  return { values, ids };
}

/** A running number says which line a row stood on, not what it is about: all different, whole, and without big gaps. */
function isRowNumber(values: readonly PreparedValue[], ids: Int32Array): boolean {
  if (values.length < 2 || values.length !== ids.length) return false;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const { key } of values) {
    if (!/^\d{1,9}$/.test(key)) return false;
    least = Math.min(least, Number(key));
    most = Math.max(most, Number(key));
  }
  return most - least < 1.5 * values.length;
}

/** Weighs each word by how rare it is among the units (inverse document frequency). */
function weighField(field: Field): void {
  if (comparisonOf(field.kind) !== 'words' && comparisonOf(field.kind) !== 'person') return;
  const holders = new Int32Array(field.values.length);
  let filled = 0;
  for (const id of field.ids) {
    if (id < 0) continue;
    holders[id]!++;
    filled++;
  }
  const frequency = new Map<string, number>();
  field.values.forEach(({ words }, id) => {
    for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + holders[id]!);
  });
  const weightOf = (word: string): number => Math.log(1 + filled / frequency.get(word)!);
  for (const value of field.values) {
    weighWords(value, weightOf);
    value.certainty = Math.log(1 + filled);
  }
}
