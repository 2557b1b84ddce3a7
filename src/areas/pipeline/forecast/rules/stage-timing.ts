import { type Day, firstDayOf, monthOf, placeInQuarter } from './days.ts';
import type { KnownDeal } from './deals.ts';

/** How a deal may leave a stage: won, lost, or into another stage. */
export const won = -1;
export const lost = -2;

/** First days of the bands of age in a stage; within a band a day is like another. */
export const ageBands = [0, 5, 10, 15, 20, 30, 45, 60, 75, 90, 120, 180, 365] as const;

/** Days after which age no longer matters. */
export const oldAge = 366;

/** Per way out of a stage: the daily chance of taking it, by place in the quarter and by age in days. */
export type WayOut = { to: number; daily: readonly Float64Array[] };

/** The company's own stage conversion and timing: for each stage, its ways out. */
export type StageTiming = readonly (readonly WayOut[])[];

/** How many made-up exits, at the rate expected without it, a finer cell starts with: few exits hardly bend a rate. */
const trust = { stage: 2, age: 3, place: 20, cell: 8 };

const bandOfAge = bandTable();
const bands = ageBands.length;

/**
 * Daily chances of leaving each stage, from who stood where for how long (exits per day at risk, which counts deals that are
 * still open rightly). From coarse to fine, each level is drawn towards the one above it: all stages → stage → age in the stage
 * → month's place in the quarter → both. Deals are at risk only since the company's records began, which is when the first
 * deal was closed in them: what closed before left no trace.
 *
 * @param today the last day known
 * @param halfLife days after which an exit or a day at risk counts half
 */
export function learnTiming(
  deals: readonly KnownDeal[],
  stages: number,
  today: Day,
  halfLife: number,
): StageTiming {
  const began = recordsBegan(deals);
  const counts = countStays(deals, stages, began, today, halfLife);
  const all = new Map<number, number>();
  let allRisk = 0;
  for (const one of counts) {
    allRisk += sum(one.risk);
    for (const [to, exits] of one.exits) all.set(to, (all.get(to) ?? 0) + sum(exits));
  }
  return counts.map(({ risk, exits }) => {
    const ways = new Set([...exits.keys(), won, lost]);
    return [...ways].map((to) => {
      const shared = to < 0 ? (all.get(to) ?? 0) / Math.max(allRisk, 1) : 1 / 60;
      return { to, daily: shrunkRates(risk, exits.get(to) ?? new Float64Array(bands * 3), shared) };
    });
  });
}

type Stays = { risk: Float64Array; exits: Map<number, Float64Array> };

function countStays(
  deals: readonly KnownDeal[],
  stages: number,
  began: Day,
  today: Day,
  halfLife: number,
): Stays[] {
  const counts: Stays[] = Array.from({ length: stages }, () => ({
    risk: new Float64Array(bands * 3),
    exits: new Map(),
  }));
  for (const deal of deals) {
    deal.path.forEach(({ stage, on }, i) => {
      const next = deal.path[i + 1];
      const leftOn = next?.on ?? deal.closedOn;
      const until = leftOn ?? today;
      const stays = counts[stage];
      if (!stays || until < began) return;
      addRisk(stays.risk, on, Math.max(on, began), until, today, halfLife);
      if (leftOn === null) return;
      const to = next ? next.stage : deal.won ? won : lost;
      let exits = stays.exits.get(to);
      if (!exits) {
        exits = new Float64Array(bands * 3);
        stays.exits.set(to, exits);
      }
      exits[cellOf(leftOn - on, leftOn)]! += weightOf(leftOn, today, halfLife);
    });
  }
  return counts;
}

/** Adds the days from `from` to `until`, both at risk, month by month and band by band rather than day by day. */
function addRisk(
  risk: Float64Array,
  entered: Day,
  from: Day,
  until: Day,
  today: Day,
  halfLife: number,
): void {
  for (let day = from; day <= until; ) {
    const band = bandOf(day - entered);
    const bandEnds = band + 1 < bands ? entered + ageBands[band + 1]! - 1 : until;
    const monthEnds = firstDayOf(monthOf(day) + 1) - 1;
    const last = Math.min(until, bandEnds, monthEnds);
    risk[band * 3 + placeInQuarter(day)]! += (last - day + 1) * weightOf(last, today, halfLife);
    day = last + 1;
  }
}

function shrunkRates(risk: Float64Array, exits: Float64Array, shared: number): Float64Array[] {
  const stageRate = drawn(sum(exits), sum(risk), shared, trust.stage);
  const ageRate = ageBands.map((_, band) => {
    const cells = [0, 1, 2].map((place) => band * 3 + place);
    return drawn(sumAt(exits, cells), sumAt(risk, cells), stageRate, trust.age);
  });
  const placeFactor = [0, 1, 2].map((place) => {
    let seen = trust.place;
    let expected = trust.place;
    for (let band = 0; band < bands; band++) {
      seen += exits[band * 3 + place]!;
      expected += risk[band * 3 + place]! * ageRate[band]!;
    }
    return seen / expected;
  });
  return [0, 1, 2].map((place) => {
    const daily = new Float64Array(oldAge + 1);
    for (let age = 0; age <= oldAge; age++) {
      const band = bandOf(age);
      const cell = band * 3 + place;
      daily[age] = drawn(exits[cell]!, risk[cell]!, ageRate[band]! * placeFactor[place]!, trust.cell);
    }
    return daily;
  });
}

/** Exits per day at risk, drawn towards `expected` as if `weight` exits had been seen at that rate. */
function drawn(exits: number, risk: number, expected: number, weight: number): number {
  if (expected <= 0) return risk > 0 ? exits / risk : 0;
  return (exits + weight) / (risk + weight / expected);
}

/** The day of the first close there is a record of. */
export function recordsBegan(deals: readonly KnownDeal[]): Day {
  let first = Number.POSITIVE_INFINITY;
  for (const deal of deals) if (deal.closedOn !== null && deal.closedOn < first) first = deal.closedOn;
  return first;
}

function weightOf(day: Day, today: Day, halfLife: number): number {
  return 0.5 ** ((today - day) / halfLife);
}

function bandOf(age: number): number {
  return bandOfAge[Math.min(Math.max(age, 0), oldAge)]!;
}

function cellOf(age: number, day: Day): number {
  return bandOf(age) * 3 + placeInQuarter(day);
}

function bandTable(): Uint8Array {
  const table = new Uint8Array(oldAge + 1);
  for (let age = 0; age <= oldAge; age++) table[age] = ageBands.findLastIndex((from) => from <= age);
  return table;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function sumAt(values: Float64Array, cells: number[]): number {
  return cells.reduce((total, cell) => total + values[cell]!, 0);
}
