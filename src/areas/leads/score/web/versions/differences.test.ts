import { expect, it } from 'vitest';
import type { Card, CardAttribute } from '../shapes.ts';
import { differences } from './differences.ts';

const cardOf = (...attributes: CardAttribute[]) => ({ attributes }) as unknown as Card;
/** Bins by their ends and levels, so that a wrong one is noticed. */
const words = {
  binOf: (attribute: CardAttribute, place: number | 'missing' | 'other') => {
    if (typeof place === 'string') return place;
    const bin = attribute.bins[place];
    return bin && 'levels' in bin ? bin.levels.join() : String(bin?.from);
  },
};
const amount = (bins: { from: number | null; points: number }[]): CardAttribute => ({
  kind: 'numeric',
  key: 'amount',
  part: 'fit',
  missing: { points: 0 },
  bins,
});
const source = (bins: { levels: string[]; points: number }[], other = 0): CardAttribute => ({
  kind: 'category',
  key: 'source',
  part: 'fit',
  missing: { points: 1 },
  other: { points: other },
  bins,
});
const briefly = (from: Card, to: Card) =>
  differences(from, to, words).map(({ key, bin, before, after, by, change }) => [
    key,
    bin,
    before,
    after,
    by,
    change,
  ]);

it('compares ranges that were cut otherwise value by value', () => {
  const before = cardOf(
    amount([
      { from: null, points: 0 },
      { from: 100, points: 5 },
    ]),
  );
  const after = cardOf(
    amount([
      { from: null, points: 0 },
      { from: 50, points: 2 },
      { from: 100, points: 5 },
    ]),
  );
  expect(briefly(before, after)).toEqual([['amount', '50', 0, 2, 2, 'changed']]);
});

it('compares groups level by level, those that no group names included', () => {
  const before = cardOf(source([{ levels: ['官网', '展会'], points: 10 }], -1));
  const after = cardOf(source([{ levels: ['官网'], points: 10 }], -3));
  expect(briefly(before, after)).toEqual([
    ['source', '展会', 10, -3, -13, 'changed'],
    ['source', 'other', -1, -3, -2, 'changed'],
  ]);
});

it('says what an attribute that is new, or gone, is worth', () => {
  const one = cardOf(source([{ levels: ['官网'], points: 10 }]));
  expect(briefly(cardOf(), one)).toEqual([
    ['source', '官网', null, 10, 10, 'added'],
    ['source', 'missing', null, 1, 1, 'added'],
  ]);
  expect(briefly(one, cardOf())[0]).toEqual(['source', '官网', 10, null, -10, 'removed']);
  expect(briefly(one, one)).toEqual([]);
});
