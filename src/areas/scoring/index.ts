/** The only door of the scoring room: pure functions on plain data. */
export * from './rules/card.ts';
export type { CategoryColumn, Column, NumericColumn } from './rules/columns.ts';
export { isNumericColumn } from './rules/columns.ts';
