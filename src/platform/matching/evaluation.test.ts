import { describe, expect, it } from 'vitest';
import { evaluateClusters, readTruth } from './evaluation.ts';

describe('evaluateClusters', () => {
  it('counts all pairs inside the groups of both sides', () => {
    // Truth: a a a b b; found: {0,1} and {2,3}, so one of two is right and three of four true pairs are missed.
    const found = evaluateClusters(
      [
        [0, 1],
        [2, 3],
      ],
      ['a', 'a', 'a', 'b', 'b'],
    );
    expect(found).toMatchObject({
      rows: 5,
      proposed: 2,
      truePairs: 4,
      correct: 1,
      precision: 0.5,
      recall: 0.25,
    });
    expect(found.f1).toBeCloseTo(1 / 3);
  });

  it('takes a row without truth as alone', () => {
    expect(evaluateClusters([[0, 1]], ['', ''])).toMatchObject({
      proposed: 1,
      truePairs: 0,
      correct: 0,
      precision: 0,
    });
  });
});

describe('readTruth', () => {
  it('reads the number in rec-223-org and rec-223-dup-0', () => {
    expect(readTruth(['rec-223-org', ' rec-223-dup-0', 'rec-7-org'])).toEqual(['223', '223', '7']);
  });

  it('takes other values as they are', () => {
    expect(readTruth(['2230', ' 223 ', 'A-223', 'A-7'])).toEqual(['2230', '223', 'A-223', 'A-7']);
  });
});
