/** How sure one can be of a share: the 95 % interval of Wilson, and whether there were enough to say anything. */
export type Share = { n: number; yes: number; rate: number; low: number; high: number; tells: boolean };

/** Fewer than these tell nothing, whatever the interval says. */
export const fewest = 20;
const z = 1.959964;

/**
 * Wilson's score interval (Wilson 1927): honest for few and for shares near 0 and 1, where "± two deviations" goes beyond them.
 * Nobody asked says nothing: from 0 to 1.
 */
export function shareOf(n: number, yes: number): Share {
  if (n === 0) return { n, yes, rate: 0, low: 0, high: 1, tells: false };
  const rate = yes / n;
  const middle = (rate + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n));
  return {
    n,
    yes,
    rate,
    low: Math.max(0, middle - half),
    high: Math.min(1, middle + half),
    tells: n >= fewest,
  };
}

/** By how much one share is larger than another, with its interval; `tells`: it stands out from chance. */
export type Difference = { value: number; low: number; high: number; tells: boolean };

/** Newcombe's interval of a difference (1998, method 10), from the Wilson intervals of both; null when either has too few. */
export function differenceOf(a: Share, b: Share): Difference | null {
  if (!a.tells || !b.tells) return null;
  const value = a.rate - b.rate;
  const low = value - Math.hypot(a.rate - a.low, b.high - b.rate);
  const high = value + Math.hypot(a.high - a.rate, b.rate - b.low);
  return { value, low, high, tells: low > 0 || high < 0 };
}

/** One line of what is counted, as the database groups it. */
export type ContactCount = {
  part: 'count' | 'mix' | 'outcome' | 'way' | 'stage';
  /** The group; of a stage's lines the stage. */
  key: string;
  /** Of `way`: which; of `stage`: whether it was left forwards. */
  of: string | null;
  n: number;
  /** Won, or of a stage: went on from it. */
  yes: number;
  direct: number;
  indirect: number;
  /** The median of each deal's days between one contact and the next; null where none had two. */
  gap: number | null;
};

/** What was done before a deal went on from a stage, or before it was lost there. */
export type Done = { n: number; direct: number; indirect: number; gap: number | null };

export type StageEffect = {
  stageId: string;
  moved: Done;
  lost: Done;
  /** Went on: of those spoken with directly in this stage, and of those reached only otherwise. */
  withDirect: Share;
  onlyIndirect: Share;
  difference: Difference | null;
};

export type ContactEffect = {
  decided: number;
  byCount: { key: string; share: Share }[];
  byMix: { key: string; share: Share }[];
  /** Days between contacts of the won and of the lost ones. */
  gaps: { won: number | null; lost: number | null };
  stages: StageEffect[];
};

export const countBands = ['0', '1-2', '3-5', '6-10', '11+'] as const;
export const mixes = ['indirect', 'mostlyIndirect', 'mostlyDirect', 'direct'] as const;
export const ways = ['direct', 'indirect'] as const;

/** What contact goes along with, from the counts. Groups nobody is in are there too, saying nothing. */
export function contactEffect(counts: readonly ContactCount[], stageIds: readonly string[]): ContactEffect {
  const line = (part: ContactCount['part'], key: string, of: string | null = null) =>
    counts.find((one) => one.part === part && one.key === key && one.of === of);
  const share = (found: ContactCount | undefined) => shareOf(found?.n ?? 0, found?.yes ?? 0);
  const done = (found: ContactCount | undefined): Done => ({
    n: found?.n ?? 0,
    direct: found ? found.direct / found.n : 0,
    indirect: found ? found.indirect / found.n : 0,
    gap: found?.gap ?? null,
  });
  const byCount = countBands.map((key) => ({ key, share: share(line('count', key)) }));
  return {
    decided: byCount.reduce((sum, one) => sum + one.share.n, 0),
    byCount,
    byMix: mixes.map((key) => ({ key, share: share(line('mix', key)) })),
    gaps: { won: line('outcome', 'won')?.gap ?? null, lost: line('outcome', 'lost')?.gap ?? null },
    stages: stageIds.map((stageId) => {
      const withDirect = share(line('way', stageId, 'direct'));
      const onlyIndirect = share(line('way', stageId, 'indirect'));
      return {
        stageId,
        moved: done(line('stage', stageId, 'moved')),
        lost: done(line('stage', stageId, 'lost')),
        withDirect,
        onlyIndirect,
        difference: differenceOf(withDirect, onlyIndirect),
      };
    }),
  };
}
