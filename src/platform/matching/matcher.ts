import type { ColumnKind } from '../import-export/column-kinds.ts';
import { type CompareUnits, unitComparer } from './agreement-levels.ts';
import { type CandidatePairs, candidatePairs } from './candidate-pairs.ts';
import { clusterUnits, type ScoredPair } from './clusters.ts';
import { firstModel, type LearningPairs, learnModel } from './linkage-learning.ts';
import { chanceOfValue, type LevelTable, likelihood, score } from './linkage-model.ts';
import { buildMatchTable, type MatchTable } from './match-table.ts';
import { findRelations } from './relations.ts';

export type MatchInput = {
  header: readonly string[];
  /** one per column, see `guessColumnKinds` */
  kinds: readonly ColumnKind[];
  rows: readonly (readonly string[])[];
};

export type MatchResult = {
  /** rows that are one thing, ascending, only groups of two and more */
  clusters: number[][];
  /** likelihood in [0, 1] that two rows, by number, are one */
  likelihoodOf: (rowA: number, rowB: number) => number;
};

/**
 * Finds rows of one table that mean the same person, company or place, without being shown examples: which columns tell
 * things apart, and how much, is learned from the table itself. The order of the rows makes no difference.
 */
export function findDuplicates({ header, kinds, rows }: MatchInput): MatchResult {
  const table = buildMatchTable(header, kinds, rows);
  const compare = unitComparer(table.fields);
  const candidates = candidatePairs(table);
  const learned = learnFromTable(table, compare, candidates);
  const unitOf = new Int32Array(rows.length);
  table.rowsOf.forEach((members, unit) => {
    for (const row of members) unitOf[row] = unit;
  });
  const groups = new Map<number, number[]>();
  table.rowsOf.forEach((members, unit) => {
    const leader = learned.group[unit]!;
    if (members.length > 1 && learned.scoreOf(unit, unit) <= 0) return;
    groups.set(leader, [...(groups.get(leader) ?? []), ...members]);
  });
  return {
    clusters: [...groups.values()]
      .filter((group) => group.length > 1)
      .map((group) => group.sort((x, y) => x - y))
      .sort((x, y) => x[0]! - y[0]!),
    likelihoodOf: (rowA, rowB) => likelihood(learned.scoreOf(unitOf[rowA]!, unitOf[rowB]!)),
  };
}

type Learned = { group: Int32Array; scoreOf: (a: number, b: number) => number };

function learnFromTable(table: MatchTable, compare: CompareUnits, candidates: CandidatePairs): Learned {
  const { fields, units } = table;
  const width = fields.length;
  // A unit of several rows is itself a pair that agrees in everything.
  const repeated = table.rowsOf.flatMap((members, unit) => (members.length > 1 ? [unit] : []));
  const left = joined(candidates.a, repeated);
  const known = levelsOf(left, joined(candidates.b, repeated), width, compare);
  const drawn = randomPairs(units);
  const unlike = levelsOf(drawn.left, drawn.right, width, compare);
  const rows = table.rowsOf.reduce((sum, members) => sum + members.length, 0);
  const all = Math.max(1, (rows * (rows - 1)) / 2);
  let chance = fields.map(({ ids, values }) => chanceOfValue(countHolders(ids, values.length, table.rowsOf)));
  const model = firstModel(chance, unlike, Math.max(1, rows / 4), all);
  const scoreAt = (levels: Uint8Array, at: number, unit: number, shares?: Float64Array): number =>
    score(model, levels, at, (field) => fields[field]!.ids[unit]!, shares);
  const pairs: LearningPairs = {
    ...known,
    timesOf: (pair) => (pair < candidates.count ? 1 : table.rowsOf[left[pair]!]!.length - 1),
    scoreOf: (pair, shares) => scoreAt(known.levels, pair * width, left[pair]!, shares),
  };
  const random: LearningPairs = {
    ...unlike,
    timesOf: () => 1,
    scoreOf: (pair, shares) => scoreAt(unlike.levels, pair * width, drawn.left[pair]!, shares),
  };
  const buffer = new Uint8Array(width);
  const scoreOf = (a: number, b: number): number => {
    compare(a, b, buffer, 0);
    return scoreAt(buffer, 0, a);
  };
  model.relations = findRelations(model, pairs, pairs.timesOf, all);
  let group: Int32Array = new Int32Array(0);
  for (let pass = 0; pass < PASSES; pass++) {
    // Once things are told from rows, a value held by three rows of one thing is seen to be a rare one.
    if (pass > 0)
      chance = fields.map(({ ids, values }) => chanceOfValue(countThings(ids, values.length, group)));
    learnModel(model, pairs, random, chance, all);
    const likely: ScoredPair[] = [];
    for (let pair = 0; pair < candidates.count; pair++) {
      const s = pairs.scoreOf(pair);
      if (s > 0) likely.push({ a: candidates.a[pair]!, b: candidates.b[pair]!, score: s });
    }
    group = clusterUnits(units, likely, scoreOf);
  }
  return { group, scoreOf };
}

const PASSES = 3;

function joined(first: Int32Array, second: readonly number[]): Int32Array {
  const both = new Int32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function levelsOf(left: Int32Array, right: Int32Array, width: number, compare: CompareUnits): LevelTable {
  const levels = new Uint8Array(left.length * width);
  for (let pair = 0; pair < left.length; pair++) compare(left[pair]!, right[pair]!, levels, pair * width);
  return { count: left.length, levels };
}

function countHolders(ids: Int32Array, values: number, rowsOf: readonly number[][]): Int32Array {
  const holders = new Int32Array(values);
  ids.forEach((id, unit) => {
    if (id >= 0) holders[id]! += rowsOf[unit]!.length;
  });
  return holders;
}

/** For each value, how many groups hold it. */
function countThings(ids: Int32Array, values: number, group: Int32Array): Int32Array {
  const things = new Int32Array(values);
  const seen = new Set<number>();
  ids.forEach((id, unit) => {
    if (id < 0) return;
    const holding = id * group.length + group[unit]!;
    if (seen.has(holding)) return;
    seen.add(holding);
    things[id]!++;
  });
  return things;
}

const RANDOM_PAIRS = 150_000;

/** Pairs as if drawn by chance, the same ones at every run: a congruential generator with a fixed start. */
function randomPairs(units: number): { left: Int32Array; right: Int32Array } {
  const count = units < 2 ? 0 : RANDOM_PAIRS;
  const left = new Int32Array(count);
  const right = new Int32Array(count);
  let state = 42;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * units);
  };
  for (let pair = 0; pair < count; pair++) {
    const a = next();
    const b = next();
    left[pair] = a;
    right[pair] = a === b ? (a + 1) % units : b;
  }
  return { left, right };
}
