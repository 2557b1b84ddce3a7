import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bigramSimilarity, editDistance, editSimilarity, jaroWinkler } from './string-similarity.ts';

describe('jaroWinkler', () => {
  it.each([
    ['MARTHA', 'MARHTA', 0.9611],
    ['DWAYNE', 'DUANE', 0.84],
    ['DIXON', 'DICKSONX', 0.8133],
    ['', 'A', 0],
  ])('%s and %s: %f, as Winkler published', (a, b, published) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(published, 3);
  });
});

describe('editDistance', () => {
  it.each([
    ['kitten', 'sitting', 3],
    ['4184', '4814', 1],
    ['abc', '', 3],
    ['13800138000', '1380013800', 1],
  ])('%s and %s: %i', (a, b, distance) => expect(editDistance(a, b, 9)).toBe(distance));

  it('gives the same within a limit as without, and one more than the limit beyond it', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 6 }), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(limit + 1, editDistance(a, b, 100)));
      }),
      { numRuns: 2000 },
    );
  });
});

it('every similarity is symmetric, in [0, 1], and 1 only for the same text', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '张', '伟'), maxLength: 80 });
  for (const alike of [jaroWinkler, editSimilarity, bigramSimilarity]) {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const value = alike(a, b);
        expect(alike(b, a)).toBeCloseTo(value, 12);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        if (a === b && a.length > 1) expect(value).toBe(1);
      }),
    );
  }
});
