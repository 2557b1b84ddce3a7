import fc from 'fast-check';
import { expect, test } from 'vitest';
import { categories } from '../../rules/opportunity.ts';
import { categoryTotals, type PeriodDeal, promisesOf, rollUp, tooSmall } from './categories.ts';

const deal = (over: Partial<PeriodDeal>): PeriodDeal => ({
  state: 'open',
  category: 'pipeline',
  baseAmount: '100.00',
  probability: 40,
  ...over,
});

test('sums by category, weighted by stage; lost, omitted and unpriced deals count nothing', () => {
  const totals = categoryTotals([
    deal({ state: 'won', baseAmount: '1000.10' }),
    deal({ category: 'commit', probability: 80 }),
    deal({ category: 'bestCase' }),
    deal({}),
    deal({ category: 'omitted' }),
    deal({ baseAmount: null }),
    deal({ state: 'lost' }),
  ]);
  expect(totals).toEqual({
    won: '1000.10',
    commit: '100.00',
    bestCase: '100.00',
    pipeline: '100.00',
    weighted: '1160.10',
  });
  expect(promisesOf(totals)).toEqual({ commit: '1100.10', bestCase: '1200.10', pipeline: '1300.10' });
});

test('a manager’s number goes before the salesperson’s, and that before the deals’', () => {
  const promises = (n: string) => ({ commit: n, bestCase: n, pipeline: n });
  const people = [
    { computed: promises('1'), submission: null },
    { computed: promises('1'), submission: { submitted: promises('10'), adjusted: null } },
    { computed: promises('1'), submission: { submitted: promises('10'), adjusted: promises('100') } },
  ];
  expect(rollUp(people)).toEqual(promises('111.00'));
});

test('no promise is smaller than the one it holds', () => {
  expect(tooSmall({ commit: '10', bestCase: '9.99', pipeline: '20' })).toBe('bestCase');
  expect(tooSmall({ commit: '9', bestCase: '10', pipeline: '9.5' })).toBe('pipeline');
  expect(tooSmall({ commit: '9', bestCase: '9', pipeline: '9' })).toBeNull();
});

test('the law: promises never shrink, and parts add up to the cent', () => {
  const cents = fc.nat({ max: 1e9 }).map((n) => (n / 100).toFixed(2));
  const deals = fc.array(
    fc.record({
      state: fc.constantFrom('open', 'won', 'lost') as fc.Arbitrary<PeriodDeal['state']>,
      category: fc.constantFrom(...categories),
      baseAmount: fc.option(cents),
      probability: fc.nat({ max: 100 }),
    }),
  );
  fc.assert(
    fc.property(deals, (all) => {
      const totals = categoryTotals(all);
      expect(tooSmall(promisesOf(totals))).toBeNull();
      const counted = all.filter(
        (one) => one.state === 'won' || (one.state === 'open' && one.category !== 'omitted'),
      );
      const sum = counted.reduce((total, one) => total + Math.round(Number(one.baseAmount ?? 0) * 100), 0);
      expect(Math.round(Number(promisesOf(totals).pipeline) * 100)).toBe(sum);
    }),
  );
});
