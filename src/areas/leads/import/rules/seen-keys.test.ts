import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SeenKeys } from './seen-keys.ts';

describe('SeenKeys', () => {
  test('a row that shares any key with an earlier one belongs to it, and so do all its own keys', () => {
    const seen = new SeenKeys();
    expect(seen.firstRow(['mail a', 'phone 1'], 1)).toBe(0);
    expect(seen.firstRow(['mail b'], 2)).toBe(0);
    expect(seen.firstRow(['mail a', 'phone 2'], 3)).toBe(1);
    expect(seen.firstRow(['phone 2'], 4)).toBe(1);
    expect(seen.firstRow([], 5)).toBe(0);
  });

  test('says the same as a Map, however many there are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ maxLength: 3 }), { maxLength: 3 }), { maxLength: 3000 }),
        (rows) => {
          const seen = new SeenKeys(16);
          const map = new Map<string, number>();
          rows.forEach((keys, at) => {
            const found = keys.flatMap((key) => map.get(key) ?? []);
            const first = found.length > 0 ? Math.min(...found) : 0;
            for (const key of keys) if (!map.has(key)) map.set(key, first || at + 1);
            expect(seen.firstRow(keys, at + 1)).toBe(first);
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  test('of more keys than it may hold it forgets the oldest, never the newest', () => {
    const seen = new SeenKeys(16, 64);
    for (let n = 1; n <= 500; n++) seen.firstRow([`k${n}`], n);
    expect(seen.firstRow(['k1'], 501)).toBe(0);
    expect(seen.firstRow(['k499'], 502)).toBe(499);
  });

  test('one row may bring more keys than there was room for', () => {
    const seen = new SeenKeys(16);
    const keys = Array.from({ length: 1000 }, (_, n) => `k${n}`);
    expect(seen.firstRow(keys, 1)).toBe(0);
    expect(seen.firstRow(['k999'], 2)).toBe(1);
  });

  test('three hundred thousand different numbers are all different', () => {
    const seen = new SeenKeys();
    let repeated = 0;
    for (let n = 1; n <= 300_000; n++)
      if (seen.firstRow([`p${13_800_000_000 + n * 7}`, `eu${n}@corp.example`], n)) repeated++;
    expect(repeated).toBe(0);
    expect(seen.firstRow([`p${13_800_000_000 + 7}`], 300_001)).toBe(1);
  });
});
