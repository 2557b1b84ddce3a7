import { LEVELS, MISSING } from './agreement-levels.ts';

/**
 * A Fellegi–Sunter model (Fellegi & Sunter 1969): for each field and level of agreement, how often it is seen between
 * two records of one thing (`same`) and of two things (`other`). The weight of a level is log(same ÷ other); weights add
 * up, with the prior, to the log-odds that two records are one.
 */
export type LinkageModel = {
  /** log-odds that two records taken at random are one */
  prior: number;
  fields: FieldModel[];
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

/** Log-odds of one row of levels. `valueOf(field)` is the id of the value both agree on, asked only at level 0. */
export function score(
  model: LinkageModel,
  levels: Uint8Array,
  at: number,
  valueOf: (field: number) => number,
): number {
  let sum = model.prior;
  for (let f = 0; f < model.fields.length; f++) {
    const level = levels[at + f]!;
    if (level === MISSING) continue;
    const field = model.fields[f]!;
    sum += level === 0 ? field.exact[valueOf(f)]! : field.weights[level]!;
  }
  return sum;
}

export function likelihood(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/**
 * How often a value held by `holders` of `total` things is met again by chance, per pair. For values held once there is
 * nothing to count, and Good's estimate (Good 1953) takes what values held twice say about them.
 */
export function chanceOfValue(holders: readonly number[] | Int32Array): Float64Array {
  let total = 0;
  let once = 0;
  let twice = 0;
  for (const count of holders) {
    total += count;
    if (count === 1) once++;
    else if (count === 2) twice++;
  }
  const unseen = Math.min(1, (2 * twice + 0.5) / (once + 1));
  return Float64Array.from(holders, (count) => Math.max(count - 1, unseen) / Math.max(total, 2));
}

const TYPICAL_SAME = [0.75, 0.09, 0.05, 0.04, 0.03, 0.04];
/** The typical frequencies weigh as much as this many pairs when the real ones are learned. */
const TYPICAL_PAIRS = 8;

/** A model before anything was learned; `chance` as {@link chanceOfValue} gives it for each field. */
export function firstModel(
  chance: readonly Float64Array[],
  other: LevelTable,
  expected: number,
  all: number,
): LinkageModel {
  const fields = chance.map(
    (): FieldModel => ({ same: TYPICAL_SAME, other: [], weights: [], exact: new Float64Array(0) }),
  );
  const model = { prior: logit(expected / all), fields };
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
  scoreOf: (pair: number) => number,
  random: LevelTable,
  scoreOfRandom: (pair: number) => number,
  chance: readonly Float64Array[],
  all: number,
): void {
  const width = model.fields.length;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const counts = Array.from({ length: width }, () => new Float64Array(LEVELS));
    let expected = 0;
    for (let pair = 0; pair < candidates.count; pair++) {
      const p = likelihood(scoreOf(pair)) * weightOf(pair);
      if (p < 1e-6) continue;
      expected += p;
      const at = pair * width;
      for (let f = 0; f < width; f++) {
        const level = candidates.levels[at + f]!;
        if (level !== MISSING) counts[f]![level]! += p;
      }
    }
    const before = model.fields.map(({ same }) => same);
    model.fields.forEach((field, f) => {
      field.same = smoothed(counts[f]!, TYPICAL_SAME, TYPICAL_PAIRS);
    });
    learnOther(model, random, scoreOfRandom);
    model.prior = logit(Math.min(all * 0.5, Math.max(1, expected)) / all);
    weigh(model, chance);
    const moved = Math.max(...model.fields.map(({ same }, f) => distance(same, before[f]!)));
    if (moved < 0.001) break;
  }
}

const MOST_ROUNDS = 30;

function learnOther(
  model: LinkageModel,
  random: LevelTable,
  scoreOf: ((pair: number) => number) | undefined,
): void {
  const width = model.fields.length;
  const counts = Array.from({ length: width }, () => new Float64Array(LEVELS));
  for (let pair = 0; pair < random.count; pair++) {
    const q = scoreOf ? 1 - likelihood(scoreOf(pair)) : 1;
    for (let f = 0; f < width; f++) {
      const level = random.levels[pair * width + f]!;
      if (level !== MISSING) counts[f]![level]! += q;
    }
  }
  model.fields.forEach((field, f) => {
    field.other = smoothed(counts[f]!, EVEN, LEVELS / 2);
  });
}

const EVEN = new Array<number>(LEVELS).fill(1 / LEVELS);

function weigh(model: LinkageModel, chance: readonly Float64Array[]): void {
  model.fields.forEach((field, f) => {
    field.exact = chance[f]!.map((u) => Math.log(field.same[0]! / Math.min(1, u)));
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
