import { describe, expect, it } from 'vitest';
import { auc, aucError, brier, calibrationError, deciles, liftOfTopTenth, logLoss } from './measures.ts';

describe('measures, by worked examples', () => {
  it('auc counts the pairs of won and lost leads in the right order, ties half', () => {
    // Won: 3 and 2; lost: 2 and 1. Pairs: 3>2, 3>1, 2=2, 2>1: 3.5 of 4.
    expect(auc([3, 2, 2, 1], [1, 1, 0, 0])).toBe(0.875);
    expect(auc([1, 2], [1, 1])).toBeNaN();
  });

  it('auc error at one half is that of the rank-sum test', () => {
    // √((n + m + 1) / 12nm), Wilcoxon's variance without ties.
    expect(aucError(0.5, 100, 80)).toBeCloseTo(Math.sqrt(181 / (12 * 100 * 80)), 3);
  });

  it('log loss and Brier', () => {
    expect(logLoss([0.8, 0.4], [1, 0])).toBeCloseTo(-(Math.log(0.8) + Math.log(0.6)) / 2, 12);
    expect(brier([0.8, 0.4], [1, 0])).toBeCloseTo((0.04 + 0.16) / 2, 12);
    expect(logLoss([1, 0], [0, 1])).toBeLessThan(14);
  });

  it('lift of the best tenth shares a tie at its edge', () => {
    const scores = [9, 5, 5, 5, 5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
    const outcomes = [1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    // Two leads wanted: the first, and a quarter of the one won among the four at 5: 1.25 / 2 over 3 / 20.
    expect(liftOfTopTenth(scores, outcomes)).toBeCloseTo(1.25 / 2 / (3 / 20), 12);
  });

  it('deciles cover every lead once; honest chances have no calibration error', () => {
    const outcomes = Array.from({ length: 100 }, (_, i) => (i % 4 === 0 ? 1 : 0));
    const groups = deciles(outcomes, outcomes, outcomes);
    expect(groups.reduce((sum, g) => sum + g.leads, 0)).toBe(100);
    expect(groups.reduce((sum, g) => sum + g.won, 0)).toBe(25);
    expect(calibrationError(outcomes, outcomes)).toBe(0);
    expect(
      calibrationError(
        outcomes.map(() => 0.5),
        outcomes,
      ),
    ).toBeGreaterThan(0.2);
  });
});
