import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chanceOf, faultsOf, shownScore } from '../../../scoring/index.ts';
import { usualHours } from '../../rules/response-due.ts';
import { catalogue } from './attributes.ts';
import { afterEvent, day, type EngagementEvent, halfLivesOf, levelAt, levelsAfter } from './engagement.ts';
import { explainLead } from './explain-lead.ts';
import type { LeadFacts } from './lead-facts.ts';
import { endingOf, type LeadWithPast, observe, observedAt } from './observe.ts';
import { rawScores, scoreMany, valuesOfMany } from './score-many.ts';
import { scoreOf, scoringCard, valuesOf } from './scoring.ts';
import { shippedCard } from './shipped-card.ts';
import { roleOf } from './title-role.ts';
import { rescaled } from './train.ts';

const halfLives = halfLivesOf({});
const hours = {
  ...usualHours,
  timeZone: 'Asia/Shanghai',
  holidays: new Set<string>(),
  workdays: new Set<string>(),
};
const now = Date.parse('2026-11-23T02:00:00Z');
const moment = { now, hours, halfLives };
const scoring = scoringCard(shippedCard, catalogue([]));

const facts: LeadFacts = {
  source: null,
  campaign: null,
  region: null,
  industry: null,
  size: null,
  language: null,
  product: null,
  title: null,
  amount: null,
  currency: null,
  hasPhone: true,
  emailDomain: null,
  hasWechat: false,
  hasWebsite: false,
  consent: null,
  needLength: null,
  utmSource: null,
  utmMedium: null,
  custom: {},
  capturedAt: '2026-11-20T02:00:00Z',
  lastContactAt: null,
};

const anyFacts: fc.Arbitrary<LeadFacts> = fc.record({
  ...Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, fc.constant(value)])),
  source: fc.constantFrom(null, '展会', '抖音', '老客户推荐', '从未见过'),
  size: fc.constantFrom(null, '50人以下', '50-200人'),
  title: fc.constantFrom(null, '总经理', '采购员', '???'),
  amount: fc.option(fc.integer({ min: 0, max: 9_000_000 }).map((n) => `${n}.00`)),
  hasPhone: fc.boolean(),
  needLength: fc.option(fc.integer({ min: 0, max: 500 })),
  emailDomain: fc.constantFrom(null, 'qq.com', 'mingde.example'),
  lastContactAt: fc.option(
    fc.integer({ min: 0, max: 300 }).map((days) => new Date(now - days * day).toISOString()),
  ),
}) as fc.Arbitrary<LeadFacts>;

const anyEvent: fc.Arbitrary<EngagementEvent> = fc.record({
  type: fc.constantFrom('lead.contacted', 'lead.askedAgain', 'lead.commented'),
  at: fc.integer({ min: 0, max: 400 }).map((n) => now - n * 0.5 * day),
  kind: fc.constantFrom('call', 'visit', 'meeting', 'mail', 'message'),
  direction: fc.constantFrom('in', 'out'),
  outcome: fc.constantFrom('reached', 'noAnswer'),
  asked: fc.subarray(['sample', 'quote', 'visit', 'documents']),
});
const anyEvents = fc.array(anyEvent, { maxLength: 12 });

describe('the shipped card', () => {
  test('is sound, and gives points only for what there is', () => {
    expect(faultsOf(shippedCard)).toEqual([]);
    expect(scoring.gone).toEqual([]);
  });

  test('keeps nearly every lead within 0–100', () => {
    fc.assert(
      fc.property(anyFacts, anyEvents, (some, events) => {
        const { raw } = scoreOf(scoring, { facts: some, levels: levelsAfter(events, halfLives) }, moment);
        expect(raw).toBeGreaterThan(-20);
        expect(raw).toBeLessThan(150);
      }),
    );
  });
});

describe('an explanation', () => {
  test('lists points that sum to the raw score exactly, in two parts', () => {
    fc.assert(
      fc.property(anyFacts, anyEvents, (some, events) => {
        const scored = { facts: some, levels: levelsAfter(events, halfLives) };
        const explained = explainLead(scoring, valuesOf(scoring, scored, moment), catalogue([]));
        const sum = explained.facts.reduce((all, fact) => all + fact.points, explained.base);
        expect(sum).toBe(explained.raw);
        expect(explained.base + explained.fit.points + explained.engagement.points).toBe(explained.raw);
        expect(explained).toMatchObject(shownScore(explained.raw));
        const kept = scoreOf(scoring, scored, moment);
        expect(kept).toMatchObject({
          raw: explained.raw,
          score: explained.score,
          fitGrade: explained.fit.grade,
          engagementGrade: explained.engagement.grade,
          chance: explained.chance,
        });
      }),
    );
  });

  test('suggests only what can be done or asked, each worth what it says', () => {
    fc.assert(
      fc.property(anyFacts, (some) => {
        const values = valuesOf(scoring, { facts: some, levels: {} }, moment);
        const explained = explainLead(scoring, values, catalogue([]));
        for (const { key, gain, to } of explained.raises) {
          expect(['source', 'region', 'ageDays']).not.toContain(key);
          const raised = values.map((value, at) => (shippedCard.attributes[at]!.key === key ? to : value));
          expect(explainLead(scoring, raised, catalogue([])).raw - explained.raw).toBe(gain);
        }
      }),
    );
  });
});

describe('many at once', () => {
  test('score as each alone, and move next at the same moment', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyFacts, anyEvents), { maxLength: 20 }), (leads) => {
        const scored = leads.map(([some, events]) => ({
          facts: some,
          levels: levelsAfter(events, halfLives),
        }));
        expect(scoreMany(scoring, scored, moment)).toEqual(
          scored.map((one) => scoreOf(scoring, one, moment)),
        );
      }),
    );
  });

  test('the chance never falls when the score rises', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 150 }), fc.integer({ min: 0, max: 100 }), (raw, more) => {
        expect(chanceOf(shippedCard, raw + more)).toBeGreaterThanOrEqual(chanceOf(shippedCard, raw));
      }),
    );
  });
});

describe('engagement', () => {
  test('halves after its half-life, and a second act adds one', () => {
    const visit = (at: number): EngagementEvent => ({
      type: 'lead.contacted',
      at,
      kind: 'visit',
      outcome: 'reached',
    });
    const one = afterEvent({}, visit(now - 60 * day), halfLives);
    expect(levelAt(one.visits!, now, halfLives.visits!)).toBeCloseTo(0.5, 9);
    const two = afterEvent(one, visit(now), halfLives);
    expect(levelAt(two.visits!, now, halfLives.visits!)).toBeCloseTo(1.5, 9);
  });

  test('unanswered calls count in a row: a sign of life ends the row', () => {
    const call = (at: number, outcome: string): EngagementEvent => ({
      type: 'lead.contacted',
      at,
      kind: 'call',
      direction: 'out',
      outcome,
    });
    const row = levelsAfter(
      [1, 2, 3].map((n) => call(now - n, 'noAnswer')),
      halfLives,
    );
    expect(row.callsUnanswered!.level).toBeCloseTo(3, 5);
    expect(afterEvent(row, call(now, 'reached'), halfLives).callsUnanswered!.level).toBe(0);
  });

  test('is the same in whatever order the events are given, and kept up or made anew', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const sorted = events.toSorted((a, b) => a.at - b.at);
        const whole = levelsAfter(events, halfLives);
        let kept = {};
        for (const event of sorted) kept = afterEvent(kept, event, halfLives);
        expect(kept).toEqual(whole);
      }),
    );
  });

  test('nothing moves before the moment that was foretold, and something may at it', () => {
    fc.assert(
      fc.property(anyFacts, anyEvents, (some, events) => {
        const scored = { facts: some, levels: levelsAfter(events, halfLives) };
        const { raw, nextChangeAt } = scoreOf(scoring, scored, moment);
        const until = nextChangeAt ?? now + 2000 * day;
        for (const share of [0.3, 0.9]) {
          const between = now + share * Math.max(0, until - 2000 - now);
          expect(scoreOf(scoring, scored, { ...moment, now: between }).raw).toBe(raw);
        }
        if (nextChangeAt !== null) {
          const after = scoreOf(scoring, scored, { ...moment, now: nextChangeAt });
          expect(after.nextChangeAt ?? Number.POSITIVE_INFINITY).toBeGreaterThan(nextChangeAt);
        }
      }),
    );
  });
});

describe('learning sees a lead as it was', () => {
  const at = (days: number): number => now - days * day;
  const lead: LeadWithPast = {
    id: 'a',
    status: 'disqualified',
    source: '展会',
    campaign: null,
    region: '浙江',
    industry: null,
    size: null,
    language: null,
    product: null,
    title: '总经理',
    amount: '90000.00',
    currency: 'CNY',
    phones: ['+8613900000000'],
    emails: [],
    wechat: null,
    website: null,
    consent: null,
    need: null,
    utm: null,
    custom: { lost_to: '对手', volume: '5' },
    capturedAt: new Date(at(40)).toISOString(),
    lastContactAt: new Date(at(5)).toISOString(),
    events: [
      {
        type: 'lead.contacted',
        at: at(30),
        kind: 'call',
        direction: 'out',
        outcome: 'reached',
        changes: { lastContactAt: [null, new Date(at(30)).toISOString()], status: ['new', 'working'] },
      },
      {
        type: 'lead.edited',
        at: at(20),
        changes: { 'custom.volume': [null, '5'], amount: ['1000.00', '90000.00'] },
      },
      {
        type: 'lead.contacted',
        at: at(15),
        kind: 'visit',
        direction: 'out',
        outcome: 'reached',
        undone: true,
        changes: {},
      },
      { type: 'lead.statusChanged', at: at(10), changes: { status: ['working', 'disqualified'] } },
      { type: 'lead.edited', at: at(8), changes: { 'custom.lost_to': [null, '对手'] } },
      {
        type: 'lead.contacted',
        at: at(5),
        kind: 'call',
        direction: 'in',
        outcome: 'reached',
        changes: { lastContactAt: [new Date(at(30)).toISOString(), new Date(at(5)).toISOString()] },
      },
    ],
  };
  const rule = { by: 'status', won: ['qualified', 'converted'], lost: ['disqualified'] } as const;
  const outcome = { ...rule, won: [...rule.won], lost: [...rule.lost] };

  test('not what was filled in or done after its end', () => {
    const ending = endingOf(lead, outcome)!;
    expect(ending).toEqual({ won: false, at: at(10) });
    const seen = observe(lead, ending.at! - 1, halfLives);
    expect(seen.facts.custom).toEqual({ volume: '5' });
    expect(seen.facts.lastContactAt).toBe(new Date(at(30)).toISOString());
    expect(seen.levels.callsAnswered).toEqual({ level: 1, at: at(30) });
    // Taken back since: it never was.
    expect(seen.levels.visits).toBeUndefined();
  });

  test('nor what came later than the moment it is seen at', () => {
    const seen = observe(lead, at(25), halfLives);
    expect(seen.facts).toMatchObject({ amount: '1000.00', custom: {} });
    const fresh = observe(lead, at(35), halfLives);
    expect(fresh.levels).toEqual({});
    expect(fresh.facts.lastContactAt).toBeNull();
  });

  test('as it is, when nothing came later', () => {
    expect(observe(lead, now, halfLives).facts.custom).toEqual(lead.custom);
  });

  test('at a moment of its own, always the same, between beginning and end', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 0, max: 400 }), (id, days) => {
        const moment = observedAt(id, 1, at(days), now);
        expect(moment).toBe(observedAt(id, 1, at(days), now));
        expect(moment).toBeGreaterThanOrEqual(at(days));
        expect(moment).toBeLessThanOrEqual(now);
      }),
    );
    const spread = Array.from({ length: 1000 }, (_, n) => observedAt(`lead ${n}`, 1, 0, 1000));
    expect(spread.filter((moment) => moment < 500).length).toBeGreaterThan(430);
    expect(spread.filter((moment) => moment < 500).length).toBeLessThan(570);
  });

  test('won when it was qualified, not when it was converted', () => {
    const won: LeadWithPast = {
      ...lead,
      status: 'converted',
      events: [
        { type: 'lead.statusChanged', at: at(20), changes: { status: ['working', 'qualified'] } },
        { type: 'lead.statusChanged', at: at(3), changes: { status: ['qualified', 'converted'] } },
      ],
    };
    expect(endingOf(won, outcome)).toEqual({ won: true, at: at(20) });
  });
});

test('another scale changes points, not chances', () => {
  fc.assert(
    fc.property(fc.array(anyFacts, { minLength: 1, maxLength: 5 }), (leads) => {
      // Twice as many: whole points stay whole.
      const other = scoringCard(rescaled(shippedCard, 20), catalogue([]));
      expect(faultsOf(other.card)).toEqual([]);
      const scored = leads.map((some) => ({ facts: some, levels: {} }));
      const chances = [scoring, other].map((one) => {
        const { raw } = rawScores(one, valuesOfMany(one, scored, moment), leads.length);
        return [...raw].map((score) => chanceOf(one.card, score).toFixed(9));
      });
      expect(chances[1]).toEqual(chances[0]);
    }),
  );
});

test.each([
  ['副总经理', 'director'],
  ['总经理', 'boss'],
  ['Managing Director', 'boss'],
  ['Sales Director', 'director'],
  ['采购工程师', 'purchasing'],
  ['Sourcing Engineer', 'purchasing'],
  ['技术主管', 'technicalLead'],
  ['研发工程师', 'engineer'],
  ['设备科长', 'production'],
  ['王总', 'boss'],
  ['行政专员', 'staff'],
  ['宇航员', 'other'],
  ['  ', null],
])('%s is %s', (title, role) => {
  expect(roleOf(title)).toBe(role);
});
