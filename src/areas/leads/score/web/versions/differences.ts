import { attributeOf, type BinPlace, isRanges } from '../card/card-edits.ts';
import type { Card, CardAttribute } from '../shapes.ts';

/** A bin that is worth another number of points on one card than on the other; null: the attribute isn't on it. */
export type PointsDifference = {
  key: string;
  bin: string;
  before: number | null;
  after: number | null;
  by: number;
  change: 'added' | 'removed' | 'changed';
};

type Words = { binOf: (attribute: CardAttribute, place: BinPlace) => string };

/**
 * Where two cards differ, bin by bin, attribute by attribute. Numbers whose ranges were cut otherwise are compared on the ranges
 * of both together, so that every value is compared with itself; groups level by level.
 */
export function differences(from: Card, to: Card, words: Words): PointsDifference[] {
  const keys = new Set([...to.attributes, ...from.attributes].map((one) => one.key));
  return [...keys].flatMap((key) => {
    const [before, after] = [attributeOf(from, key), attributeOf(to, key)];
    const shown = after ?? before;
    if (!shown) return [];
    const change = !before ? 'added' : !after ? 'removed' : 'changed';
    return placesOf(before, after, shown, words).flatMap(({ bin, at }) => {
      const [a, b] = [before ? at(before) : null, after ? at(after) : null];
      const by = (b ?? 0) - (a ?? 0);
      return by === 0 ? [] : [{ key, bin, before: a, after: b, by, change } as const];
    });
  });
}

type Place = { bin: string; at: (attribute: CardAttribute) => number };

function placesOf(
  before: CardAttribute | undefined,
  after: CardAttribute | undefined,
  shown: CardAttribute,
  words: Words,
): Place[] {
  const missing: Place = { bin: words.binOf(shown, 'missing'), at: (one) => one.missing.points };
  const both = [before, after].filter((one) => one !== undefined);
  if (isRanges(shown)) {
    const cuts = [
      ...new Set(both.flatMap((one) => (isRanges(one) ? one.bins.map((bin) => bin.from) : []))),
    ].sort((a, b) => (a ?? Number.NEGATIVE_INFINITY) - (b ?? Number.NEGATIVE_INFINITY));
    const together = { ...shown, bins: cuts.map((from) => ({ from, points: 0 })) };
    return [
      ...cuts.map((from, i): Place => ({ bin: words.binOf(together, i), at: (one) => pointsAt(one, from) })),
      missing,
    ];
  }
  const levels = new Set(both.flatMap((one) => (isRanges(one) ? [] : one.bins.flatMap((bin) => bin.levels))));
  return [
    ...[...levels].map((level): Place => {
      const alone = { ...shown, bins: [{ levels: [level], points: 0 }] };
      return { bin: words.binOf(alone, 0), at: (one) => pointsOfLevel(one, level) };
    }),
    { bin: words.binOf(shown, 'other'), at: (one) => ('other' in one ? one.other.points : 0) },
    missing,
  ];
}

function pointsAt(attribute: CardAttribute, from: number | null): number {
  if (!isRanges(attribute)) return 0;
  const fits = attribute.bins.findLast((bin) => bin.from === null || (from !== null && bin.from <= from));
  return fits?.points ?? 0;
}

function pointsOfLevel(attribute: CardAttribute, level: string): number {
  if (isRanges(attribute)) return 0;
  return (attribute.bins.find((bin) => bin.levels.includes(level)) ?? attribute.other).points;
}
