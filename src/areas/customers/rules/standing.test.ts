import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../kernel/days.ts';
import { type Inputs, isInput, type Judged, judge, type Reason, shippedRule, tiers } from './standing.ts';

const today = '2026-11-24';
const account: Judged = {
  kind: 'direct',
  tierSet: null,
  lastContactOn: '2026-11-20',
  createdOn: '2025-01-01',
  nextStepOn: null,
};
const standing = (inputs: Inputs, changed: Partial<Judged> = {}) =>
  judge({ ...account, ...changed }, inputs, shippedRule, today);
const points = (why: readonly Reason[]) => Object.fromEntries(why.map((one) => [one.reason, one.points]));

/** Large, frequent, profitable, honest. */
const best: Inputs = {
  needFit: 'fits',
  revenueYear: '500000',
  ordersYear: '4',
  marginPercent: '15',
  lateDays: '15',
  revenueTotal: '900000',
};

describe('tier', () => {
  test.each<[string, Inputs, string]>([
    ['nothing is known', {}, 'potential'],
    ['their need can’t be met', { needFit: 'doesNotFit' }, 'potential'],
    [
      'their need can’t be met, though they once bought',
      { needFit: 'doesNotFit', revenueTotal: '8000' },
      'potential',
    ],
    ['their need can be met', { needFit: 'fits' }, 'target'],
    ['it can be met with conditions', { needFit: 'conditions' }, 'target'],
    ['they have bought', { revenueTotal: '0.01' }, 'target'],
    ['large, frequent, profitable and honest, each by a hair', best, 'key'],
    ['margin and payment aren’t known', { revenueYear: '500000', ordersYear: '4' }, 'key'],
    ['a cent too small', { ...best, revenueYear: '499999.99' }, 'target'],
    ['one order too few', { ...best, ordersYear: '3' }, 'target'],
    ['too little margin', { ...best, marginPercent: '14.99' }, 'target'],
    ['a day too late', { ...best, lateDays: '16' }, 'target'],
  ])('%s: %o → %s', (_words, inputs, tier) => expect(standing(inputs).tier).toBe(tier));

  test('says of every criterion what it is, what is asked, and whether it is met', () => {
    const { tierWhy } = standing({ ...best, marginPercent: '12.5', lateDays: undefined as never });
    expect(tierWhy).toEqual([
      { criterion: 'needFit', met: true, value: 'fits', wanted: null },
      { criterion: 'bought', met: true, value: '900000', wanted: null },
      { criterion: 'volume', met: true, value: '500000', wanted: '500000' },
      { criterion: 'frequency', met: true, value: '4', wanted: '4' },
      { criterion: 'profit', met: false, value: '12.5', wanted: '15' },
      { criterion: 'honesty', met: null, value: null, wanted: '15' },
    ]);
  });

  test('one set by hand counts, and the criteria still say what the facts are', () => {
    const set = { tier: 'key', reason: 'the group buys for all plants', by: 'x', at: '2026-01-01' } as const;
    const { tier, tierWhy } = standing({}, { tierSet: set });
    expect(tier).toBe('key');
    expect(tierWhy.every(({ met }) => met === null)).toBe(true);
  });
});

describe('health', () => {
  test('worked: a target customer silent for 132 days with a step a week overdue has 100 - 40 - 10 = 50', () => {
    const { health, healthScore, healthWhy } = standing(
      { needFit: 'fits' },
      { lastContactOn: '2026-07-15', nextStepOn: '2026-11-17' },
    );
    expect(healthWhy).toEqual([
      { reason: 'silence', points: 40, facts: { days: 132, usual: 60 } },
      { reason: 'overdueStep', points: 10, facts: { days: 7 } },
    ]);
    expect([healthScore, health]).toEqual([50, 'watch']);
  });

  test.each([
    ['on the sixtieth day nothing is said', 60, 0],
    ['the day after it is silence', 61, 20],
    ['up to twice as long', 120, 20],
    ['and beyond it counts double', 121, 40],
  ])('silence of a target customer: %s', (_words, days, taken) => {
    const { healthScore } = standing({ needFit: 'fits' }, { lastContactOn: addDays(today, -days) });
    expect(healthScore).toBe(100 - taken);
  });

  test('nobody has ever spoken with them: counted from the day they were opened', () => {
    const { healthWhy } = standing({}, { lastContactOn: null, createdOn: '2026-05-01' });
    expect(healthWhy).toEqual([{ reason: 'neverContacted', points: 20, facts: { days: 207, usual: 180 } }]);
  });

  test.each<[string, Inputs, Record<string, number>]>([
    ['fell by a fifth', { revenueYearBefore: '100000', revenueYear: '80000' }, { falling: 20 }],
    ['fell by less', { revenueYearBefore: '100000', revenueYear: '80000.01' }, {}],
    ['fell by half', { revenueYearBefore: '100000', revenueYear: '50000' }, { falling: 40 }],
    ['nothing this year', { revenueYearBefore: '100000' }, { falling: 40 }],
    ['no year before', { revenueYearBefore: '0', revenueYear: '0' }, {}],
    ['two complaints', { complaintsOpen: '2' }, { complaints: 30 }],
    ['many complaints cost no more than 45', { complaintsOpen: '9' }, { complaints: 45 }],
    ['pays two weeks late', { lateDays: '15' }, {}],
    ['pays three weeks late', { lateDays: '21' }, { late: 15 }],
    ['pays seven weeks late', { lateDays: '46' }, { late: 30 }],
    ['owes what is overdue', { overdueAmount: '0.01' }, { late: 15 }],
    ['a quote that is late', { mattersOpen: '3', mattersLate: '1' }, { lateMatters: 15 }],
    ['matters under way', { mattersOpen: '3' }, {}],
  ])('%s', (_words, inputs, taken) => expect(points(standing(inputs).healthWhy)).toEqual(taken));

  test('everything at once ends at 0, and is a risk', () => {
    const { healthScore, health, healthWhy } = standing(
      { revenueYearBefore: '9', complaintsOpen: '9', lateDays: '90', mattersLate: '2' },
      { lastContactOn: '2020-01-01', nextStepOn: '2026-01-01' },
    );
    expect(healthWhy.reduce((sum, one) => sum + one.points, 0)).toBe(180);
    expect([healthScore, health]).toEqual([0, 'risk']);
  });
});

const whole = (most: number) => fc.nat(most).map(String);
const anyInputs: fc.Arbitrary<Inputs> = fc.record(
  {
    needFit: fc.constantFrom('fits', 'conditions', 'doesNotFit'),
    revenueYear: whole(2_000_000),
    revenueYearBefore: whole(2_000_000),
    ordersYear: whole(20),
    revenueTotal: whole(9_000_000),
    marginPercent: fc.integer({ min: -20, max: 60 }).map(String),
    lateDays: whole(90),
    overdueAmount: whole(90_000),
    complaintsOpen: whole(6),
    mattersLate: whole(4),
  },
  { requiredKeys: [] },
);
const daysAgo = fc.integer({ min: -40, max: 500 }).map((days) => addDays(today, -days));
const anyAccount: fc.Arbitrary<Judged> = fc.record({
  kind: fc.constant('direct'),
  tierSet: fc.constant(null),
  lastContactOn: fc.option(daysAgo),
  createdOn: daysAgo,
  nextStepOn: fc.option(daysAgo),
});
const rank = (tier: string) => tiers.indexOf(tier as never);

describe('whatever the facts', () => {
  test('the score is 100 less the points of its reasons, never below 0, and the colour follows from it', () => {
    fc.assert(
      fc.property(anyAccount, anyInputs, (one, inputs) => {
        const { healthScore, healthWhy, health } = judge(one, inputs, shippedRule, today);
        expect(healthScore).toBe(Math.max(0, 100 - healthWhy.reduce((sum, { points }) => sum + points, 0)));
        expect(health).toBe(healthScore < 50 ? 'risk' : healthScore < 80 ? 'watch' : 'good');
        expect(healthWhy.every(({ points }) => points > 0)).toBe(true);
      }),
    );
  });

  test('buying more, oftener, at a better margin and paying sooner never lowers the tier', () => {
    const better = fc.record({
      revenueYear: fc.nat(500_000),
      ordersYear: fc.nat(5),
      marginPercent: fc.nat(20),
      lateDays: fc.nat(30).map((days) => -days),
    });
    fc.assert(
      fc.property(anyInputs, better, (inputs, by) => {
        const then: Inputs = { ...inputs };
        for (const [name, more] of Object.entries(by) as [keyof typeof by, number][])
          if (inputs[name] !== undefined) then[name] = String(Number(inputs[name]) + more);
        const was = judge(account, inputs, shippedRule, today).tier;
        expect(rank(judge(account, then, shippedRule, today).tier)).toBeGreaterThanOrEqual(rank(was));
      }),
    );
  });

  test('until the day it is to be judged again, a judgement stays; on that day it may turn', () => {
    fc.assert(
      fc.property(anyAccount, anyInputs, fc.nat(400), (one, inputs, later) => {
        const now = judge(one, inputs, shippedRule, today);
        const day = addDays(today, later);
        if (now.judgeAgainOn !== null && day >= now.judgeAgainOn) return;
        const then = judge(one, inputs, shippedRule, day);
        expect([then.tier, then.healthScore, then.health]).toEqual([now.tier, now.healthScore, now.health]);
      }),
    );
  });

  test('time alone never makes an account healthier', () => {
    fc.assert(
      fc.property(anyAccount, anyInputs, fc.nat(300), (one, inputs, later) => {
        const then = judge(one, inputs, shippedRule, addDays(today, later));
        expect(then.healthScore).toBeLessThanOrEqual(judge(one, inputs, shippedRule, today).healthScore);
      }),
    );
  });
});

test.each([
  ['needFit', 'fits', true],
  ['needFit', 'yes', false],
  ['revenueYear', '120000.50', true],
  ['revenueYear', '1e5', false],
  ['revenueYear', '', false],
  ['marginPercent', '-3', true],
  ['colour', '1', false],
])('input %s = %s: %s', (input, value, isOne) => expect(isInput(input, value)).toBe(isOne));
