import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cohortsOf } from './cohorts.ts';
import { funnelOf } from './funnel.ts';
import { coverageOf, velocityOf } from './velocity.ts';

describe('velocity', () => {
  test('number × win rate × amount ÷ cycle', () => {
    // 40 open, a third won, 90,000 on average, 45 days: 40 × 1/3 × 90,000 ÷ 45.
    const parts = { open: 40, won: 10, lost: 20, wonAmount: '900000.00', wonDays: 450 };
    expect(velocityOf(parts)).toEqual({
      open: 40,
      winRate: 1 / 3,
      averageAmount: '90000.00',
      averageDays: 45,
      perDay: '26666.67',
    });
  });

  test('nothing won says nothing; won on the first day takes a day', () => {
    expect(velocityOf({ open: 3, won: 0, lost: 9, wonAmount: '0', wonDays: 0 })).toBeNull();
    expect(velocityOf({ open: 1, won: 1, lost: 0, wonAmount: '100', wonDays: 0 })!.perDay).toBe('100.00');
  });
});

test.each([
  ['300000', '100000', '200000', 3],
  ['50000', '0', '200000', 0.25],
  ['50000', '200000', '200000', 'reached'],
  ['50000', '0', null, null],
  ['50000', '0', '0', null],
])('coverage: %s open, %s won, target %s', (open, won, target, expected) => {
  expect(coverageOf(open, won, target)).toBe(expected);
});

describe('the funnel', () => {
  test('whoever got far passed what lies before', () => {
    const steps = funnelOf(
      ['a', 'b', 'c'],
      [
        { stageId: 'a', won: 0, others: 50, wonAmount: '0', amount: '500.00' },
        { stageId: 'b', won: 0, others: 30, wonAmount: '0', amount: '300.50' },
        { stageId: 'c', won: 15, others: 5, wonAmount: '150.00', amount: '50.00' },
      ],
    );
    expect(steps.map(({ stageId, reached }) => [stageId, reached])).toEqual([
      ['a', 100],
      ['b', 50],
      ['c', 20],
      ['won', 15],
    ]);
    expect(steps[0]!.amount).toBe('1000.50');
    expect(steps[2]).toMatchObject({ ofAll: 0.2, ofPrevious: 0.4 });
  });

  test('never widens, and begins with everyone', () => {
    const count = fc.nat({ max: 500 });
    fc.assert(
      fc.property(fc.array(fc.tuple(count, count), { minLength: 1, maxLength: 8 }), (counts) => {
        const ids = counts.map((_, at) => `s${at}`);
        const furthest = counts.map(([won, others], at) => ({
          stageId: ids[at]!,
          won,
          others,
          wonAmount: String(won),
          amount: String(others),
        }));
        const steps = funnelOf(ids, furthest);
        expect(steps[0]!.reached).toBe(counts.reduce((sum, [won, others]) => sum + won + others, 0));
        for (let at = 1; at < steps.length; at++)
          expect(steps[at]!.reached).toBeLessThanOrEqual(steps[at - 1]!.reached);
      }),
    );
  });

  test('of nothing is nothing', () => {
    expect(funnelOf(['a'], [])).toEqual([
      { stageId: 'a', reached: 0, amount: '0.00', ofAll: null, ofPrevious: null },
      { stageId: 'won', reached: 0, amount: '0.00', ofAll: null, ofPrevious: null },
    ]);
  });
});

test('cohorts: won by the n-th month, no further than now', () => {
  const rows = [
    { month: '2026-01', months: 0, state: 'won' as const, n: 1 },
    { month: '2026-01', months: 2, state: 'won' as const, n: 3 },
    { month: '2026-01', months: 1, state: 'lost' as const, n: 4 },
    { month: '2026-01', months: null, state: 'open' as const, n: 2 },
    { month: '2025-12', months: null, state: 'open' as const, n: 1 },
  ];
  const [december, january] = cohortsOf(rows, '2026-03');
  expect(january).toMatchObject({ opened: 10, won: 4, lost: 4, open: 2, wonBy: [0.1, 0.1, 0.4] });
  expect(december).toMatchObject({ month: '2025-12', wonBy: [0, 0, 0, 0] });
});
