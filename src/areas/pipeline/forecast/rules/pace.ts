import { type Day, firstDayOf, monthEnd, monthOf } from './days.ts';
import type { KnownDeal } from './deals.ts';
import { recordsBegan } from './stage-timing.ts';

/** What the company has been winning month by month: its level, and how each month of the quarter and of the year differs. */
export type Pace = {
  /** Won in a month of no particular season. */
  level: number;
  /** Factor of each place in the quarter. */
  quarterPlace: readonly [number, number, number];
  /** Factor of each month of the year beside that; 1 where the records are too short to say. */
  yearMonth: readonly number[];
  /** Variance of the level's logarithm, and of each season's, as far as so few months leave them open. */
  doubt: { level: number; quarterPlace: readonly [number, number, number] };
  /** Months it was learned from. */
  months: number;
};

/** How far seasons of companies usually stray from 1 (standard deviation of the logarithm), before one's own data speak. */
const usualSeason = 0.3;
/** How far a month strays by chance beyond the luck of single deals. */
const unrest = 0.05;
/** How far a company's level strays from month to month. */
const drift = 0.03;

/**
 * Level and seasons from whole months since the records began. A season is believed as far as it stands out from the luck of
 * single deals (empirical Bayes); the level follows the last months more than those before.
 *
 * @param halfLife months after which a month counts half for the level
 * @returns null when there is not one whole month of records
 */
export function learnPace(deals: readonly KnownDeal[], today: Day, halfLife: number): Pace | null {
  const months = wholeMonths(deals, today);
  if (months.length === 0) return null;
  const quarterPlace: [number, number, number] = [1, 1, 1];
  const yearMonth = new Array<number>(12).fill(1);
  const factor = (month: number) => quarterPlace[month % 3]! * yearMonth[month % 12]!;
  let level = 0;
  // Level and seasons depend on each other: a few rounds settle them.
  for (let round = 0; round < 8; round++) {
    level = meanOf(months, (one) => one.value / factor(one.month), halfLife);
    if (level <= 0) break;
    const noise = noiseOf(months);
    for (let place = 0; place < 3; place++) {
      const mine = months.filter((one) => one.month % 3 === place);
      quarterPlace[place] = seasonFactor(
        mine,
        (one) => one.value / (level * yearMonth[one.month % 12]!),
        noise,
      );
    }
    centre(quarterPlace);
    if (months.length < 18) continue;
    for (let month = 0; month < 12; month++) {
      const mine = months.filter((one) => one.month % 12 === month);
      yearMonth[month] = seasonFactor(mine, (one) => one.value / (level * quarterPlace[month % 3]!), noise);
    }
    centre(yearMonth);
  }
  return {
    level,
    quarterPlace,
    yearMonth,
    doubt: doubtOf(months),
    months: months.length,
  };
}

function doubtOf(months: readonly Month[]): Pace['doubt'] {
  const noise = noiseOf(months);
  const place = (at: number) =>
    1 / (1 / usualSeason ** 2 + months.filter((one) => one.month % 3 === at).length / noise);
  return { level: noise / months.length, quarterPlace: [place(0), place(1), place(2)] };
}

/**
 * Variance of the logarithm of what `paceOver` says: how much the records leave open, how the months stray, how the level
 * drifts until then. The luck of single deals is not in it.
 */
export function paceDoubt(pace: Pace, today: Day, days: number): number {
  let total = 0;
  const byPlace: [number, number, number] = [0, 0, 0];
  for (let day = today + 1; day <= today + days; day++) {
    const place = monthOf(day) % 3;
    const share = pace.quarterPlace[place]!;
    byPlace[place]! += share;
    total += share;
  }
  const months = Math.max(1, days / 30.44);
  const straying = unrest ** 2 / months + drift ** 2 * ((months + 1) / 2);
  return byPlace.reduce(
    (sum, share, place) => sum + (share / total) ** 2 * pace.doubt.quarterPlace[place]!,
    pace.doubt.level + straying,
  );
}

/** What the pace would bring in the `days` days after today. */
export function paceOver(pace: Pace, today: Day, days: number): number {
  let total = 0;
  for (let day = today + 1; day <= today + days; ) {
    const month = monthOf(day);
    const last = Math.min(monthEnd(day), today + days);
    const length = monthEnd(day) - firstDayOf(month) + 1;
    const factor = pace.quarterPlace[month % 3]! * pace.yearMonth[month % 12]!;
    total += (pace.level * factor * (last - day + 1)) / length;
    day = last + 1;
  }
  return total;
}

type Month = { month: number; value: number; wins: number; squares: number; ago: number };

/** Won value by month, from the first whole month of the records to the last one that is over. */
function wholeMonths(deals: readonly KnownDeal[], today: Day): Month[] {
  const began = recordsBegan(deals);
  if (began > today) return [];
  // A first close in the first days of a month says that the month is whole.
  const first = began - firstDayOf(monthOf(began)) < 5 ? monthOf(began) : monthOf(began) + 1;
  const end = monthOf(today + 1) - 1;
  const months: Month[] = [];
  for (let month = first; month <= end; month++)
    months.push({ month, value: 0, wins: 0, squares: 0, ago: end - month });
  for (const { closedOn, won, value } of deals) {
    if (!won || closedOn === null || value === null) continue;
    const mine = months[monthOf(closedOn) - first];
    if (!mine) continue;
    mine.value += value;
    mine.wins++;
    mine.squares += value * value;
  }
  return months;
}

/** Variance of a month's logarithm: the luck of single deals, and unrest beyond it. */
function noiseOf(months: readonly Month[]): number {
  let value = 0;
  let squares = 0;
  for (const one of months) {
    value += one.value;
    squares += one.squares;
  }
  const mean = value / months.length;
  return mean > 0 ? squares / months.length / mean ** 2 + unrest ** 2 : 1;
}

/** exp of the mean logarithm, drawn towards 0 by what is usual. */
function seasonFactor(months: readonly Month[], ratio: (month: Month) => number, noise: number): number {
  if (months.length === 0) return 1;
  const logs = months.map((one) => Math.log(Math.max(ratio(one), 0.05)));
  const mean = logs.reduce((a, b) => a + b, 0) / logs.length;
  const doubt = noise / logs.length;
  return Math.exp((mean * usualSeason ** 2) / (usualSeason ** 2 + doubt));
}

function centre(factors: number[]): void {
  const mean = factors.reduce((a, b) => a + b, 0) / factors.length;
  for (let i = 0; i < factors.length; i++) factors[i]! /= mean;
}

function meanOf(months: readonly Month[], value: (month: Month) => number, halfLife: number): number {
  let sum = 0;
  let weights = 0;
  for (const one of months) {
    const weight = 0.5 ** (one.ago / halfLife);
    sum += weight * value(one);
    weights += weight;
  }
  return sum / weights;
}
