import { MISSING } from './agreement-levels.ts';
import type { Relation } from './relations.ts';

/**
 * A Fellegi–Sunter model (Fellegi & Sunter 1969): for each field and level of agreement, how often it is seen between
 * two records of one thing (`same`) and of two things (`other`). The weight of a level is log(same ÷ other); weights add
 * up, with the prior, to the log-odds that two records are one.
 */
export type LinkageModel = {
  /** log-odds that two records taken at random are one */
  prior: number;
  fields: FieldModel[];
  /** how things that are two can share much; see {@link Relation} */
  relations: Relation[];
  /** the largest share of a relation, as a logarithm */
  mostShare: number;
};

export type FieldModel = {
  same: number[];
  other: number[];
  /** weight of each level, never rising from a better level to a worse one */
  weights: number[];
  /**
   * for each distinct value the weight of agreeing on it: a rare value says more than a common one (term frequency,
   * Winkler 2000)
   */
  exact: Float64Array;
};

/** Levels of many pairs, row by row: `levels[pair * fields + field]`. */
export type LevelTable = { count: number; levels: Uint8Array };

/**
 * Log-odds that a pair is one thing. `valueIn(field)` is the id of the value both agree on, asked only at level 0.
 *
 * Against "one" stand "two strangers" and each relation; a relation explains the agreement of all fields but those it
 * sets apart, so that only these speak for or against it.
 *
 * @param shares when given, receives for each relation how likely it is that the pair stands in it
 */
export function score(
  model: LinkageModel,
  levels: Uint8Array,
  at: number,
  valueIn: (field: number) => number,
  shares?: Float64Array,
): number {
  let sum = 0;
  let agreement = 0;
  for (let f = 0; f < model.fields.length; f++) {
    const level = levels[at + f]!;
    const field = model.fields[f]!;
    const weight = level === MISSING ? 0 : level === 0 ? field.exact[valueIn(f)]! : field.weights[level]!;
    weights[f] = weight;
    sum += weight;
    if (weight > 0) agreement += weight;
  }
  const one = model.prior + sum;
  shares?.fill(0);
  // Most candidates agree on so little that two strangers explain it: no relation need be asked.
  if (agreement + model.mostShare < HOPELESS || (one < HOPELESS && !shares)) return one;
  let others = 1;
  for (let r = 0; r < model.relations.length; r++) {
    const { apart, share } = model.relations[r]!;
    let rest = share + sum;
    for (let k = 0; k < apart.length; k++) rest -= weights[apart[k]!]!;
    if (rest < HOPELESS) continue;
    const odds = Math.exp(rest);
    others += odds;
    if (shares) shares[r] = odds;
  }
  if (shares) {
    const total = others + Math.exp(one);
    for (let r = 0; r < model.relations.length; r++) shares[r]! /= total;
  }
  return one - Math.log(others);
}

/** Log-odds below which nobody needs to know them more exactly. */
const HOPELESS = -5;
const weights = new Float64Array(512);

export function likelihood(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/**
 * How often a value held by `holders` of `total` things is met again by chance, per pair. For values held once there is
 * nothing to count, and Good's estimate (Good 1953) takes what values held twice say about them.
 */
export function chanceOfValue(holders: Int32Array): Chance {
  let total = 0;
  let once = 0;
  let twice = 0;
  for (const count of holders) {
    total += count;
    if (count === 1) once++;
    else if (count === 2) twice++;
  }
  const unseen = Math.min(1, (2 * twice + 0.5) / (once + 1));
  const ofValue = Float64Array.from(holders, (count) => Math.max(count - 1, unseen) / Math.max(total, 2));
  const mean = ofValue.reduce((sum, chance, value) => sum + chance * holders[value]!, 0) / Math.max(total, 1);
  return { ofValue, mean };
}

/** For each value how often it is met again by chance, and the mean of it over all holders. */
export type Chance = { ofValue: Float64Array; mean: number };

/** How far the pairs may overrule the counts of values; beyond, one of the two is mistaken. */
const MOST_SCALE = 10;

/** Recomputes all weights from the frequencies. */
export function weigh(model: LinkageModel, chance: readonly Chance[]): void {
  model.fields.forEach((field, f) => {
    // How values differ in frequency comes from counting them; how frequent agreement is on the whole, from the pairs.
    const { ofValue, mean } = chance[f]!;
    const scale = mean === 0 ? 1 : Math.max(1 / MOST_SCALE, Math.min(MOST_SCALE, field.other[0]! / mean));
    field.exact = ofValue.map((u) => Math.log(field.same[0]! / Math.min(1, scale * u)));
    let most = Math.max(...field.exact);
    field.weights = field.same.map((same, level) => {
      most = Math.min(most, Math.log(same / field.other[level]!));
      return most;
    });
    const least = field.weights[1]!;
    field.exact = field.exact.map((weight) => Math.max(weight, Math.min(least, 0)));
  });
}
