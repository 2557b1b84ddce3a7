import { type Attribute, type Card, isNumeric, type Pair, type Part } from '../../../scoring/index.ts';

export type AttributeDifference = {
  key: string;
  part: Part;
  change: 'added' | 'removed' | 'points' | 'bins' | 'same';
  /** Points between the worst and the best bin, before and after: how much hangs on it. */
  range: [before: number, after: number];
};

export type PairDifference = { keys: [string, string]; change: 'added' | 'removed' | 'points' | 'same' };

/** What lies between two cards, the weightiest attribute of the later one first. */
export function compareCards(
  from: Card,
  to: Card,
): { attributes: AttributeDifference[]; pairs: PairDifference[] } {
  const before = new Map(from.attributes.map((one) => [one.key, one]));
  const after = new Map(to.attributes.map((one) => [one.key, one]));
  const attributes = [...new Set([...after.keys(), ...before.keys()])].map((key): AttributeDifference => {
    const [old, fresh] = [before.get(key), after.get(key)];
    return {
      key,
      part: (fresh ?? old)!.part,
      change: changeOf(old, fresh),
      range: [old ? rangeOf(old) : 0, fresh ? rangeOf(fresh) : 0],
    };
  });
  attributes.sort((a, b) => Math.max(...b.range) - Math.max(...a.range) || (a.key < b.key ? -1 : 1));
  return { attributes, pairs: pairDifferences(from.pairs, to.pairs) };
}

function changeOf(old: Attribute | undefined, fresh: Attribute | undefined): AttributeDifference['change'] {
  if (!old) return 'added';
  if (!fresh) return 'removed';
  if (JSON.stringify(shapeOf(old)) !== JSON.stringify(shapeOf(fresh))) return 'bins';
  return JSON.stringify(pointsIn(old)) === JSON.stringify(pointsIn(fresh)) ? 'same' : 'points';
}

function shapeOf(attribute: Attribute): unknown {
  return isNumeric(attribute)
    ? attribute.bins.map(({ from }) => from)
    : attribute.bins.map(({ levels }) => [...levels].sort());
}

function pointsIn(attribute: Attribute): number[] {
  const bins = [attribute.missing, ...(isNumeric(attribute) ? [] : [attribute.other]), ...attribute.bins];
  return bins.map(({ points }) => points);
}

function rangeOf(attribute: Attribute): number {
  const points = pointsIn(attribute);
  return Math.max(...points) - Math.min(...points);
}

function pairDifferences(from: readonly Pair[], to: readonly Pair[]): PairDifference[] {
  const named = (pairs: readonly Pair[]) =>
    new Map(pairs.map((pair) => [`${pair.row.key} × ${pair.column.key}`, pair]));
  const [before, after] = [named(from), named(to)];
  return [...new Set([...after.keys(), ...before.keys()])].map((name) => {
    const [old, fresh] = [before.get(name), after.get(name)];
    const { row, column } = (fresh ?? old)!;
    const isSame = JSON.stringify(old?.points) === JSON.stringify(fresh?.points);
    const change = !old ? 'added' : !fresh ? 'removed' : isSame ? 'same' : 'points';
    return { keys: [row.key, column.key], change };
  });
}
