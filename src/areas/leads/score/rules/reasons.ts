import type { AttributeValue } from './read-attribute.ts';
import type { ScoringCard } from './scoring.ts';
import { pointsOf } from './scoring.ts';

/** One fact (or two together) that moved a score. */
export type Reason = {
  keys: string[];
  /** Gained or lost. */
  points: number;
  before: AttributeValue[];
  after: AttributeValue[];
};

/** More than these nobody reads. */
const most = 5;

/** What moved a score by one card between two states of its attributes, the most telling first. */
export function reasonsFor(
  scoring: ScoringCard,
  before: readonly AttributeValue[],
  after: readonly AttributeValue[],
): Reason[] {
  const { attributes, pairs } = scoring.card;
  const index = new Map(attributes.map(({ key }, at) => [key, at]));
  const [old, fresh] = [pointsOf(scoring, before), pointsOf(scoring, after)];
  const keysOf = (line: number): string[] => {
    const pair = pairs[line - attributes.length];
    return pair ? [pair.row.key, pair.column.key] : [attributes[line]!.key];
  };
  return fresh
    .map((points, line) => ({ line, points: points - old[line]! }))
    .filter(({ points }) => points !== 0)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .slice(0, most)
    .map(({ line, points }) => {
      const keys = keysOf(line);
      const values = (of: readonly AttributeValue[]) =>
        keys.map((key) => readable(of[index.get(key)!] ?? null));
      return { keys, points, before: values(before), after: values(after) };
    });
}

/** As people read it: at most two decimals. */
export function readable(value: AttributeValue): AttributeValue {
  return typeof value === 'number' ? Math.round(value * 100) / 100 : value;
}
