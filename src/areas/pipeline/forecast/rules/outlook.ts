import { dailyArrivals } from './arrivals.ts';
import type { Day } from './days.ts';
import { type DealValues, learnValues } from './deal-values.ts';
import { type Deal, type KnownDeal, knownAt } from './deals.ts';
import { learnPace, type Pace, paceDoubt, paceOver } from './pace.ts';
import { learnTiming, oldAge, type StageTiming } from './stage-timing.ts';
import { winChances } from './win-chances.ts';

/** Everything learned at the end of a day from what was known then; good for any period after it. */
export type Learned = {
  today: Day;
  known: readonly KnownDeal[];
  timing: StageTiming;
  values: DealValues;
  /** Deals that open on a day, by the stage they open in. */
  arrivals: Float64Array;
  pace: Pace | null;
};

/** What the deals of one stage are reckoned to bring within the period. */
export type StagePart = { stage: number; deals: number; full: number; expected: number };

/** Two reckonings of what a period brings, before experience with either corrects them. */
export type Outlook = {
  today: Day;
  until: Day;
  /** Deal by deal: those open, by stage, and those not yet there. */
  stages: readonly StagePart[];
  coming: { deals: number; expected: number };
  /** Sum of the parts. */
  bottomUp: number;
  /** What the company's usual pace would bring; null before there is a whole month of records. */
  pace: number | null;
  /** Variance of the logarithm by the luck of single deals, and by what the records leave open. */
  luck: number;
  doubt: number;
};

/** An open deal and its chance of being won within the period. */
export type Chance = { deal: KnownDeal; chance: number };

/** Nothing shorter is remembered: days after which experience counts half. */
const shortestMemory = 120;
const arrivalsMemory = 60;
const paceMemory = 6;

/** Learns from what was known at the end of `today`. */
export function learnAt(deals: readonly Deal[], stages: number, today: Day): Learned {
  const known = knownAt(deals, today);
  const memory = Math.max(shortestMemory, 2 * usualCycle(known));
  return {
    today,
    known,
    timing: learnTiming(known, stages, today, memory),
    values: learnValues(known, today, 365),
    arrivals: dailyArrivals(known, stages, today, arrivalsMemory),
    pace: learnPace(known, today, paceMemory),
  };
}

/** Reckons the days after `learned.today` up to `until`, and what each open deal adds. */
export function outlookOf(learned: Learned, until: Day): { outlook: Outlook; chances: Chance[] } {
  const { today, known, values, pace } = learned;
  const days = until - today;
  const table = winChances(learned.timing, today, days);
  const stages: StagePart[] = learned.timing.map((_, stage) => ({ stage, deals: 0, full: 0, expected: 0 }));
  const chances: Chance[] = [];
  let variance = 0;
  let bottomUp = 0;
  for (const deal of known) {
    if (deal.closedOn !== null) continue;
    const stands = deal.path.at(-1);
    const part = stands && stages[stands.stage];
    if (!part) continue;
    const chance = table.open[stands.stage]![Math.min(today + 1 - stands.on, oldAge)]!;
    const worth = values.worth(deal);
    part.deals++;
    part.full += worth.mean;
    part.expected += chance * worth.mean;
    bottomUp += chance * worth.mean;
    variance += chance * (worth.variance + worth.mean ** 2) - (chance * worth.mean) ** 2;
    chances.push({ deal, chance });
  }
  const comingWins = table.coming.reduce(
    (wins, opening, stage) =>
      wins + learned.arrivals[stage]! * opening.reduce((sum, chance) => sum + chance, 0),
    0,
  );
  const coming = { deals: comingWins, expected: comingWins * values.coming.mean };
  bottomUp += coming.expected;
  variance += comingWins * (values.coming.variance + values.coming.mean ** 2);
  const outlook: Outlook = {
    today,
    until,
    stages,
    coming,
    bottomUp,
    pace: pace && pace.level > 0 ? paceOver(pace, today, days) : null,
    luck: bottomUp > 0 ? Math.log(1 + variance / bottomUp ** 2) : 1,
    doubt: pace ? paceDoubt(pace, today, days) : 0.25,
  };
  return { outlook, chances };
}

/** What was won in the days after `from` up to `until`. */
export function wonBetween(deals: readonly Deal[], from: Day, until: Day): number {
  let sum = 0;
  for (const { closedOn, won, value } of deals)
    if (won && value !== null && closedOn !== null && closedOn > from && closedOn <= until) sum += value;
  return sum;
}

/** Days from opening to closing of a middling deal. */
function usualCycle(known: readonly KnownDeal[]): number {
  const cycles = known.flatMap((deal) => (deal.closedOn === null ? [] : [deal.closedOn - deal.openedOn]));
  return cycles.sort((a, b) => a - b)[cycles.length >> 1] ?? 0;
}

/** The factor of the season in a period: what the pace says over what the same days without seasons would bring. */
export function seasonOf(pace: Pace, today: Day, until: Day): number {
  const flat: Pace = { ...pace, quarterPlace: [1, 1, 1], yearMonth: new Array(12).fill(1) };
  const plain = paceOver(flat, today, until - today);
  return plain > 0 ? paceOver(pace, today, until - today) / plain : 1;
}

/** Whether the records are long enough to forecast from: one whole month in which something was won. */
export function canForecast(learned: Learned): boolean {
  return learned.pace !== null && learned.pace.level > 0;
}
