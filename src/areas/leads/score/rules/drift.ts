import { type Attribute, isNumeric } from '../../../scoring/index.ts';
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

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
