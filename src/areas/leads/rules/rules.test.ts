import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, instantOf, localDay } from '../../../kernel/days.ts';
import { moveBetween } from '../../../kernel/states.ts';
import { type Condition, dayRange, momentRange } from '../../../platform/lists/filter.ts';
import { changeStatus } from './change-status.ts';
import { companyHours } from './company-hours.ts';
import { editLead } from './edit-lead.ts';
import { expectedAmount } from './expected-amount.ts';
import { changesBetween, type Lead } from './lead.ts';
import { leadStates } from './lead-states.ts';
import { cleanValues } from './lead-values.ts';
import { afterCommunication } from './log-communication.ts';
import { newLead } from './new-lead.ts';
import { isWorkday, responseDue, usualHours, type WorkingHours } from './response-due.ts';
import { joinChanges, undoChanges } from './undo-changes.ts';
import { type Candidate, workList } from './work-list.ts';

const shanghai: WorkingHours = {
  ...usualHours,
  timeZone: 'Asia/Shanghai',
  holidays: new Set(['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']),
  workdays: new Set(['2026-10-10']),
};

function lead(over: Partial<Lead> = {}): Lead {
  const now = new Date('2026-11-23T02:00:00Z');
  const made = newLead(
    { company: '苏州精工' },
    {
      id: '01900000-0000-7000-8000-000000000001',
      now,
      capturedAt: now,
      ownerId: null,
      teamId: null,
      importId: null,
      utm: null,
      consent: null,
      responseMinutes: 30,
      hours: shanghai,
    },
  );
  if (!made.ok) throw new Error(made.refusal.code);
  return { ...made.value, ...over };
}

describe('when first contact is due', () => {
  const due = (at: string, minutes: number, hours = shanghai) =>
    responseDue(new Date(at), minutes, hours).toISOString();

  test.each([
    ['within the day', '2026-11-23T02:00:00Z', 30, '2026-11-23T02:30:00.000Z'],
    [
      'over the weekend: Friday 17:50 and 30 minutes is Monday 9:20',
      '2026-11-20T09:50:00Z',
      30,
      '2026-11-23T01:20:00.000Z',
    ],
    ['before opening', '2026-11-22T23:00:00Z', 30, '2026-11-23T01:30:00.000Z'],
    ['to the minute of closing', '2026-11-23T09:30:00Z', 30, '2026-11-23T10:00:00.000Z'],
    [
      'over National Day, and the Saturday after it is worked',
      '2026-09-30T09:50:00Z',
      30,
      '2026-10-08T01:20:00.000Z',
    ],
    ['on a worked Saturday', '2026-10-09T09:55:00Z', 15, '2026-10-10T01:10:00.000Z'],
    ['several days of work', '2026-11-23T02:00:00Z', 18 * 60, '2026-11-25T02:00:00.000Z'],
  ])('%s', (_what, at, minutes, expected) => {
    expect(due(at, minutes)).toBe(expected);
  });

  test('where clocks change: the hour that is missing is not worked', () => {
    const berlin = {
      ...shanghai,
      timeZone: 'Europe/Berlin',
      weekdays: [0, 1, 2, 3, 4, 5, 6],
      from: 0,
      until: 240,
    };
    // On 29 March 2026 clocks go from 2:00 to 3:00, so that 0:30 and two hours of work is 3:30.
    expect(due('2026-03-28T23:30:00Z', 120, berlin)).toBe('2026-03-29T01:30:00.000Z');
  });

  test('a company that never opens still has a time', () => {
    expect(due('2026-11-23T02:00:00Z', 30, { ...shanghai, weekdays: [], workdays: new Set() })).toBe(
      '2026-11-23T02:30:00.000Z',
    );
  });

  test('is never before the time asked, lies in working hours, and never moves back when more minutes are given', () => {
    const instant = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2026-12-31') });
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 0, max: 500 }),
        (at, minutes, more) => {
          const first = responseDue(new Date(at), minutes, shanghai);
          const later = responseDue(new Date(at), minutes + more, shanghai);
          expect(first.getTime()).toBeGreaterThanOrEqual(at + minutes * 60_000);
          expect(later.getTime()).toBeGreaterThanOrEqual(first.getTime());
          const day = localDay(first, 'Asia/Shanghai');
          expect(isWorkday(day, shanghai)).toBe(true);
          expect(first.getTime()).toBeGreaterThan(instantOf(day, shanghai.from, 'Asia/Shanghai'));
          expect(first.getTime()).toBeLessThanOrEqual(instantOf(day, shanghai.until, 'Asia/Shanghai'));
        },
      ),
    );
  });

  test('hours come from the company’s settings, with the usual ones where it says nothing', () => {
    expect(companyHours(null, null)).toMatchObject({
      responseMinutes: 30,
      hours: { from: 540, until: 1080, timeZone: 'UTC' },
    });
    const own = companyHours('Asia/Taipei', {
      leads: { responseMinutes: 5 },
      workingHours: { from: '08:30', weekdays: [1] },
    });
    expect(own).toMatchObject({ responseMinutes: 5, hours: { from: 510, until: 1080, weekdays: [1] } });
  });
});

describe('values', () => {
  test('come out in one form, and every problem is found', () => {
    const { values, problems } = cleanValues({
      company: '  Acme   GmbH ',
      phones: ['138 0013 8000 / 0512-66668888', ' '],
      emails: ['A@B.cn', 'a@b.cn'],
      amount: '007.5',
      currency: 'cny',
      need: ' 两台\n三坐标 ',
      title: '  ',
      website: undefined,
    });
    expect(problems).toEqual([]);
    expect(values).toEqual({
      company: 'Acme GmbH',
      phones: ['+8613800138000', '+8651266668888'],
      emails: ['a@b.cn'],
      amount: '7.50',
      currency: 'CNY',
      need: '两台\n三坐标',
      title: null,
    });
    const bad = cleanValues({ phones: ['13800138000', '1'], amount: '1e9', emails: ['x'] }).problems;
    expect(bad.map(({ field }) => field)).toEqual(['body.phones.1', 'body.amount', 'body.emails.0']);
  });
});

describe('statuses', () => {
  const anyStatus = fc.constantFrom(...leadStates.states);

  test('a change keeps what the database demands: a parked lead has a day, a disqualified one a reason, others neither', () => {
    fc.assert(
      fc.property(anyStatus, anyStatus, (from, to) => {
        const before = lead({
          status: from,
          wakeOn: from === 'parked' ? '2026-12-01' : null,
          disqualifiedReason: from === 'disqualified' ? '无预算' : null,
        });
        const after = changeStatus(before, { to, wakeOn: '2027-01-01', reason: '不再经营' }, '2026-11-23');
        // Converting is the handover's alone.
        expect(after.ok).toBe(to !== 'converted' && moveBetween(leadStates, from, to, 'x').ok);
        if (!after.ok) return;
        expect(after.value.wakeOn !== null).toBe(to === 'parked');
        expect(after.value.disqualifiedReason !== null).toBe(to === 'disqualified');
      }),
    );
  });
});

describe('communication', () => {
  const call = { kind: 'call', direction: 'out', direct: true, said: '', outcome: 'reached' } as const;

  test('logged belatedly moves the first contact back, never the last', () => {
    const first = afterCommunication(lead(), { ...call, at: '2026-11-23T03:00:00.000Z' });
    const belated = afterCommunication(first, { ...call, at: '2026-11-20T03:00:00.000Z' });
    expect(belated).toMatchObject({
      firstContactAt: '2026-11-20T03:00:00.000Z',
      lastContactAt: '2026-11-23T03:00:00.000Z',
    });
  });

  test('does not take a qualified or parked lead back to work', () => {
    for (const status of ['qualified', 'parked', 'disqualified'] as const)
      expect(afterCommunication(lead({ status }), { ...call, at: '2026-11-23T03:00:00.000Z' }).status).toBe(
        status,
      );
  });

  test('without a next step leaves the one planned; an emptied one goes with its day', () => {
    const planned = lead({ nextStep: '寄样', nextStepOn: '2026-12-01' });
    const missed = { ...call, outcome: 'noAnswer', at: '2026-11-23T03:00:00.000Z' } as const;
    expect(afterCommunication(planned, missed)).toEqual(planned);
    expect(
      afterCommunication(planned, { ...missed, nextStep: null, nextStepOn: '2026-12-01' }),
    ).toMatchObject({ nextStep: null, nextStepOn: null });
  });
});

describe('undo', () => {
  const values = fc.record({
    region: fc.constantFrom(null, '江苏', '上海'),
    industry: fc.constantFrom(null, '机械'),
    custom: fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('1', '2')),
  });

  test('gives back exactly the lead before, when nobody changed it since; undone twice it is as changed', () => {
    fc.assert(
      fc.property(values, values, (one, two) => {
        const [before, after] = [lead(one), lead(two)];
        const changes = changesBetween(before, after);
        const undone = undoChanges(after, changes);
        expect(undone).toEqual({ lead: before, kept: [] });
        expect(undoChanges(undone.lead, changesBetween(after, undone.lead)).lead).toEqual(after);
      }),
    );
  });

  test('never touches a field that holds something else by now', () => {
    fc.assert(
      fc.property(values, values, values, (one, two, three) => {
        const changes = changesBetween(lead(one), lead(two));
        const undone = undoChanges(lead(three), changes);
        for (const [field, [, after]] of Object.entries(changes)) {
          if (field.startsWith('custom.')) continue;
          const now = lead(three)[field as keyof Lead];
          if (now !== after)
            expect([undone.lead[field as keyof Lead], undone.kept.includes(field)]).toEqual([now, true]);
        }
      }),
    );
  });

  test('a status and its reason stay together', () => {
    const before = lead();
    const out = lead({ status: 'disqualified', disqualifiedReason: '倒闭' });
    const reworded = { ...out, disqualifiedReason: '停产' };
    expect(undoChanges(reworded, changesBetween(before, out))).toEqual({
      lead: reworded,
      kept: ['status', 'disqualifiedReason'],
    });
  });

  test('never leaves nobody', () => {
    const nameless = lead({ company: '', name: '王芳' });
    const named = lead({ company: '苏州精工', name: '' });
    const undone = undoChanges({ ...named, phones: [] }, { company: ['', '苏州精工'] });
    expect(undone.kept).toEqual(['company']);
    expect(undone.lead.company).toBe('苏州精工');
    expect(undoChanges(named, changesBetween(nameless, named)).lead).toEqual(nameless);
  });

  test('of several changes in one batch goes back to before the first', () => {
    expect(joinChanges([{ region: ['a', 'b'] }, { region: ['b', 'c'], size: [null, 'x'] }])).toEqual({
      region: ['a', 'c'],
      size: [null, 'x'],
    });
  });
});

test('editing refuses to empty who it is, and a day without a step', () => {
  expect(editLead(lead(), { company: '' })).toMatchObject({ refusal: { code: 'lead.nobody' } });
  expect(editLead(lead(), { nextStepOn: '2026-12-01' })).toMatchObject({
    refusal: { code: 'lead.nextStepMissing' },
  });
});

describe('days of a filter', () => {
  const range = (operator: Condition['operator'], ...values: string[]) =>
    dayRange({ field: 'capturedAt', operator, values }, '2026-11-23');

  test.each([
    ['inLast', ['7'], '2026-11-17', '2026-11-24'],
    ['inNext', ['7'], '2026-11-23', '2026-11-30'],
    ['on', ['2026-02-28'], '2026-02-28', '2026-03-01'],
    ['between', ['2026-11-01', '2026-11-30'], '2026-11-01', '2026-12-01'],
    ['between', ['', '2026-11-30'], null, '2026-12-01'],
    ['before', ['2026-11-01'], null, '2026-11-01'],
    ['after', ['2026-12-31'], '2027-01-01', null],
  ] as const)('%s %j', (operator, values, from, until) => {
    expect(range(operator, ...values)).toEqual({ from, until });
  });

  test('begin at the company’s midnight', () => {
    expect(momentRange(range('on', '2026-11-23'), 'Asia/Shanghai')).toEqual({
      from: '2026-11-22T16:00:00.000Z',
      until: '2026-11-23T16:00:00.000Z',
    });
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  });
});

describe('the work list', () => {
  const now = new Date('2026-11-23T02:00:00Z');
  const ask = (
    id: string,
    reason: Candidate['reason'],
    at: string,
    chance: number | null = 0.2,
    amount = '10000',
  ): Candidate => ({ id, reason, at, chance, amountUsed: { amount, currency: 'CNY', from: 'lead' } });

  test('puts what can still be saved first, then what was promised, and each lead once', () => {
    const list = workList(
      [
        ask('fresh', 'fresh', '2026-11-23T01:00:00Z'),
        ask('lost', 'firstResponse', '2026-11-01T01:00:00Z'),
        ask('late', 'firstResponse', '2026-11-23T01:30:00Z'),
        ask('later', 'firstResponse', '2026-11-23T01:40:00Z'),
        ask('soon', 'firstResponse', '2026-11-23T02:20:00Z'),
        ask('woken', 'woken', '2026-11-22T01:00:00Z'),
        ask('promised', 'nextStep', '2026-11-20T16:00:00Z'),
        ask('late', 'fresh', '2026-11-23T01:00:00Z'),
      ],
      now,
      10,
    );
    expect(list.map(({ id }) => id)).toEqual(['soon', 'later', 'late', 'promised', 'woken', 'lost', 'fresh']);
    expect(list.map(({ lateMinutes }) => lateMinutes)).toEqual([null, 20, 30, 3480, null, 31740, null]);
    expect(list.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('weighs what can be won: the worked example', () => {
    const list = workList(
      [
        ask('large', 'fresh', '2026-11-23T02:00:00Z', 0.4, '500000'),
        ask('small', 'firstResponse', '2026-11-23T02:10:00Z', 0.15, '20000'),
        ask('tiny', 'firstResponse', '2026-11-23T02:10:00Z', 0.03, '1000'),
        ask('promised', 'nextStep', '2026-11-23T02:00:00Z', 0.3, '400000'),
      ],
      now,
      10,
    );
    expect(list.map(({ id, expectedValue }) => [id, expectedValue])).toEqual([
      ['small', 3_000_000],
      ['promised', 1_800_000],
      ['large', 400_000],
      ['tiny', 30_000],
    ]);
  });

  test('never puts the one with the lower chance before its like', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(chance, chance, fc.integer({ min: -100, max: 100 }), (a, b, hours) => {
        const at = new Date(now.getTime() + hours * 3_600_000).toISOString();
        const [first, second] = workList([ask('a', 'nextStep', at, a), ask('b', 'nextStep', at, b)], now, 2);
        expect(first!.chance!).toBeGreaterThanOrEqual(
          second!.expectedValue === first!.expectedValue ? 0 : second!.chance!,
        );
      }),
    );
  });

  test('holds no more than asked, no lead twice, and does not depend on the order it was found in', () => {
    const candidate = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      reason: fc.constantFrom('firstResponse', 'nextStep', 'woken', 'fresh') as fc.Arbitrary<
        Candidate['reason']
      >,
      at: fc
        .integer({ min: -50, max: 50 })
        .map((hours) => new Date(now.getTime() + hours * 3_600_000).toISOString()),
      chance: fc.constantFrom(0.1, 0.4, null),
      amountUsed: fc.constant(null),
    });
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 12 }), fc.integer({ min: 1, max: 6 }), (found, limit) => {
        const list = workList(found, now, limit);
        expect(list.length).toBe(Math.min(limit, new Set(found.map(({ id }) => id)).size));
        expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
        expect(workList([...found].reverse(), now, limit).map(({ id, rank }) => [id, rank])).toEqual(
          list.map(({ id, rank }) => [id, rank]),
        );
      }),
    );
  });
});

describe('what a lead may bring', () => {
  const usual = {
    currency: 'CNY',
    rates: { USD: '7.1' },
    byProduct: new Map([['法兰', '30000']]),
    bySource: new Map([['展会', '20000']]),
    overall: '10000',
  };
  const lead = (over: object) => ({ amount: null, currency: null, product: null, source: null, ...over });

  test.each([
    ['its own amount', { amount: '500', currency: 'CNY' }, '500', 'lead'],
    ['converted, where the rate is known', { amount: '100', currency: 'USD' }, '710.00', 'converted'],
    [
      'what its product brings, where it is not',
      { amount: '100', currency: 'EUR', product: '法兰' },
      '30000',
      'product',
    ],
    ['what its source brings', { source: '展会' }, '20000', 'source'],
    ['what leads bring at all', { product: '别的' }, '10000', 'company'],
    ['nothing is not an amount', { amount: '0.00', currency: 'CNY' }, '10000', 'company'],
  ])('%s', (_name, over, amount, from) => {
    expect(expectedAmount(lead(over), usual)).toEqual({ amount, currency: 'CNY', from });
  });

  test('is not known where nobody ever said an amount', () => {
    const nothing = { ...usual, byProduct: new Map(), bySource: new Map(), overall: null };
    expect(expectedAmount(lead({}), nothing)).toBeNull();
  });
});
