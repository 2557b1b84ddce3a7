import { type Attribute, type Column, isNumeric, isNumericColumn } from '../../../scoring/index.ts';
import type { AttributeValue } from './read-attribute.ts';

/**
 * Population stability index: Σ (now − before) · ln(now / before) over shares, each kept away from nothing by half a lead. Under 0.1
 * nothing has changed, above 0.25 they have become others (Siddiqi, Credit Risk Scorecards, 2006, ch. 8).
 *
 * @param before how many were in each bin, @param now likewise
 */
export function stabilityIndex(before: readonly number[], now: readonly number[]): number | null {
  const [old, fresh] = [sum(before), sum(now)];
  if (old === 0 || fresh === 0) return null;
  let index = 0;
  before.forEach((count, bin) => {
    const share = (count + 0.5) / (old + 0.5 * before.length);
    const shareNow = (now[bin]! + 0.5) / (fresh + 0.5 * before.length);
    index += (shareNow - share) * Math.log(shareNow / share);
  });
  return index;
}

/**
 * What the index of so many leads stays under 19 times in 20 though nothing has changed: it is (1/before + 1/now) · χ² with one degree
 * of freedom fewer than bins that hold anything (Yurdakul and Naranjo, Journal of Risk Model Validation 14, 2020). χ² by Wilson and
 * Hilferty's cube.
 */
export function chanceIndex(before: readonly number[], now: readonly number[]): number {
  const held = before.filter((count, bin) => count + now[bin]! > 0).length;
  const degrees = Math.max(1, held - 1);
  const step = 2 / (9 * degrees);
  const chiSquare = degrees * (1 - step + 1.645 * Math.sqrt(step)) ** 3;
  return chiSquare * (1 / sum(before) + 1 / sum(now));
}

/** In which bin of an attribute a value lies: 0 missing; numbers 1 and on; categories 1 other, 2 and on. */
export function binOf(attribute: Attribute, value: AttributeValue): number {
  if (value === null) return 0;
  if (isNumeric(attribute)) {
    if (typeof value !== 'number' || Number.isNaN(value)) return 0;
    return 1 + attribute.bins.findLastIndex(({ from }) => from === null || from <= value);
  }
  return 2 + attribute.bins.findIndex(({ levels }) => levels.includes(String(value)));
}

/** How many values lie in each bin. */
export function countBins(attribute: Attribute, values: readonly AttributeValue[]): number[] {
  const counts: number[] = new Array(attribute.bins.length + 2).fill(0);
  for (const value of values) counts[binOf(attribute, value)]!++;
  return counts;
}

/** How many leads lay in each bin of each attribute. */
export type Profile = { leads: number; bins: Readonly<Record<string, readonly number[]>> };

/** How these leads lie in the bins of a card; attributes that they have no column of are left out. */
export function profileOf(
  attributes: readonly Attribute[],
  columns: readonly Column[],
  leads: number,
): Profile {
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const bins: Record<string, number[]> = {};
  for (const attribute of attributes) {
    const column = byKey.get(attribute.key);
    if (column) bins[attribute.key] = countBins(attribute, valuesIn(column));
  }
  return { leads, bins };
}

function valuesIn(column: Column): AttributeValue[] {
  if (isNumericColumn(column))
    return Array.from(column.values, (value) => (Number.isNaN(value) ? null : value));
  return Array.from(column.codes, (code) => column.levels[code] ?? null);
}

/** Whether two attributes cut their values alike, so that counts of one are counts of the other. */
export function haveSameBins(one: Attribute, other: Attribute): boolean {
  return one.key === other.key && edgesOf(one) === edgesOf(other);
}

function edgesOf(attribute: Attribute): string {
  return isNumeric(attribute)
    ? JSON.stringify(attribute.bins.map(({ from }) => from))
    : JSON.stringify(attribute.bins.map(({ levels }) => levels));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
