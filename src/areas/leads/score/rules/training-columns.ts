import { type Column, findLeaks, isNumericColumn, type LeakWarning } from '../../../scoring/index.ts';
import type { CatalogueAttribute } from './attributes.ts';
import type { AttributeValue } from './read-attribute.ts';
import { columnOf } from './score-many.ts';

/** Why an attribute was not learned from. */
export type LeftOut = {
  key: string;
  reason: 'empty' | 'constant' | 'freeText' | 'leak' | 'setting' | 'afterOutcome';
};

/** Texts of which fewer than a tenth repeat say nothing that could be learned. */
const leastRepeating = 0.1;
/** Filled in on the outcome's own side of the story: seen with hardly any lead while it was open. */
const seldom = 0.002;

/** What the columns to learn from are made of. */
export type Observed = {
  attributes: readonly CatalogueAttribute[];
  /** One list for each attribute. */
  values: readonly (readonly AttributeValue[])[];
  /** How many leads have a value now, by attribute: against what they had when they were seen. */
  filledNow: readonly number[];
  leaveOut: readonly string[];
};

/** All columns, and which of them can't be learned from, and why. */
export function trainingColumns({ attributes, values, filledNow, leaveOut }: Observed): {
  columns: Column[];
  leftOut: LeftOut[];
} {
  const leftOut = attributes.flatMap(({ key }, at): LeftOut[] => {
    const reason = leaveOut.includes(key) ? 'setting' : reasonAgainst(values[at]!, filledNow[at]!);
    return reason ? [{ key, reason }] : [];
  });
  return { columns: attributes.map((attribute, at) => columnOf(attribute, values[at]!)), leftOut };
}

function reasonAgainst(values: readonly AttributeValue[], filledNow: number): LeftOut['reason'] | null {
  const filled = values.filter((value) => value !== null);
  if (filled.length <= values.length * seldom)
    return filledNow > values.length * 0.02 ? 'afterOutcome' : 'empty';
  const counts = new Map<AttributeValue, number>();
  for (const value of filled) counts.set(value, (counts.get(value) ?? 0) + 1);
  if (counts.size === 1 && filled.length === values.length) return 'constant';
  if (typeof filled[0] === 'string' && counts.size > 20) {
    const repeating = [...counts.values()].reduce((sum, n) => sum + (n > 1 ? n : 0), 0);
    if (repeating < filled.length * leastRepeating) return 'freeText';
  }
  return null;
}

/** Takes out what betrays the outcome, unless the company knows better. */
export function withoutLeaks(
  columns: readonly Column[],
  outcomes: Uint8Array,
  trusted: readonly string[],
): { columns: Column[]; leaks: LeakWarning[] } {
  const leaks = findLeaks(columns, outcomes).filter(({ key }) => !trusted.includes(key));
  const leaking = new Set(leaks.map(({ key }) => key));
  return { columns: columns.filter(({ key }) => !leaking.has(key)), leaks };
}

/** Whether all rows say the same, as may happen in a part of the rows. */
export function isConstant(column: Column): boolean {
  if (isNumericColumn(column)) return column.values.every((value) => Object.is(value, column.values[0]));
  return column.codes.every((code) => code === column.codes[0]);
}
