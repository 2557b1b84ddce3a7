import { describe, expect, it } from 'vitest';
import { joinBins } from './join-bins.ts';

const ROWS = 1200;
const weights = new Float64Array(ROWS).fill(0.5);

/** Sixty bins of twenty leads each, missing and nothing else in bin 0. */
function joinedRuns(value: (bin: number) => number, apart = false): number {
  const codes = Uint16Array.from({ length: ROWS }, (_, i) => 1 + (i % 60));
  const table = Float64Array.from({ length: 61 }, (_, b) => (b === 0 ? 0 : value(b)));
  const cuts = new Float64Array(59);
  const attribute = {
    key: 'x',
    kind: 'numeric' as const,
    ordered: true,
    codes,
    bins: 61,
    cuts,
    kept: [],
  };
  const logOdds = Float64Array.from(codes, (b) => table[b]!);
  const [groups] = joinBins([{ attribute, table, apart, opinion: 0 }], logOdds, weights);
  return new Set(groups!.slice(1)).size;
}

describe('bins that hardly differ are joined', () => {
  it('a step is two bins, a flat line one', () => {
    expect(joinedRuns((b) => (b > 20 ? 1 : -1))).toBe(2);
    expect(joinedRuns(() => 0.3)).toBe(1);
  });

  it('a slope keeps as many as it needs to lose next to nothing', () => {
    const runs = joinedRuns((b) => (b - 30) / 15);
    expect(runs).toBeGreaterThanOrEqual(9);
    expect(runs).toBeLessThan(25);
  });

  it('pinned bins stay by themselves', () => {
    expect(joinedRuns(() => 0.3, true)).toBe(60);
  });
});
