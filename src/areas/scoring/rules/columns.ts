/** Typed columns: what the scorer and the learner read. One value per lead, all columns of equal length. */

export interface NumericColumn {
  readonly key: string;
  readonly kind: 'numeric' | 'date';
  /** NaN = missing. A date is days since 1970-01-01, with a fraction for the time of day. */
  readonly values: Float64Array;
}

export interface CategoryColumn {
  readonly key: string;
  readonly kind: 'category' | 'boolean';
  /** Index into `levels`; -1 = missing. */
  readonly codes: Int32Array;
  readonly levels: readonly string[];
}

export type Column = NumericColumn | CategoryColumn;

export function isNumericColumn(column: Column): column is NumericColumn {
  return column.kind === 'numeric' || column.kind === 'date';
}

/** The given rows of a column, in the given order. */
export function takeRows(column: Column, rows: Int32Array): Column {
  if (isNumericColumn(column)) {
    const values = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) values[i] = column.values[rows[i]!]!;
    return { ...column, values };
  }
  const codes = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) codes[i] = column.codes[rows[i]!]!;
  return { ...column, codes };
}
