import { describe, expect, it } from 'vitest';
import type { Attribute } from '../../../scoring/index.ts';
import { chanceIndex, countBins, haveSameBins, profileOf, stabilityIndex } from './drift.ts';

const bin = { points: 0 };
const visits: Attribute = {
  key: 'visits',
  kind: 'numeric',
  part: 'engagement',
  missing: bin,
  bins: [
    { ...bin, from: null },
    { ...bin, from: 1 },
    { ...bin, from: 3 },
  ],
};
const source: Attribute = {
  key: 'source',
  kind: 'category',
  part: 'fit',
  missing: bin,
  other: bin,
  bins: [{ ...bin, levels: ['fair', 'show'] }],
};

/** How many of `n` draws, shared evenly over so many bins, fell into each; the same for the same seed. */
function drawn(n: number, bins: number, seed: number): number[] {
  const counts: number[] = new Array(bins).fill(0);
  let state = seed * 2654435761 + 1;
  for (let i = 0; i < n; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    counts[Math.floor((state / 2 ** 32) * bins)]!++;
  }
  return counts;
}

describe('the stability index', () => {
  it('is nothing where shares stay, and as worked out by hand where they move', () => {
    expect(stabilityIndex([100, 300], [50, 150])).toBeCloseTo(0, 3);
    // From 50:50 to 80:20: 0.3 · ln 1.6 − 0.3 · ln 0.4 = 0.416.
    expect(stabilityIndex([5000, 5000], [8000, 2000])).toBeCloseTo(0.416, 3);
    expect(stabilityIndex([0, 0], [3, 4])).toBeNull();
  });

  it('passes what chance allows about one time in twenty when nothing has changed', () => {
    let passed = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const [before, now] = [drawn(200, 5, seed), drawn(300, 5, seed + 1000)];
      if (stabilityIndex(before, now)! > chanceIndex(before, now)) passed++;
    }
    expect(passed / 400).toBeGreaterThan(0.02);
    expect(passed / 400).toBeLessThan(0.09);
  });

  it('is beyond chance when half of them have moved', () => {
    const [before, now] = [
      [100, 100],
      [25, 75],
    ];
    expect(stabilityIndex(before, now)!).toBeGreaterThan(chanceIndex(before, now));
  });
});

describe('a profile', () => {
  it('counts columns into the same bins as single values', () => {
    const columns = [
      { key: 'visits', kind: 'numeric' as const, values: Float64Array.of(0, 0.5, 1, 2.9, 3, Number.NaN) },
      {
        key: 'source',
        kind: 'category' as const,
        codes: Int32Array.of(0, 1, -1, 0, 2, 1),
        levels: ['show', 'web', 'fair'],
      },
    ];
    const { leads, bins } = profileOf([visits, source], columns, 6);
    expect(leads).toBe(6);
    expect(bins.visits!.slice(0, 4)).toEqual([1, 2, 2, 1]);
    expect(bins.visits).toEqual(countBins(visits, [0, 0.5, 1, 2.9, 3, null]));
    expect(bins.source).toEqual([1, 2, 3]);
    expect(profileOf([visits], [], 6).bins).toEqual({});
  });

  it('holds for an attribute as long as its values are cut alike, whatever the points', () => {
    const dearer = { ...visits, bins: visits.bins.map((one) => ({ ...one, points: 9 })) } as Attribute;
    const cutElsewhere = {
      ...visits,
      bins: [
        { ...bin, from: null },
        { ...bin, from: 2 },
      ],
    } as Attribute;
    expect(haveSameBins(visits, dearer)).toBe(true);
    expect(haveSameBins(visits, cutElsewhere)).toBe(false);
    expect(haveSameBins(visits, source)).toBe(false);
  });
});
