import { type Counted, type Measure, measures } from './measures.ts';

/** A measure's level as it was at a moment (milliseconds); from there it only decays. */
export type Level = { readonly level: number; readonly at: number };
export type Levels = Readonly<Record<string, Level>>;

/** What measures look at of an event. */
export type EngagementEvent = {
  type: string;
  /** Milliseconds. */
  at: number;
  kind?: string | undefined;
  direction?: string | undefined;
  outcome?: string | undefined;
  asked?: readonly string[] | undefined;
};

/** Days after which half is forgotten, by measure. */
export type HalfLives = Readonly<Record<string, number>>;

export const day = 86_400_000;

/** The company's half-lives laid over the shipped ones. */
export function halfLivesOf(changed: Readonly<Record<string, number>>): HalfLives {
  return Object.fromEntries(measures.map(({ key, halfLifeDays }) => [key, changed[key] ?? halfLifeDays]));
}

/** level · 2^(−time / half-life). */
export function levelAt({ level, at }: Level, now: number, halfLifeDays: number): number {
  return level * 2 ** (-(now - at) / (halfLifeDays * day));
}

/** When a level will have fallen to `to` (above 0, at most the level). */
export function fallsTo({ level, at }: Level, to: number, halfLifeDays: number): number {
  return at + halfLifeDays * day * Math.log2(level / to);
}

/**
 * The levels after one more event. Only what changed is new.
 *
 * @param event not before any of the levels; else they are to be made anew from the log
 */
export function afterEvent(levels: Levels, event: EngagementEvent, halfLives: HalfLives): Levels {
  const next: Record<string, Level> = { ...levels };
  for (const measure of measures) {
    const held = levels[measure.key];
    const counts = measure.counts.some((one) => fits(one, event));
    const resets = measure.resets?.some((one) => fits(one, event)) ?? false;
    if (!counts && !(resets && held)) continue;
    const before = held && !resets ? levelAt(held, event.at, halfLives[measure.key]!) : 0;
    next[measure.key] = { level: before + (counts ? 1 : 0), at: event.at };
  }
  return next;
}

/** The levels that all these events leave, in whatever order they are given. */
export function levelsAfter(events: readonly EngagementEvent[], halfLives: HalfLives): Levels {
  let levels: Levels = {};
  for (const event of events.toSorted((a, b) => a.at - b.at)) levels = afterEvent(levels, event, halfLives);
  return levels;
}

/** Whether an event comes before something that is in the levels already. */
export function isBackdated(levels: Levels, at: number): boolean {
  return Object.values(levels).some((level) => level.at > at);
}

/** Whether any measure looks at such an event. */
export function countsFor(event: EngagementEvent): boolean {
  const looksAt = ({ counts, resets = [] }: Measure) =>
    [...counts, ...resets].some((one) => fits(one, event));
  return measures.some(looksAt);
}

function fits(counted: Counted, event: EngagementEvent): boolean {
  return (
    counted.type === event.type &&
    (counted.kind === undefined || counted.kind.includes(event.kind ?? '')) &&
    (counted.direction === undefined || counted.direction === event.direction) &&
    (counted.outcome === undefined || counted.outcome === event.outcome) &&
    (counted.asked === undefined || (event.asked?.includes(counted.asked) ?? false))
  );
}
