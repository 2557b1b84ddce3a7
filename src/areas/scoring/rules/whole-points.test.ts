import { describe, expect, it } from 'vitest';
import { wholePoints } from './whole-points.ts';

describe('whole points', () => {
  it('roundings of two tables make up for one another', () => {
    const codes = Uint16Array.from({ length: 400 }, (_, i) => i % 2);
    const table = { codes, exact: Float64Array.of(-1.4, 1.4) };
    const sum = Float64Array.from(codes, (c) => 2 * table.exact[c]!);
    const { base, points } = wholePoints([table, table], sum, new Float64Array(400).fill(0.5));
    // Each alone would be rounded to ±1, together ±2; exact is ±2.8, and ±3 is the nearest whole number.
    expect(base + points[0]![0]! + points[1]![0]!).toBe(-3);
    expect(base + points[0]![1]! + points[1]![1]!).toBe(3);
  });

  it("but a handful of leads doesn't ask for it", () => {
    const rare = Uint16Array.from({ length: 400 }, (_, i) => (i < 4 ? 1 : 0));
    const exact = Float64Array.of(0, 5);
    // These four leads miss two points that other tables should have given: noise, which a bin of its own would learn.
    const sum = Float64Array.from(rare, (c, i) => exact[c]! + (i < 4 ? 2 : 0));
    const { points } = wholePoints([{ codes: rare, exact }], sum, new Float64Array(400).fill(0.5));
    expect([...points[0]!]).toEqual([0, 5]);
  });
});
