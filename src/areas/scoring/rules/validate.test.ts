import { describe, expect, it } from 'vitest';
import { findLeaks } from './leaks.ts';
import { madeLeads } from './made-leads.fixture.ts';
import { seededRandom } from './random.ts';
import { compare, decidePublication, type Signal, signalOf, splitByTime } from './validate.ts';

const random = seededRandom(8);
const truth = Float64Array.from({ length: 2000 }, () => 0.1 + 0.8 * random());
const outcomes = Uint8Array.from(truth, (p) => (random() < p ? 1 : 0));
const flat = new Float64Array(2000).fill(0.5);
const signal: Signal = signalOf(truth, outcomes);

describe('whether a new card goes into use', () => {
  it('only when it foretells later leads better, beyond chance', () => {
    expect(signal.verdict).toBe('learned');
    expect(decidePublication(flat, truth, outcomes, signal)).toMatchObject({
      publish: true,
      reason: 'better',
    });
    expect(decidePublication(truth, flat, outcomes, signal)).toMatchObject({
      publish: false,
      reason: 'notBetter',
    });
    expect(decidePublication(truth, truth, outcomes, signal).publish).toBe(false);
  });

  it('not on a handful of judges, not without a signal', () => {
    const few = (values: Float64Array) => values.slice(0, 12);
    expect(decidePublication(few(flat), few(truth), outcomes.slice(0, 12), signal).reason).toBe(
      'tooFewJudged',
    );
    const none = { ...signal, verdict: 'nothingToLearn' as const };
    expect(decidePublication(flat, truth, outcomes, none).reason).toBe('nothingToLearn');
  });

  it('the comparison is paired: a small steady gain is certain', () => {
    const slightly = truth.map((p, i) => (outcomes[i] ? p + 0.001 : p - 0.001));
    expect(compare(truth, slightly, outcomes).t).toBeGreaterThan(10);
  });

  it('judges by the newest', () => {
    const { train, judge } = splitByTime([5, 1, 4, 2, 3, 0, 7, 6], 0.25);
    expect([...train]).toEqual([5, 1, 3, 4, 2, 0]);
    expect([...judge]).toEqual([7, 6]);
  });
});

describe('attributes known only after the outcome', () => {
  const { columns, outcomes: won } = madeLeads(2000, 6);

  it('honest attributes raise no warning', () => {
    expect(findLeaks(columns, won)).toEqual([]);
  });

  it('an amount that only won leads have, a closing note, a deciding status', () => {
    const draw = seededRandom(2);
    const amount = Float64Array.from(won, (o) => (o ? 100 + Math.floor(1000 * draw()) : 0));
    const note = Float64Array.from(won, (o) =>
      draw() < (o ? 0.8 : 0.1) ? Math.floor(9 * draw()) : Number.NaN,
    );
    const status = Int32Array.from(won, (o) => (o && draw() < 0.4 ? 1 : 0));
    const found = findLeaks(
      [
        { key: 'amount', kind: 'numeric', values: amount },
        { key: 'note', kind: 'numeric', values: note },
        { key: 'status', kind: 'category', codes: status, levels: ['open', 'invoiced'] },
      ],
      won,
    );
    expect(found.map(({ key, code }) => `${key} ${code}`)).toEqual([
      'amount leak.tellsTooMuch',
      'note leak.filledByOutcome',
      'status leak.valueDecides',
    ]);
  });
});
