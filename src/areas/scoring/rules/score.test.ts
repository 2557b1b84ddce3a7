import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributesGone, type Card, faultsOf } from './card.ts';
import type { Column } from './columns.ts';
import { explainRow } from './explain.ts';
import { MANAGER_CARD } from './sample-card.fixture.ts';
import { chanceOf, compileCard, scoreRows, shownScore } from './score.ts';

function lead(industry: string | null, employees: number, visits: number): Column[] {
  const levels = industry === null ? [] : [industry];
  return [
    { key: 'industry', kind: 'category', levels, codes: Int32Array.of(industry === null ? -1 : 0) },
    { key: 'employees', kind: 'numeric', values: Float64Array.of(employees) },
    { key: 'visits', kind: 'numeric', values: Float64Array.of(visits) },
  ];
}

const points = fc.integer({ min: -60, max: 60 });
const anyCard: fc.Arbitrary<Card> = fc
  .record({
    base: fc.integer({ min: -50, max: 150 }),
    cuts: fc.uniqueArray(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 6 }),
    all: fc.array(points, { minLength: 40, maxLength: 40 }),
    double: fc.double({ min: 0.5, max: 40, noNaN: true }),
  })
  .map(({ base, cuts, all, double }) => {
    const ascending = [...cuts].map((cut) => cut + 0).sort((a, b) => a - b);
    const next = (() => {
      let i = 0;
      return () => all[i++ % all.length]!;
    })();
    const slope = Math.LN2 / double;
    return {
      ...MANAGER_CARD,
      base,
      scale: { pointsToDoubleOdds: double, offset: 50 },
      calibration: { raw: [0, 100], logOdds: [-50 * slope, 50 * slope] },
      attributes: [
        {
          ...MANAGER_CARD.attributes[0]!,
          kind: 'category',
          missing: { points: next() },
          other: { points: next() },
          bins: [{ levels: ['retail'], points: next() }],
        },
        {
          key: 'visits',
          kind: 'numeric',
          part: 'engagement',
          missing: { points: next() },
          bins: [null, ...ascending].map((from) => ({ from, points: next() })),
        },
      ],
      pairs: [{ ...MANAGER_CARD.pairs[0]!, points: [0, 1, 2].map(() => [next(), next(), next()]) }],
    } satisfies Card;
  });

describe('score', () => {
  it('a worked example: every fact listed, summing to the score', () => {
    const told = explainRow(compileCard(MANAGER_CARD), lead('retail', 800, 7), 0);
    expect(told.facts.map((fact) => [fact.keys.join(' × '), fact.points])).toEqual([
      ['industry', -8],
      ['employees', 10],
      ['visits', 14],
      ['industry × visits', -7],
    ]);
    expect(told).toMatchObject({ base: 40, raw: 49, score: 49, clamped: null });
    expect(told.fit).toEqual({ points: 2, grade: 'B' });
    expect(told.engagement).toEqual({ points: 7, grade: '2' });
    // One point under the middle of the scale, 8 points double the odds.
    expect(told.chance).toBeCloseTo(1 / (1 + 2 ** (1 / 8)), 12);
  });

  it('says what would raise the score most, counting pairs', () => {
    const { raises } = explainRow(compileCard(MANAGER_CARD), lead('retail', 800, 7), 0);
    // Another industry gains 20 by itself and the 7 that retail loses with many visits.
    expect(raises[0]).toEqual({ key: 'industry', part: 'fit', gain: 27, to: 'machinery' });
  });

  it('clamps to 0 and 100 and says so', () => {
    expect(shownScore(-3)).toEqual({ score: 0, clamped: 'low' });
    expect(shownScore(104)).toEqual({ score: 100, clamped: 'high' });
  });

  it('reads unknown levels as other, silence and deleted fields as missing, infinity as large', () => {
    const compiled = compileCard(MANAGER_CARD);
    expect(scoreRows(compiled, lead('fishing', 100, 3), 1)[0]).toBe(43);
    expect(scoreRows(compiled, lead(null, Number.NaN, Number.NaN), 1)[0]).toBe(34);
    expect(scoreRows(compiled, lead('fishing', Number.POSITIVE_INFINITY, 3), 1)[0]).toBe(53);
    expect(scoreRows(compiled, lead('fishing', 100, 3).slice(0, 2), 1)[0]).toBe(36);
    expect(attributesGone(MANAGER_CARD, new Set(['industry', 'employees']))).toEqual(['visits']);
  });

  it('for any card and lead: listed points sum to the raw score; the parts are all of it', () => {
    fc.assert(
      fc.property(
        anyCard,
        fc.option(fc.constantFrom('retail', 'food')),
        fc.double(),
        (card, industry, visits) => {
          const compiled = compileCard(card);
          const columns = lead(industry, 10, visits);
          const told = explainRow(compiled, columns, 0);
          const raw = scoreRows(compiled, columns, 1)[0];
          expect(told.base + told.facts.reduce((sum, fact) => sum + fact.points, 0)).toBe(raw);
          expect(told.base + told.fit.points + told.engagement.points).toBe(raw);
        },
      ),
    );
  });

  it('for any card: the score never falls when the chance rises', () => {
    fc.assert(
      fc.property(
        anyCard,
        fc.integer({ min: -200, max: 300 }),
        fc.integer({ min: 1, max: 50 }),
        (card, raw, more) => {
          expect(chanceOf(card, raw + more)).toBeGreaterThanOrEqual(chanceOf(card, raw));
          expect(shownScore(raw + more).score).toBeGreaterThanOrEqual(shownScore(raw).score);
        },
      ),
    );
  });

  it('scores a million leads in a second', () => {
    const rows = 200_000;
    const columns: Column[] = [
      {
        key: 'industry',
        kind: 'category',
        levels: ['retail', 'food'],
        codes: Int32Array.from({ length: rows }, (_, i) => i % 2),
      },
      {
        key: 'employees',
        kind: 'numeric',
        values: Float64Array.from({ length: rows }, (_, i) => (i * 7) % 900),
      },
      { key: 'visits', kind: 'numeric', values: Float64Array.from({ length: rows }, (_, i) => i % 9) },
    ];
    const compiled = compileCard(MANAGER_CARD);
    scoreRows(compiled, columns, rows);
    // What the machine does beside this is not the scorer's: the best of a few tries counts.
    const tries = Array.from({ length: 9 }, () => {
      const started = performance.now();
      scoreRows(compiled, columns, rows);
      return performance.now() - started;
    });
    expect(Math.min(...tries)).toBeLessThan(200);
  });
});

describe('a card that cannot be used says why', () => {
  it('the sample is sound', () => {
    expect(faultsOf(MANAGER_CARD)).toEqual([]);
  });

  it('fractions, disorder, doubles, a breach of its own pin', () => {
    const [industry, employees, visits] = MANAGER_CARD.attributes;
    if (employees?.kind !== 'numeric' || visits?.kind !== 'numeric') throw new Error('fixture');
    const broken: Card = {
      ...MANAGER_CARD,
      base: 0.5,
      attributes: [
        industry!,
        { ...employees, bins: [...employees.bins].reverse() },
        { ...visits, monotone: 'falling' },
        industry!,
      ],
    };
    expect(faultsOf(broken)).toEqual([
      { code: 'score.pointsNotWhole', about: 'base' },
      { code: 'score.binsNotAscending', about: 'employees' },
      { code: 'score.againstPin', about: 'visits' },
      { code: 'score.attributeTwice', about: 'industry' },
    ]);
  });
});
