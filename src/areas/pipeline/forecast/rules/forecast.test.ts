import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, isoOf, monthEnd, placeInQuarter } from './days.ts';
import { learnValues } from './deal-values.ts';
import { type Deal, knownAt } from './deals.ts';
import { backTest, forecast } from './forecast.ts';
import { madeCompany, madeStart } from './made-company.fixture.ts';
import { learnAt, outlookOf } from './outlook.ts';
import { learnPace, paceOver } from './pace.ts';
import { learnTiming, lost, won } from './stage-timing.ts';
import { winChances } from './win-chances.ts';

const oneSeed = { draws: 400, seed: 7 };

test('days: month ends, quarters and back', () => {
  expect(isoOf(monthEnd(dayOf('2024-01-31'), 1))).toBe('2024-02-29');
  expect(isoOf(monthEnd(dayOf('2025-12-05')))).toBe('2025-12-31');
  expect(['2025-01-01', '2025-05-31', '2025-12-31'].map((day) => placeInQuarter(dayOf(day)))).toEqual([
    0, 1, 2,
  ]);
});

test('what was known on a day holds nothing that came later', () => {
  const deal: Deal = {
    id: 'a',
    openedOn: 100,
    path: [
      { stage: 0, on: 100 },
      { stage: 1, on: 120 },
    ],
    expected: [
      { on: 100, amount: 5 },
      { on: 130, amount: 9 },
    ],
    closedOn: 140,
    won: true,
    value: 8,
    segment: 'x',
  };
  expect(knownAt([deal], 99)).toEqual([]);
  expect(knownAt([deal], 125)[0]).toMatchObject({ amount: 5, closedOn: null, won: false, value: null });
  expect(knownAt([deal], 125)[0]!.path).toHaveLength(2);
  expect(knownAt([deal], 110)[0]!.path).toHaveLength(1);
  expect(knownAt([deal], 140)[0]).toMatchObject({ amount: 9, closedOn: 140, won: true, value: 8 });
});

test('stage timing finds the chances a company was made with', () => {
  const deals = knownAt(madeCompany({ seed: 3, days: 700, arrivals: 8 }), madeStart + 700);
  const timing = learnTiming(deals, 3, madeStart + 700, 10_000);
  const daily = (stage: number, to: number, age: number) => {
    const places = timing[stage]!.find((way) => way.to === to)!.daily;
    return places.reduce((sum, place) => sum + place[age]!, 0) / 3;
  };
  expect(Math.abs(daily(0, 1, 7) - 0.05)).toBeLessThan(0.006);
  expect(Math.abs(daily(1, lost, 20) - 0.01)).toBeLessThan(0.003);
  expect(Math.abs(daily(2, won, 12) - 0.05)).toBeLessThan(0.006);
  expect(daily(0, won, 7)).toBeLessThan(0.001);
});

test('chances by the day agree with playing the days', () => {
  // Every day one in ten is won and one in twenty lost: 10 days leave won = 0.1 / 0.15 × (1 − 0.85^10).
  const flat = (chance: number) => [0, 1, 2].map(() => new Float64Array(367).fill(chance));
  const timing = [
    [
      { to: won, daily: flat(0.1) },
      { to: lost, daily: flat(0.05) },
    ],
  ];
  const { open, coming } = winChances(timing, 1000, 10);
  expect(open[0]![5]).toBeCloseTo((0.1 / 0.15) * (1 - 0.85 ** 10), 10);
  expect(coming[0]![9]).toBeCloseTo(0.1, 10);
  expect(coming[0]![0]).toBeCloseTo(open[0]![0]!, 10);
});

test('a deal is worth what its like brought, drawn towards the company while there are few', () => {
  const past = [10, 10, 10, 10, 10, 10, 10, 10].map((value, i) => closedDeal(`v${i}`, 'valve', value));
  const values = learnValues([...past, closedDeal('p', 'press', 1000)], 500, 365);
  expect(values.worth({ segment: 'valve', amount: null }).mean).toBeGreaterThan(10);
  expect(values.worth({ segment: 'press', amount: null }).mean).toBeGreaterThan(200);
  expect(values.worth({ segment: 'press', amount: null }).mean).toBeLessThan(1000);
  expect(values.worth({ segment: 'unknown', amount: 77 }).mean).toBe(77);
});

test('the pace knows the last month of the quarter', () => {
  const deals = madeCompany({ seed: 5, days: 800, arrivals: 10, season: [0.4, 1, 2.2] });
  const today = monthEnd(madeStart + 700);
  const pace = learnPace(knownAt(deals, today), today, 6)!;
  expect(pace.quarterPlace[2]).toBeGreaterThan(pace.quarterPlace[0] * 1.3);
  expect(paceOver(pace, today, 365)).toBeCloseTo(
    paceOver(pace, today, 100) + paceOver(pace, today + 100, 265),
    4,
  );
});

describe('the forecast', () => {
  const deals = madeCompany({ seed: 1, days: 500, arrivals: 4, season: [0.7, 1, 1.4] });
  const today = monthEnd(madeStart + 380);

  test('adds up, lies in its band and is the same for the same seed', () => {
    const [month, quarter] = forecast(deals, 3, today, [1, 3], oneSeed);
    expect(month!.p10).toBeLessThan(month!.p50);
    expect(month!.p50).toBeLessThan(month!.p90);
    expect(quarter!.p50).toBeGreaterThan(month!.p50 * 2);
    const { stages, coming, bottomUp } = month!.parts;
    expect(stages.reduce((sum, part) => sum + part.expected, coming.expected)).toBeCloseTo(bottomUp, 6);
    expect(stages.reduce((sum, part) => sum + part.deals, 0)).toBe(
      knownAt(deals, today).filter((deal) => deal.closedOn === null).length,
    );
    expect(forecast(deals, 3, today, [1], oneSeed)[0]).toEqual(month);
    expect(forecast(deals, 3, today, [1], { ...oneSeed, seed: 8 })[0]!.p50).not.toBe(month!.p50);
  });

  test('does not change when the future does', () => {
    const [before] = forecast(deals, 3, today, [1], oneSeed);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (value) => {
        const other = deals.map((deal) =>
          deal.closedOn !== null && deal.closedOn > today ? { ...deal, won: !deal.won, value } : deal,
        );
        expect(forecast(other, 3, today, [1], oneSeed)[0]).toEqual(before);
      }),
      { numRuns: 2 },
    );
  });

  test('is silent until there is a whole month with a won deal', () => {
    expect(forecast([], 3, today, [1])).toEqual([null]);
    expect(forecast(deals, 3, madeStart + 3, [1])).toEqual([null]);
    const neverWon = deals.map((deal) => ({ ...deal, won: false, value: null }));
    expect(forecast(neverWon, 3, today, [1], oneSeed)).toEqual([null]);
  });

  test('a deal that opens, moves and closes on one day breaks nothing', () => {
    const hasty: Deal[] = Array.from({ length: 60 }, (_, i) => ({
      ...deals[0]!,
      id: `h${i}`,
      openedOn: today - i,
      path: [0, 1, 2].map((stage) => ({ stage, on: today - i })),
      closedOn: today - i,
      won: true,
      value: 100,
    }));
    const [month] = forecast([...deals, ...hasty], 3, today, [1], oneSeed);
    expect(Number.isFinite(month!.p50)).toBe(true);
  });
});

test('the band holds about eight of ten, and the middle beats the last period, in companies it never saw', () => {
  let held = 0;
  let periods = 0;
  let off = 0;
  let naiveOff = 0;
  for (const seed of [11, 12, 13]) {
    const deals = madeCompany({ seed, days: 800, arrivals: 3, season: [0.5, 1, 1.8] });
    const days = Array.from({ length: 14 }, (_, i) => monthEnd(madeStart + 300, i));
    for (const trial of backTest(deals, 3, days, 1, { draws: 300, seed: 1 })) {
      periods++;
      if (trial.actual >= trial.p10 && trial.actual <= trial.p90) held++;
      off += Math.abs(trial.p50 - trial.actual);
      naiveOff += Math.abs(trial.naive - trial.actual);
    }
  }
  expect(periods).toBe(42);
  expect(held / periods).toBeGreaterThan(0.68);
  expect(held / periods).toBeLessThan(0.93);
  expect(off).toBeLessThan(naiveOff * 0.85);
}, 60_000);

test('open deals by stage: a later stage is worth more', () => {
  const deals = madeCompany({ seed: 2, days: 500, arrivals: 4 });
  const today = madeStart + 450;
  const { outlook } = outlookOf(learnAt(deals, 3, today), today + 30);
  const shares = outlook.stages.map((part) => part.expected / part.full);
  expect(shares[0]!).toBeLessThan(shares[1]!);
  expect(shares[1]!).toBeLessThan(shares[2]!);
});

function closedDeal(id: string, segment: string, value: number) {
  return {
    id,
    openedOn: 400,
    path: [{ stage: 0, on: 400 }],
    amount: null,
    closedOn: 450,
    won: true,
    value,
    segment,
  };
}
