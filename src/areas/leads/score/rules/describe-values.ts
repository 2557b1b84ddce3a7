import type { AttributeValue } from './read-attribute.ts';

/** More levels than these are found by typing. */
const mostLevels = 50;

export type Described = {
  filled: number;
  levels: { level: string; leads: number }[] | null;
  quantiles: number[] | null;
};

/** What leads have of one attribute: how many have it, its levels or its spread. */
export function describeValues(kind: string, values: readonly AttributeValue[]): Described {
  const there = values.filter((value) => value !== null);
  const filled = values.length > 0 ? Math.round((1000 * there.length) / values.length) / 1000 : 0;
  if (kind === 'numeric' || kind === 'date') {
    const sorted = Float64Array.from(there as number[]).sort();
    const at = (share: number): number =>
      Math.round(100 * sorted[Math.round(share * (sorted.length - 1))]!) / 100;
    const quantiles = sorted.length > 0 ? [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1].map(at) : null;
    return { filled, levels: null, quantiles };
  }
  const counts = new Map<string, number>();
  for (const value of there) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  const levels = [...counts]
    .map(([level, leads]) => ({ level, leads }))
    .sort((a, b) => b.leads - a.leads || (a.level < b.level ? -1 : 1))
    .slice(0, mostLevels);
  return { filled, levels, quantiles: null };
}
