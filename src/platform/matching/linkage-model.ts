import { LEVELS, MISSING } from './agreement-levels.ts';
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

const TYPICAL_SAME = [0.75, 0.09, 0.05, 0.04, 0.03, 0.04];
/** The typical frequencies weigh as much as this many pairs when the real ones are learned. */
const TYPICAL_PAIRS = 8;

/** A model before anything was learned; `chance` as {@link chanceOfValue} gives it for each field. */
export function firstModel(
  chance: readonly Chance[],
  other: LevelTable,
  expected: number,
  all: number,
): LinkageModel {
  const fields = chance.map(
    (): FieldModel => ({ same: TYPICAL_SAME, other: [], weights: [], exact: new Float64Array(0) }),
  );
  const model: LinkageModel = {
    prior: logit(expected / all),
    fields,
    relations: [],
    mostShare: Number.NEGATIVE_INFINITY,
  };
  learnOther(model, other, undefined);
  weigh(model, chance);
  return model;
}

/**
 * Learns the model by expectation–maximisation over three kinds of pairs: candidates, pairs of identical rows (`weightOf`
 * tells how many each stands for), and pairs taken at random, which tell what two different things look like.
 */
export function learnModel(
  model: LinkageModel,
  candidates: LevelTable,
  weightOf: (pair: number) => number,
  scoreOf: (pair: number, shares?: Float64Array) => number,
  random: LevelTable,
  scoreOfRandom: (pair: number) => number,
  chance: readonly Chance[],
  all: number,
): void {
  const width = model.fields.length;
  const shares = new Float64Array(model.relations.length);
  model.mostShare = Math.max(...model.relations.map(({ share }) => share));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const counts = Array.from({ length: width }, () => new Float64Array(LEVELS));
    const otherCounts = Array.from({ length: width }, () => new Float64Array(LEVELS));
    const related = new Float64Array(model.relations.length);
    let expected = 0;
    for (let pair = 0; pair < candidates.count; pair++) {
      const weight = weightOf(pair);
      const p = likelihood(scoreOf(pair, shares)) * weight;
      for (let r = 0; r < related.length; r++) related[r]! += shares[r]! * weight;
      const at = pair * width;
      for (let f = 0; f < width; f++) {
        const level = candidates.levels[at + f]!;
        if (level !== MISSING) otherCounts[f]![level]! += weight - p;
      }
      if (p < 1e-6) continue;
      expected += p;
      for (let f = 0; f < width; f++) {
        const level = candidates.levels[at + f]!;
        if (level !== MISSING) counts[f]![level]! += p;
      }
    }
    const before = model.fields.map(({ same }) => same);
    model.fields.forEach((field, f) => {
      field.same = smoothed(counts[f]!, TYPICAL_SAME, TYPICAL_PAIRS);
    });
    learnOther(model, random, scoreOfRandom, { counts: otherCounts, all });
    model.prior = logit(Math.min(all * 0.5, Math.max(1, expected)) / all);
    model.relations.forEach((relation, r) => {
      relation.share = Math.log(Math.max(related[r]!, 0.01) / all);
    });
    model.mostShare = Math.max(...model.relations.map(({ share }) => share));
    weigh(model, chance);
    const moved = Math.max(...model.fields.map(({ same }, f) => distance(same, before[f]!)));
    if (moved < 0.001) break;
  }
}

const MOST_ROUNDS = 30;

/**
 * How two different things agree. Frequent levels are read off the random pairs. Rare ones hardly occur there, but the
 * candidates hold nearly all pairs of them, so what the model doesn't take for one thing is counted there.
 */
function learnOther(
  model: LinkageModel,
  random: LevelTable,
  scoreOfRandom: ((pair: number) => number) | undefined,
  amongCandidates?: { counts: readonly Float64Array[]; all: number },
): void {
  const width = model.fields.length;
  const counts = Array.from({ length: width }, () => new Float64Array(LEVELS));
  for (let pair = 0; pair < random.count; pair++) {
    const q = scoreOfRandom ? 1 - likelihood(scoreOfRandom(pair)) : 1;
    for (let f = 0; f < width; f++) {
      const level = random.levels[pair * width + f]!;
      if (level !== MISSING) counts[f]![level]! += q;
    }
  }
  model.fields.forEach((field, f) => {
    const seen = counts[f]!;
    const total = seen.reduce((sum, count) => sum + count, 0);
    field.other = smoothed(seen, EVEN, LEVELS / 2);
    if (!amongCandidates || total === 0) return;
    const comparable = (amongCandidates.all * total) / random.count;
    field.other = field.other.map((share, level) => {
      if (seen[level]! >= RARE) return share;
      const surely = Math.max(0, seen[level]! - 2 * Math.sqrt(seen[level]!)) / total;
      return Math.max(surely, (amongCandidates.counts[f]![level]! + 1) / comparable);
    });
  });
}

/** Fewer random pairs than this at a level say too little about how frequent it is. */
const RARE = 40;

const MOST_SCALE = 10;
const EVEN = new Array<number>(LEVELS).fill(1 / LEVELS);

function weigh(model: LinkageModel, chance: readonly Chance[]): void {
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

function smoothed(counts: Float64Array, typical: readonly number[], strength: number): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0) + strength;
  return Array.from(counts, (count, level) => (count + strength * typical[level]!) / total);
}

function distance(x: readonly number[], y: readonly number[]): number {
  return x.reduce((most, value, at) => Math.max(most, Math.abs(value - y[at]!)), 0);
}

function logit(p: number): number {
  return Math.log(p / (1 - p));
}
