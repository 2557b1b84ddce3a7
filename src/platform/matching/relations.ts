import { LEVELS, MISSING } from './agreement-levels.ts';
import type { LevelTable, LinkageModel } from './linkage-model.ts';

/**
 * A way in which two different things share much by right: families share surname, address and telephone, colleagues the
 * company, branches of a chain the name. In such a pair the fields of `apart` agree only by chance, all others as in
 * two records of one thing. Without these a model that takes fields as independent calls every family one person
 * (Winkler 1993 needed a third class for households for the same reason; here the classes come from the data).
 */
export type Relation = {
  /** the fields that only agree by chance */
  apart: number[];
  /** log of the share of such pairs among all pairs */
  share: number;
};

/** A level from which on values count as different. */
const DIFFERENT = LEVELS - 2;
const MOST_RELATIONS = 24;
/** Fields that agree by chance less often than this tell things apart. */
const TELLING_CHANCE = 0.03;
/** A pattern of differences must be this many times more frequent than independent errors would make it. */
const LIFT = 4;
/** What errors are expected to do to a field, for telling relations from errors before anything is known. */
const ERROR = 0.08;

/**
 * Looks for relations: sets of at least two telling fields that differ together, while the rest agrees too well for
 * chance, more often than independent errors could explain.
 */
export function findRelations(
  model: LinkageModel,
  candidates: LevelTable,
  weightOf: (pair: number) => number,
  all: number,
): Relation[] {
  const width = model.fields.length;
  if (width > 30) return [];
  const telling = model.fields.map(({ other }) => other[0]! + other[1]! < TELLING_CHANCE);
  const patterns = new Map<number, number>();
  let clean = 0;
  for (let pair = 0; pair < candidates.count; pair++) {
    const at = pair * width;
    let mask = 0;
    let differing = 0;
    let agreement = model.prior;
    for (let f = 0; f < width; f++) {
      const level = candidates.levels[at + f]!;
      if (level === MISSING) continue;
      if (level < DIFFERENT) {
        agreement += Math.max(0, model.fields[f]!.weights[level]!);
        continue;
      }
      mask |= 1 << f;
      if (telling[f]) differing++;
    }
    if (agreement < 0) continue;
    if (differing < 2) clean += weightOf(pair);
    else patterns.set(mask, (patterns.get(mask) ?? 0) + weightOf(pair));
  }
  const found = [...patterns].map(([mask, count]) => ({ apart: fieldsIn(mask, width), count }));
  return found
    .filter(
      ({ apart, count }) =>
        count >= 3 && count > LIFT * clean * ERROR ** apart.filter((f) => telling[f]).length,
    )
    .sort(
      (x, y) =>
        y.count - x.count || x.apart.length - y.apart.length || x.apart.join().localeCompare(y.apart.join()),
    )
    .slice(0, MOST_RELATIONS)
    .map(({ apart, count }) => ({ apart, share: Math.log(count / all) }));
}

function fieldsIn(mask: number, width: number): number[] {
  return Array.from({ length: width }, (_, f) => f).filter((f) => (mask & (1 << f)) !== 0);
}
