import { describe, expect, it } from 'vitest';
import { histogram } from './histogram.ts';
import { firstOfMonth, periodAfter, periodOf } from './periods.ts';

describe('periods', () => {
  it('finds months and quarters over the turn of the year', () => {
    expect(periodOf('quarter', '2026-11-24')).toMatchObject({
      from: '2026-10-01',
      until: '2027-01-01',
      months: ['2026-10-01', '2026-11-01', '2026-12-01'],
    });
    expect(periodAfter(periodOf('quarter', '2026-11-24'), 1).from).toBe('2027-01-01');
    expect(periodAfter(periodOf('month', '2026-01-31'), -1).from).toBe('2025-12-01');
    expect(firstOfMonth('2024-02-29', 12)).toBe('2025-02-01');
  });
});

describe('histogram', () => {
  const ventiles = Array.from({ length: 19 }, (_, i) => 100_000 + i * 5_000);

  it('is as wide as the distribution and comes to one', () => {
    const bins = histogram(ventiles);
    expect(bins.reduce((sum, bin) => sum + bin.chance, 0)).toBeCloseTo(1, 9);
    expect(bins.length).toBeGreaterThanOrEqual(8);
    expect(bins.length).toBeLessThanOrEqual(26);
    expect(bins[0]!.from).toBeGreaterThanOrEqual(0);
  });

  it('has bars of equal round width', () => {
    const widths = new Set(histogram(ventiles).map(({ from, until }) => until - from));
    expect([...widths]).toEqual([10_000]);
  });

  it('stands on one bar when every future is the same, and is empty without any', () => {
    expect(histogram(Array.from({ length: 19 }, () => 7))).toEqual([{ from: 7, until: 7, chance: 1 }]);
    expect(histogram([])).toEqual([]);
  });

  it('takes many futures of nothing and some of much', () => {
    const bins = histogram([...Array.from({ length: 10 }, () => 0), 10, 20, 30, 40, 50, 60, 70, 80, 90]);
    expect(bins[0]!.chance).toBeGreaterThan(0.5);
    expect(bins.reduce((sum, bin) => sum + bin.chance, 0)).toBeCloseTo(1, 9);
  });
});
