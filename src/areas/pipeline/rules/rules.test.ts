import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween } from '../../../kernel/changes.ts';
import { closeOpportunity, reopenOpportunity } from './close-opportunity.ts';
import { editOpportunity } from './edit-opportunity.ts';
import type { ExitCondition, ExitFacts } from './exit-conditions.ts';
import { unmet } from './exit-conditions.ts';
import { afterCommunication } from './log-communication.ts';
import { moveStage } from './move-stage.ts';
import { cleanNames, nameIn } from './names.ts';
import { newOpportunity } from './new-opportunity.ts';
import type { Opportunity } from './opportunity.ts';
import { cleanValues } from './opportunity-values.ts';
import { checkPipeline, type Pipeline, type Stage } from './pipeline.ts';
import { inBase, rateOn } from './rates.ts';
import { flagsOf, staleFrom } from './stale.ts';
import { undoChanges } from './undo-changes.ts';

const now = new Date('2026-11-24T02:00:00Z');
const later = new Date('2026-11-25T02:00:00Z');
const today = '2026-11-24';

const stage = (id: string, over: Partial<Stage> = {}): Stage => ({
  id,
  names: { en: id },
  probability: 10,
  exit: [],
  stepRequired: false,
  usualStep: null,
  staleDays: 14,
  ...over,
});

const pipeline: Pipeline = {
  id: 'p',
  names: { en: 'Sales' },
  stages: [
    stage('talk', { exit: [{ kind: 'role', role: 'decisionMaker', met: true }] }),
    stage('offer', { probability: 40, exit: [{ kind: 'known', field: 'amount' }], stepRequired: true }),
    stage('close', { probability: 80, exit: [{ kind: 'contacted', way: 'direct', times: 2 }] }),
  ],
};

function opportunity(over: Partial<Opportunity> = {}): Opportunity {
  const made = newOpportunity(
    { name: '苏州精工 压铸线' },
    { id: 'o', openedAt: now, now, pipeline, ownerId: 'me', teamId: null, currency: 'CNY' },
  );
  if (!made.ok) throw new Error(made.refusal.code);
  return { ...made.value, ...over };
}

const facts = (over: Partial<ExitFacts> = {}): ExitFacts => ({
  opportunity: opportunity(),
  today,
  met: new Set(),
  reached: {},
  evidence: {},
  files: 0,
  milestones: new Set(),
  ...over,
});

describe('moving on', () => {
  const ready = opportunity({
    people: [{ contactId: 'c', role: 'decisionMaker' }],
    amount: '5.00',
    nextStep: '报价',
  });

  test('says what is missing, stage by stage, also of those passed over', () => {
    const moved = moveStage(pipeline, facts(), 'close', now);
    expect(moved).toMatchObject({
      ok: false,
      refusal: {
        code: 'opportunity.conditionsMissing',
        facts: {
          missing: [
            { stageId: 'talk', conditions: [{ kind: 'role', role: 'decisionMaker' }] },
            { stageId: 'offer', conditions: [{ kind: 'known', field: 'amount' }] },
          ],
        },
      },
    });
  });

  test('a named decision maker is not yet a met one', () => {
    expect(moveStage(pipeline, facts({ opportunity: ready }), 'offer', now).ok).toBe(false);
    const met = facts({ opportunity: ready, met: new Set(['c']) });
    expect(moveStage(pipeline, met, 'offer', later)).toMatchObject({
      ok: true,
      value: { stageId: 'offer', stageSince: later.toISOString(), furthestStageId: 'offer' },
    });
  });

  test('a stage that wants a next step gets none without', () => {
    const stepless = facts({ opportunity: { ...ready, nextStep: null }, met: new Set(['c']) });
    expect(moveStage(pipeline, stepless, 'offer', now)).toMatchObject({
      refusal: { code: 'opportunity.nextStepRequired' },
    });
  });

  test('back is always possible, and the furthest stage stays', () => {
    const far = { ...ready, stageId: 'close', furthestStageId: 'close' };
    expect(moveStage(pipeline, facts({ opportunity: far }), 'talk', later)).toMatchObject({
      ok: true,
      value: { stageId: 'talk', furthestStageId: 'close' },
    });
  });

  test('a stage deleted while somebody drags, and an opportunity decided meanwhile, are refused by name', () => {
    expect(moveStage(pipeline, facts(), 'gone', now)).toMatchObject({
      refusal: {
        code: 'opportunity.stageGone',
        facts: { possible: [{ id: 'talk' }, { id: 'offer' }, { id: 'close' }] },
      },
    });
    expect(
      moveStage(pipeline, facts({ opportunity: opportunity({ state: 'won' }) }), 'offer', now),
    ).toMatchObject({
      refusal: { code: 'opportunity.notOpen' },
    });
  });
});

test.each<[string, ExitCondition, Partial<ExitFacts>, boolean]>([
  [
    'an own field',
    { kind: 'known', field: 'custom.line' },
    { opportunity: opportunity({ custom: { line: 'A' } }) },
    true,
  ],
  ['a field that nobody knows', { kind: 'known', field: 'custom.line' }, {}, false],
  ['no product', { kind: 'known', field: 'products' }, {}, false],
  ['two visits', { kind: 'contacted', way: 'visit', times: 2 }, { reached: { visit: 2 } }, true],
  ['one visit', { kind: 'contacted', way: 'visit', times: 2 }, { reached: { visit: 1 } }, false],
  [
    'a step for yesterday',
    { kind: 'nextStep' },
    { opportunity: opportunity({ nextStep: 'x', nextStepOn: '2026-11-23' }) },
    false,
  ],
  [
    'a step for today',
    { kind: 'nextStep' },
    { opportunity: opportunity({ nextStep: 'x', nextStepOn: today }) },
    true,
  ],
  [
    'budget confirmed',
    { kind: 'evidence', dimension: 'budget', state: 'indicated' },
    { evidence: { budget: 'confirmed' } },
    true,
  ],
  [
    'budget only indicated',
    { kind: 'evidence', dimension: 'budget', state: 'confirmed' },
    { evidence: { budget: 'indicated' } },
    false,
  ],
  [
    'budget contradicted',
    { kind: 'evidence', dimension: 'budget', state: 'indicated' },
    { evidence: { budget: 'contradicted' } },
    false,
  ],
  ['a file', { kind: 'file' }, { files: 1 }, true],
  ['a quote not sent', { kind: 'milestone', name: 'quoteSent' }, {}, false],
  ['a quote sent', { kind: 'milestone', name: 'quoteSent' }, { milestones: new Set(['quoteSent']) }, true],
])('condition: %s', (_, condition, over, holds) => {
  expect(unmet([condition], facts(over))).toEqual(holds ? [] : [condition]);
});

describe('deciding', () => {
  const wish = { to: 'won' as const, on: today, reasonId: null, competitorId: null, note: null };
  const all = facts({
    opportunity: opportunity({
      people: [{ contactId: 'c', role: 'decisionMaker' }],
      amount: '5.00',
      nextStep: '签约',
    }),
    met: new Set(['c']),
    reached: { direct: 2 },
  });

  test('winning takes an amount and everything the rest of the way demands', () => {
    expect(closeOpportunity(pipeline, facts(), wish)).toMatchObject({
      refusal: { code: 'opportunity.amountMissing' },
    });
    expect(closeOpportunity(pipeline, { ...all, reached: { direct: 1 } }, wish)).toMatchObject({
      refusal: { code: 'opportunity.conditionsMissing', facts: { missing: [{ stageId: 'close' }] } },
    });
    expect(closeOpportunity(pipeline, all, { ...wish, amount: '7.50' })).toMatchObject({
      ok: true,
      value: { state: 'won', amount: '7.50', closedOn: today, furthestStageId: 'close', staleAt: null },
    });
  });

  test('losing takes a reason; no day ahead, none before it began', () => {
    const lost = { ...wish, to: 'lost' as const };
    expect(closeOpportunity(pipeline, facts(), lost)).toMatchObject({
      refusal: { code: 'opportunity.reasonMissing' },
    });
    expect(closeOpportunity(pipeline, all, { ...wish, on: '2026-11-25' })).toMatchObject({
      refusal: { code: 'opportunity.closeAhead' },
    });
    expect(closeOpportunity(pipeline, all, { ...wish, on: '2026-11-01' })).toMatchObject({
      refusal: { code: 'opportunity.closeBeforeOpening' },
    });
    expect(closeOpportunity(pipeline, facts(), { ...lost, reasonId: 'r' })).toMatchObject({
      ok: true,
      value: { state: 'lost', nextStep: null, stageId: 'talk' },
    });
  });

  test('reopened it stands where it stood', () => {
    const closed = closeOpportunity(pipeline, all, wish);
    if (!closed.ok) throw new Error('not closed');
    expect(reopenOpportunity(closed.value, pipeline, later)).toMatchObject({
      ok: true,
      value: { state: 'open', stageId: 'talk', closedOn: null, staleAt: '2026-12-09T02:00:00.000Z' },
    });
  });
});

describe('flags', () => {
  test('stale after so many days without a sign of life, and a call is one', () => {
    const before = opportunity();
    expect(before.staleAt).toBe('2026-12-08T02:00:00.000Z');
    expect(flagsOf(before, new Date('2026-12-08T01:59:00Z'), today).stale).toBe(false);
    expect(flagsOf(before, new Date('2026-12-08T02:00:00Z'), today).stale).toBe(true);
    const call = {
      kind: 'call',
      direction: 'out',
      direct: true,
      outcome: 'reached',
      said: '',
      contactIds: [],
    } as const;
    const after = afterCommunication(
      before,
      { ...call, contactIds: [], at: '2026-12-01T02:00:00.000Z' },
      pipeline.stages[0]!,
    );
    expect(after.staleAt).toBe('2026-12-15T02:00:00.000Z');
    const rung = afterCommunication(
      before,
      { ...call, contactIds: [], outcome: 'noAnswer', at: '2026-12-01T02:00:00.000Z' },
      pipeline.stages[0]!,
    );
    expect(rung.staleAt).toBe(before.staleAt);
    expect(staleFrom(before, { staleDays: null })).toBeNull();
  });

  test('a later month is a slip, an earlier one or the same is not', () => {
    const planned = opportunity({ expectedClose: '2026-11-30' });
    const slips = (expectedClose: string | null) => {
      const edited = editOpportunity(planned, { expectedClose }, now);
      return edited.ok ? edited.value.slips : -1;
    };
    expect([slips('2026-12-01'), slips('2026-11-01'), slips('2026-10-01'), slips(null)]).toEqual([
      1, 0, 0, 0,
    ]);
  });

  test('an open one without a step, a day that is over', () => {
    const flags = flagsOf(opportunity({ expectedClose: '2026-11-23' }), now, today);
    expect(flags).toEqual({ stale: false, overdue: true, slipped: false, noNextStep: true, stepLate: false });
    expect(flagsOf(opportunity({ state: 'lost', expectedClose: '2026-11-23' }), now, today).overdue).toBe(
      false,
    );
  });
});

describe('editing', () => {
  test('taking the step away takes its day away; a day alone is refused', () => {
    const planned = opportunity({ nextStep: '报价', nextStepOn: '2026-12-01' });
    expect(editOpportunity(planned, { nextStep: null }, now)).toMatchObject({ value: { nextStepOn: null } });
    expect(editOpportunity(opportunity(), { nextStepOn: '2026-12-01' }, now)).toMatchObject({
      refusal: { code: 'opportunity.nextStepMissing' },
    });
  });

  test('what is decided keeps its amount, but may be described further', () => {
    const won = opportunity({ state: 'won', amount: '5.00' });
    expect(editOpportunity(won, { amount: '6.00' }, now)).toMatchObject({
      refusal: { code: 'opportunity.decided' },
    });
    expect(editOpportunity(won, { products: ['压铸机'] }, now).ok).toBe(true);
  });

  test('typed values: blanks go, money gets two decimals, one contact has one part', () => {
    expect(cleanValues({ name: '  A  B ', amount: '1200', products: [' x ', 'x', ''] })).toEqual({
      values: { name: 'A B', amount: '1200.00', products: ['x'] },
      problems: [],
    });
    const twice = [
      { contactId: 'c', role: 'user' as const },
      { contactId: 'c', role: 'champion' as const },
    ];
    expect(cleanValues({ people: twice, amount: 'viel' }).problems.map(({ code }) => code)).toEqual([
      'opportunity.contactTwice',
      'opportunity.badAmount',
    ]);
  });
});

describe('money of other countries', () => {
  const rates = [
    { currency: 'USD', from: '2026-01-01', rate: '7.0000' },
    { currency: 'USD', from: '2026-06-01', rate: '7.2500' },
  ];
  test('by the rate of the day; none where none is known', () => {
    expect(rateOn(rates, 'USD', '2026-05-31')).toBe('7.0000');
    expect(inBase('100.00', 'USD', 'CNY', rates, '2026-06-01')).toBe('725.00');
    expect(inBase('100.00', 'USD', 'CNY', rates, '2025-12-31')).toBeNull();
    expect(inBase('100.00', 'EUR', 'CNY', rates, today)).toBeNull();
    expect(inBase('100.005', 'CNY', 'CNY', [], today)).toBe('100.01');
    expect(inBase(null, 'CNY', 'CNY', [], today)).toBeNull();
  });
});

test('names: own language first, else whichever there is', () => {
  expect(nameIn({ 'zh-CN': '报价', en: 'Offer' }, 'en')).toBe('Offer');
  expect(nameIn({ 'zh-CN': '报价' }, 'en')).toBe('报价');
  expect(cleanNames({ en: '  ' })).toBeNull();
});

test('a pipeline has stages, not too many, and chances that do not fall', () => {
  expect(checkPipeline([]).ok).toBe(false);
  expect(checkPipeline([{ probability: 50 }, { probability: 40 }])).toMatchObject({
    refusal: { code: 'pipeline.falling', field: 'body.stages.1.probability' },
  });
  expect(checkPipeline([{ probability: 10 }, { probability: 10 }, { probability: 100 }]).ok).toBe(true);
});

test('the law of undo: what one act changed, undoing takes back', () => {
  const text = fc.option(fc.string({ minLength: 1, maxLength: 8 }), { nil: null });
  const change = fc.record({
    products: fc.array(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 3 }),
    nextStep: text,
    amount: fc.option(fc.constantFrom('1.00', '2.00'), { nil: null }),
    expectedClose: fc.option(fc.constantFrom('2026-11-30', '2027-01-31'), { nil: null }),
  });
  fc.assert(
    fc.property(change, change, (first, second) => {
      const before = opportunity({ ...first, nextStepOn: null });
      const edited = editOpportunity(before, second, later);
      if (!edited.ok) return;
      const undone = undoChanges(edited.value, changesBetween(before, edited.value));
      expect(undone.kept).toEqual([]);
      expect(undone.opportunity).toEqual(before);
    }),
  );
});
