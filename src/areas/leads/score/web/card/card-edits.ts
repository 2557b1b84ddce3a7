import type { Card, CardAttribute, CatalogueItem } from '../shapes.ts';

/**
 * What a manager does to a card, each as a function from card to card: nothing is changed in place, so every step can be
 * undone by putting the card before it back. Whether a card is sound is the server's to say (`faults`).
 */

/** A bin of an attribute: its place in `bins`, or the two that are always there. */
export type BinPlace = number | 'missing' | 'other';

type Ranges = Extract<CardAttribute, { kind: 'numeric' | 'date' }>;
type Groups = Extract<CardAttribute, { kind: 'category' | 'boolean' }>;

export function isRanges(attribute: CardAttribute): attribute is Ranges {
  return attribute.kind === 'numeric' || attribute.kind === 'date';
}

export function attributeOf(card: Card, key: string): CardAttribute | undefined {
  return card.attributes.find((one) => one.key === key);
}

function changed(card: Card, key: string, change: (attribute: CardAttribute) => CardAttribute): Card {
  return { ...card, attributes: card.attributes.map((one) => (one.key === key ? change(one) : one)) };
}

function changedRanges(card: Card, key: string, change: (attribute: Ranges) => Ranges): Card {
  return changed(card, key, (one) => (isRanges(one) ? change(one) : one));
}

function changedGroups(card: Card, key: string, change: (attribute: Groups) => Groups): Card {
  return changed(card, key, (one) => (isRanges(one) ? one : change(one)));
}

type AnyBin = CardAttribute['missing'];

function changedBin(card: Card, key: string, place: BinPlace, change: <B extends AnyBin>(bin: B) => B): Card {
  return changed(card, key, (attribute) => {
    if (place === 'missing') return { ...attribute, missing: change(attribute.missing) };
    if (isRanges(attribute))
      return { ...attribute, bins: attribute.bins.map((bin, i) => (i === place ? change(bin) : bin)) };
    if (place === 'other') return { ...attribute, other: change(attribute.other) };
    return { ...attribute, bins: attribute.bins.map((bin, i) => (i === place ? change(bin) : bin)) };
  });
}

export function setPoints(card: Card, key: string, place: BinPlace, points: number): Card {
  return changedBin(card, key, place, (bin) => ({ ...bin, points }));
}

/** Pinned points are not moved by learning. */
export function setPinned(card: Card, key: string, place: BinPlace, pinned: boolean): Card {
  return changedBin(card, key, place, (bin) => {
    const { pinned: _, ...rest } = bin;
    return (pinned ? { ...rest, pinned } : rest) as typeof bin;
  });
}

/** Points may only rise, only fall, or (null) do as they like with the value. */
export function setMonotone(card: Card, key: string, monotone: 'rising' | 'falling' | null): Card {
  return changedRanges(card, key, ({ monotone: _, ...rest }) => (monotone ? { ...rest, monotone } : rest));
}

/** Cuts the range that holds `at` in two of the same points; how many leads fell into each nobody has counted. */
export function splitRange(card: Card, key: string, at: number): Card {
  return changedRanges(card, key, (attribute) => {
    if (attribute.bins.some((bin) => bin.from === at)) return attribute;
    const place = attribute.bins.findLastIndex((bin) => bin.from === null || bin.from < at);
    const { leads: _, ...bin } = attribute.bins[place]!;
    const halves = [bin, { ...bin, from: at }];
    return { ...attribute, bins: attribute.bins.toSpliced(place, 1, ...halves) };
  });
}

/** Joins a range with the one after it; the points are those of the side that more leads fell into. */
export function mergeRange(card: Card, key: string, place: number): Card {
  return changedRanges(card, key, (attribute) => {
    const [low, high] = [attribute.bins[place], attribute.bins[place + 1]];
    if (!low || !high) return attribute;
    return {
      ...attribute,
      bins: attribute.bins.toSpliced(place, 2, { ...joined(low, high), from: low.from }),
    };
  });
}

/** Where a range begins; it stays between its neighbours. */
export function moveCut(card: Card, key: string, place: number, from: number): Card {
  return changedRanges(card, key, (attribute) => {
    const before = attribute.bins[place - 1]?.from ?? Number.NEGATIVE_INFINITY;
    const after = attribute.bins[place + 1]?.from ?? Number.POSITIVE_INFINITY;
    if (place === 0 || from <= before || from >= after) return attribute;
    return { ...attribute, bins: attribute.bins.map((bin, i) => (i === place ? { ...bin, from } : bin)) };
  });
}

/** Moves a level into a group, among the others, or into a new group of its own; groups left empty go. */
export function moveLevel(card: Card, key: string, level: string, to: number | 'other' | 'new'): Card {
  return changedGroups(card, key, (attribute) => {
    const target = typeof to === 'number' ? attribute.bins[to] : null;
    const bins = attribute.bins.map((bin) =>
      bin === target
        ? bin.levels.includes(level)
          ? bin
          : { ...bin, levels: [...bin.levels, level] }
        : { ...bin, levels: bin.levels.filter((one) => one !== level) },
    );
    const left = bins.filter((bin) => bin.levels.length > 0);
    if (to !== 'new') return { ...attribute, bins: left };
    const from = attribute.bins.find((bin) => bin.levels.includes(level)) ?? attribute.other;
    return { ...attribute, bins: [...left, { points: from.points, levels: [level] }] };
  });
}

/** Joins a group with the one after it. */
export function mergeGroups(card: Card, key: string, place: number): Card {
  return changedGroups(card, key, (attribute) => {
    const [one, next] = [attribute.bins[place], attribute.bins[place + 1]];
    if (!one || !next) return attribute;
    const both = { ...joined(one, next), levels: [...one.levels, ...next.levels] };
    return { ...attribute, bins: attribute.bins.toSpliced(place, 2, both) };
  });
}

function joined<B extends AnyBin>(one: B, next: B): B {
  const heavier = (next.leads ?? 0) > (one.leads ?? 0) ? next : one;
  const pinned = one.pinned && next.pinned && one.points === next.points;
  const { pinned: _, ...rest } = heavier;
  const leads =
    one.leads === undefined && next.leads === undefined
      ? {}
      : { leads: (one.leads ?? 0) + (next.leads ?? 0) };
  return { ...rest, ...leads, ...(pinned && { pinned }) } as B;
}

/** More levels than this stand among the others when an attribute is new on a card. */
const mostGroups = 8;

/** Puts an attribute on the card, with its bins cut by what the leads have and no points yet. */
export function addAttribute(card: Card, item: CatalogueItem): Card {
  if (attributeOf(card, item.key)) return card;
  const none = { points: 0 };
  const head = { key: item.key, part: item.part, missing: none };
  const added: CardAttribute =
    item.kind === 'numeric' || item.kind === 'date'
      ? { ...head, kind: item.kind, bins: rangesOf(item.quantiles ?? []) }
      : {
          ...head,
          kind: item.kind,
          other: none,
          bins: (item.levels ?? []).slice(0, mostGroups).map(({ level }) => ({ ...none, levels: [level] })),
        };
  return { ...card, attributes: [...card.attributes, added] };
}

/** Cuts at the quarter, the middle and three quarters, where these differ. */
function rangesOf(quantiles: readonly number[]): Ranges['bins'] {
  const [least, , lower, middle, upper] = quantiles;
  const cuts = [...new Set([lower, middle, upper])].filter(
    (cut): cut is number => cut !== undefined && cut > (least ?? Number.NEGATIVE_INFINITY),
  );
  return [{ from: null, points: 0 }, ...cuts.map((from) => ({ from, points: 0 }))];
}

/** Takes an attribute off the card, and the pairs it is part of. */
export function removeAttribute(card: Card, key: string): Card {
  return {
    ...card,
    attributes: card.attributes.filter((one) => one.key !== key),
    pairs: card.pairs.filter((pair) => pair.row.key !== key && pair.column.key !== key),
  };
}

export function setBase(card: Card, base: number): Card {
  return { ...card, base };
}

/**
 * Points that double the odds. Only what a point stands for changes, not the points: the odds at the offset stay, and those of
 * every other score move nearer to it or away from it.
 */
export function setPointsToDouble(card: Card, pointsToDoubleOdds: number): Card {
  const { offset } = card.scale;
  const slope = card.scale.pointsToDoubleOdds / pointsToDoubleOdds;
  return {
    ...card,
    scale: { pointsToDoubleOdds, offset },
    calibration: {
      ...card.calibration,
      raw: card.calibration.raw.map((raw) => offset + (raw - offset) / slope),
    },
  };
}

export function setGradeCut(card: Card, part: 'fit' | 'engagement', at: number, points: number): Card {
  const cuts = card.grades[part].with(at, points) as Card['grades']['fit'];
  return { ...card, grades: { ...card.grades, [part]: cuts } };
}

export function setPairPoints(card: Card, place: number, row: number, column: number, points: number): Card {
  const pairs = card.pairs.map((pair, i) =>
    i === place ? { ...pair, points: pair.points.with(row, pair.points[row]!.with(column, points)) } : pair,
  );
  return { ...card, pairs };
}

export function removePair(card: Card, place: number): Card {
  return { ...card, pairs: card.pairs.toSpliced(place, 1) };
}

/** Points between an attribute's worst and best bin: how much it weighs. */
export function weightOf(attribute: CardAttribute): { least: number; most: number } {
  const points = [
    attribute.missing,
    ...attribute.bins,
    ...('other' in attribute ? [attribute.other] : []),
  ].map((bin) => bin.points);
  return { least: Math.min(...points), most: Math.max(...points) };
}
