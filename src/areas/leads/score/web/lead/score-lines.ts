import type { Explanation, Fact } from '../shapes.ts';

/** What the list of points shows at first, and what it folds; nothing is lost: the sums say what is folded. */
export type ScoreLines = {
  shown: readonly Fact[];
  folded: readonly Fact[];
  /** Points of the folded facts together. */
  foldedPoints: number;
  /** Points of a full bar: the same for most leads, so that bars can be compared, unless some fact has more. */
  full: number;
};

/** Few facts are worth more than this. */
const usual = 15;
/** So many facts are read at a glance. */
const atFirst = 6;

/**
 * The facts that move the score, the most telling first, those of no points folded; when all are asked for, nothing is.
 *
 * base + points of `shown` + `foldedPoints` is the raw score, exactly.
 */
export function scoreLines({ facts }: Pick<Explanation, 'facts'>, all: boolean): ScoreLines {
  const sorted = facts.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const count = all ? sorted.length : Math.min(atFirst, sorted.filter((fact) => fact.points !== 0).length);
  const folded = sorted.slice(count);
  return {
    shown: sorted.slice(0, count),
    folded,
    foldedPoints: folded.reduce((sum, fact) => sum + fact.points, 0),
    full: Math.max(usual, ...facts.map((fact) => Math.abs(fact.points))),
  };
}

/** Lead fields that can be written on the record page; changing one of them changes the attribute of the same name. */
const fields = new Set([
  'source',
  'campaign',
  'region',
  'industry',
  'size',
  'language',
  'product',
  'title',
  'amount',
]);
const fieldOfAttribute: Readonly<Record<string, string>> = {
  hasPhone: 'phones',
  hasEmail: 'emails',
  companyEmail: 'emails',
  hasWechat: 'wechat',
  hasWebsite: 'website',
  needLength: 'need',
  currency: 'amount',
};

/** The field of the record page by which an attribute can be changed; null when it isn't one that is typed. */
export function fieldFor(key: string): string | null {
  if (key.startsWith('custom.') || fields.has(key)) return key;
  return fieldOfAttribute[key] ?? null;
}
