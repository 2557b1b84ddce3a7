import { LEVELS, MISSING } from './agreement-levels.ts';
import {
  type Chance,
  type FieldModel,
  type LevelTable,
  type LinkageModel,
  likelihood,
  weigh,
} from './linkage-model.ts';

/** Pairs to learn from. */
export type LearningPairs = LevelTable & {
  /** how many pairs this one stands for */
  timesOf: (pair: number) => number;
  /** its log-odds by the model as it stands; see `score` */
  scoreOf: (pair: number, shares?: Float64Array) => number;
};

const TYPICAL_SAME = [0.75, 0.09, 0.05, 0.04, 0.03, 0.04];
/** The typical frequencies weigh as much as this many pairs when the real ones are learned. */
const TYPICAL_PAIRS = 8;
const EVEN = new Array<number>(LEVELS).fill(1 / LEVELS);
const MOST_ROUNDS = 30;
/** Fewer random pairs than this at a level say too little about how frequent it is. */
const RARE = 40;
/** Log-odds from which down a pair is taken for two things once and for all in this run of learning. */
const SETTLED = -12;

/** A model before anything was learned, expecting `expected` of `all` pairs to be one. */
export function firstModel(
  chance: readonly Chance[],
  random: LevelTable,
  expected: number,
  all: number,
): LinkageModel {
  const other = countLevels(random, chance.length, undefined, () => 1);
  const fields = other.map(
    (counts): FieldModel => ({
      same: TYPICAL_SAME,
      other: smoothed(counts, EVEN, LEVELS / 2),
      weights: [],
      exact: new Float64Array(0),
    }),
  );
  const model = { prior: logit(expected / all), fields, relations: [], mostShare: Number.NEGATIVE_INFINITY };
  weigh(model, chance);
  return model;
}

/**
 * Learns the model by expectation–maximisation from candidates, which hold nearly all pairs that are one, and from pairs
 * taken at random, which tell what two different things look like. Changes the model in place.
 *
 * @param all number of pairs of rows there are
 */
export function learnModel(
  model: LinkageModel,
  candidates: LearningPairs,
  random: LearningPairs,
  chance: readonly Chance[],
  all: number,
): void {
  const shares = new Float64Array(model.relations.length);
  model.mostShare = Math.max(...model.relations.map(({ share }) => share));
  const open = { candidates: unsettled(model, candidates), random: unsettled(model, random) };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const same = model.fields.map(() => new Float64Array(LEVELS));
    const other = open.candidates.settled.map((counts) => counts.slice());
    const related = new Float64Array(model.relations.length);
    let expected = 0;
    for (const pair of open.candidates.pairs) {
      const times = candidates.timesOf(pair);
      const p = likelihood(candidates.scoreOf(pair, shares)) * times;
      for (let r = 0; r < related.length; r++) related[r]! += shares[r]! * times;
      expected += p;
      addLevels(candidates, pair, other, times - p);
      if (p > 1e-6) addLevels(candidates, pair, same, p);
    }
    const atRandom = open.random.settled.map((counts) => counts.slice());
    for (const pair of open.random.pairs) {
      addLevels(random, pair, atRandom, 1 - likelihood(random.scoreOf(pair)));
    }
    const before = model.fields.map((field) => field.same);
    model.fields.forEach((field, f) => {
      field.same = smoothed(same[f]!, TYPICAL_SAME, TYPICAL_PAIRS);
      field.other = otherFrequencies(atRandom[f]!, other[f]!, all / Math.max(1, random.count));
    });
    model.prior = logit(Math.min(all * 0.5, Math.max(1, expected)) / all);
    model.relations.forEach((relation, r) => {
      relation.share = Math.log(Math.max(related[r]!, 0.01) / all);
    });
    model.mostShare = Math.max(...model.relations.map(({ share }) => share));
    weigh(model, chance);
    if (Math.max(...model.fields.map((field, f) => distance(field.same, before[f]!))) < 0.001) break;
  }
}

/**
 * How two different things agree. Frequent levels are read off the random pairs. Rare ones hardly occur there, but the
 * candidates hold nearly all pairs of them, so what the model doesn't take for one thing is counted there.
 *
 * @param each how many of all pairs a random pair stands for
 */
function otherFrequencies(atRandom: Float64Array, amongCandidates: Float64Array, each: number): number[] {
  const total = atRandom.reduce((sum, count) => sum + count, 0);
  return smoothed(atRandom, EVEN, LEVELS / 2).map((share, level) => {
    const seen = atRandom[level]!;
    if (seen >= RARE || total === 0) return share;
    const surely = Math.max(0, seen - 2 * Math.sqrt(seen)) / total;
    return Math.max(surely, (amongCandidates[level]! + 1) / (each * total));
  });
}

/** Most pairs are hopeless from the start; they are counted once, and only the others are gone through every round. */
function unsettled(
  model: LinkageModel,
  pairs: LearningPairs,
): { pairs: Int32Array; settled: Float64Array[] } {
  const shares = new Float64Array(model.relations.length);
  const open: number[] = [];
  const isSettled = new Uint8Array(pairs.count);
  for (let pair = 0; pair < pairs.count; pair++) {
    if (pairs.scoreOf(pair, shares) < SETTLED && shares.every((share) => share < 1e-4)) isSettled[pair] = 1;
    else open.push(pair);
  }
  const settled = countLevels(pairs, model.fields.length, isSettled, pairs.timesOf);
  return { pairs: Int32Array.from(open), settled };
}

function countLevels(
  table: LevelTable,
  width: number,
  only: Uint8Array | undefined,
  timesOf: (pair: number) => number,
): Float64Array[] {
  const counts = Array.from({ length: width }, () => new Float64Array(LEVELS));
  for (let pair = 0; pair < table.count; pair++) {
    if (!only || only[pair] === 1) addLevels(table, pair, counts, timesOf(pair));
  }
  return counts;
}

function addLevels(table: LevelTable, pair: number, counts: readonly Float64Array[], times: number): void {
  const at = pair * counts.length;
  for (let f = 0; f < counts.length; f++) {
    const level = table.levels[at + f]!;
    if (level !== MISSING) counts[f]![level]! += times;
  }
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
