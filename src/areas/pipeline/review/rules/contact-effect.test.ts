import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ContactCount, contactEffect, differenceOf, shareOf } from './contact-effect.ts';

describe('how sure a share is', () => {
  test('Wilson’s interval, worked: 5 of 10', () => {
    const { rate, low, high, tells } = shareOf(10, 5);
    expect([rate, low.toFixed(4), high.toFixed(4), tells]).toEqual([0.5, '0.2366', '0.7634', false]);
  });

  test('all of few is not certainty, and nobody says nothing', () => {
    expect(shareOf(4, 4).low).toBeLessThan(0.6);
    expect(shareOf(0, 0)).toEqual({ n: 0, yes: 0, rate: 0, low: 0, high: 1, tells: false });
  });

  test('the interval holds the share, stays within 0 and 1, and narrows with more of the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const yes = Math.round(n * part);
        const one = shareOf(n, yes);
        const ten = shareOf(10 * n, 10 * yes);
        expect(one.low).toBeGreaterThanOrEqual(0);
        expect(one.high).toBeLessThanOrEqual(1);
        expect(one.low).toBeLessThanOrEqual(one.rate + 1e-9);
        expect(one.high).toBeGreaterThanOrEqual(one.rate - 1e-9);
        expect(ten.high - ten.low).toBeLessThan(one.high - one.low);
      }),
    );
  });
});

describe('a difference', () => {
  // Newcombe 1998, table II, example (a): 56/70 against 48/80.
  test('as in the paper', () => {
    const found = differenceOf(shareOf(70, 56), shareOf(80, 48))!;
    expect([found.value.toFixed(4), found.low.toFixed(4), found.high.toFixed(4)]).toEqual([
      '0.2000',
      '0.0524',
      '0.3339',
    ]);
    expect(found.tells).toBe(true);
  });

  test('of too few is none; of equals tells nothing; turned around it is the other way', () => {
    expect(differenceOf(shareOf(19, 19), shareOf(80, 1))).toBeNull();
    expect(differenceOf(shareOf(50, 25), shareOf(60, 30))!.tells).toBe(false);
    const [a, b] = [shareOf(200, 150), shareOf(150, 60)];
    expect(differenceOf(a, b)!.value).toBeCloseTo(-differenceOf(b, a)!.value);
    expect(differenceOf(b, a)!.high).toBeCloseTo(-differenceOf(a, b)!.low);
  });
});

test('counts become groups in their order, those that nobody is in too', () => {
  const line = (part: ContactCount['part'], key: string, of: string | null, n: number, yes: number) => ({
    ...{ part, key, of, n, yes },
    direct: n * 2,
    indirect: n,
    gap: 3.5,
  });
  const effect = contactEffect(
    [
      line('count', '3-5', null, 40, 20),
      line('mix', 'direct', null, 30, 18),
      line('outcome', 'won', null, 20, 20),
      line('way', 'a', 'direct', 60, 48),
      line('way', 'a', 'indirect', 60, 24),
      line('stage', 'a', 'moved', 72, 72),
    ],
    ['a', 'b'],
  );
  expect(effect.decided).toBe(40);
  expect(effect.byCount.map(({ key, share }) => [key, share.n])).toEqual([
    ['0', 0],
    ['1-2', 0],
    ['3-5', 40],
    ['6-10', 0],
    ['11+', 0],
  ]);
  expect(effect.byMix.find(({ key }) => key === 'direct')!.share.rate).toBe(0.6);
  expect(effect.gaps).toEqual({ won: 3.5, lost: null });
  const [a, b] = effect.stages;
  expect(a!.difference!.value).toBeCloseTo(0.4);
  expect(a!.moved).toEqual({ n: 72, direct: 2, indirect: 1, gap: 3.5 });
  expect(b).toMatchObject({ difference: null, moved: { n: 0 }, withDirect: { tells: false } });
});
