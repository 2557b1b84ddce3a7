import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card, CardAttribute, CatalogueItem } from '../shapes.ts';
import {
  addAttribute,
  attributeOf,
  mergeGroups,
  mergeRange,
  moveCut,
  moveLevel,
  removeAttribute,
  setMonotone,
  setPinned,
  setPoints,
  setPointsToDouble,
  splitRange,
} from './card-edits.ts';

const size: CardAttribute = {
  kind: 'numeric',
  key: 'amount',
  part: 'fit',
  missing: { points: -2 },
  bins: [
    { from: null, points: -4, leads: 10 },
    { from: 50, points: 3, leads: 30 },
    { from: 500, points: 9, leads: 5 },
  ],
};
const source: CardAttribute = {
  kind: 'category',
  key: 'source',
  part: 'fit',
  missing: { points: 0 },
  other: { points: -1 },
  bins: [
    { levels: ['官网', '老客户'], points: 20, leads: 40 },
    { levels: ['展会'], points: 12, leads: 60 },
  ],
};
const card: Card = {
  version: { name: '', origin: 'manager', trainedOn: 0, positives: 0, seed: 0, learned: 0 },
  base: 30,
  attributes: [size, source],
  pairs: [
    {
      row: { key: 'amount', kind: 'numeric', cuts: [] },
      column: { key: 'source', kind: 'category', groups: [] },
      part: 'fit',
      points: [
        [0, 1],
        [2, 3],
      ],
    },
  ],
  scale: { pointsToDoubleOdds: 10, offset: 50 },
  calibration: { raw: [30, 50, 80], logOdds: [-2, 0, 2.5] },
  grades: { fit: [20, 10, 0], engagement: [20, 10, 0] },
};

type Ranges = Extract<CardAttribute, { kind: 'numeric' | 'date' }>;
type Groups = Extract<CardAttribute, { kind: 'category' | 'boolean' }>;
const rangesOf = (of: Card) => (attributeOf(of, 'amount') as Ranges).bins;
const groupsOf = (of: Card) => (attributeOf(of, 'source') as Groups).bins;
const pointsOf = (of: Card, value: number) =>
  rangesOf(of).findLast((bin) => bin.from === null || bin.from <= value)?.points;

describe('ranges', () => {
  it('are cut in two without a point changing for any value, and keep ascending', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 900 }), fc.integer({ min: -50, max: 1000 }), (at, value) => {
        const split = splitRange(card, 'amount', at);
        expect(pointsOf(split, value)).toBe(pointsOf(card, value));
        const froms = rangesOf(split).map((bin) => bin.from ?? Number.NEGATIVE_INFINITY);
        expect(froms).toEqual(froms.toSorted((a, b) => a - b));
        expect(new Set(froms).size).toBe(froms.length);
      }),
    );
  });

  it('are joined into one of the points that more leads had, and of all their leads', () => {
    expect(rangesOf(mergeRange(card, 'amount', 0))).toEqual([
      { from: null, points: 3, leads: 40 },
      { from: 500, points: 9, leads: 5 },
    ]);
    expect(mergeRange(card, 'amount', 2)).toEqual(card);
  });

  it('begin elsewhere only between their neighbours', () => {
    expect(rangesOf(moveCut(card, 'amount', 1, 80)).map((bin) => bin.from)).toEqual([null, 80, 500]);
    expect(moveCut(card, 'amount', 1, 500)).toEqual(card);
    expect(moveCut(card, 'amount', 0, 10)).toEqual(card);
  });

  it('take a monotone pin and give it back', () => {
    const pinned = setMonotone(card, 'amount', 'rising');
    expect(attributeOf(pinned, 'amount')).toHaveProperty('monotone', 'rising');
    expect(setMonotone(pinned, 'amount', null)).toEqual(card);
  });
});

describe('groups', () => {
  it('never lose a level or hold it twice, however levels are moved', () => {
    const moves = fc.array(
      fc.tuple(
        fc.constantFrom('官网', '老客户', '展会', '抖音'),
        fc.oneof(fc.nat({ max: 4 }), fc.constant('other' as const), fc.constant('new' as const)),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(moves, (all) => {
        const moved = all.reduce((now, [level, to]) => moveLevel(now, 'source', level, to), card);
        const levels = groupsOf(moved).flatMap((bin) => bin.levels);
        expect(new Set(levels).size).toBe(levels.length);
        expect(groupsOf(moved).every((bin) => bin.levels.length > 0)).toBe(true);
        const [last] = all.slice(-1);
        if (last && (last[1] === 'new' || last[1] === 'other'))
          expect(levels.includes(last[0])).toBe(last[1] === 'new');
      }),
    );
  });

  it('made of one level keep the points that it had', () => {
    expect(groupsOf(moveLevel(card, 'source', '老客户', 'new')).at(-1)).toEqual({
      levels: ['老客户'],
      points: 20,
    });
    expect(groupsOf(moveLevel(card, 'source', '抖音', 'new')).at(-1)).toEqual({
      levels: ['抖音'],
      points: -1,
    });
  });

  it('are joined with all their levels', () => {
    expect(groupsOf(mergeGroups(card, 'source', 0))).toEqual([
      { levels: ['官网', '老客户', '展会'], points: 12, leads: 100 },
    ]);
  });
});

describe('an attribute', () => {
  const item: CatalogueItem = {
    key: 'needLength',
    kind: 'numeric',
    part: 'fit',
    origin: 'lead',
    label: null,
    halfLifeDays: null,
    onCard: false,
    onDraft: false,
    gone: false,
    filled: 0.5,
    levels: null,
    quantiles: [0, 0, 0, 20, 80, 90, 400],
  };

  it('is added with its bins cut where the leads lie, and changes no score yet', () => {
    const added = attributeOf(addAttribute(card, item), 'needLength') as Ranges;
    expect(added.bins).toEqual([
      { from: null, points: 0 },
      { from: 20, points: 0 },
      { from: 80, points: 0 },
    ]);
    expect(added.missing.points).toBe(0);
  });

  it('takes its pairs along when it goes, and nothing changes when it is not there', () => {
    expect(removeAttribute(card, 'source')).toMatchObject({ attributes: [{ key: 'amount' }], pairs: [] });
    expect(addAttribute(card, { ...item, key: 'amount' })).toBe(card);
  });

  it('changes only the bin that is named, in points and in pins', () => {
    const changed = setPinned(setPoints(card, 'source', 'other', 7), 'amount', 2, true);
    expect(changed.attributes).toEqual([
      { ...size, bins: [size.bins[0], size.bins[1], { ...size.bins[2], pinned: true }] },
      { ...source, other: { points: 7 } },
    ]);
    expect(setPinned(changed, 'amount', 2, false).attributes[0]).toEqual(size);
  });
});

it('points that double the odds move chances, not points: half the points, and the same odds at half the distance', () => {
  const doubled = setPointsToDouble(card, 5);
  expect(doubled.calibration).toEqual({ raw: [40, 50, 65], logOdds: [-2, 0, 2.5] });
  expect(doubled.attributes).toBe(card.attributes);
});
