import { type CardFault, gradeOf, shownScore } from '../../../scoring/index.ts';
import type { AttributeValue } from './read-attribute.ts';
import type { ManyValues } from './score-many.ts';
import { pointsOf, type ScoringCard } from './scoring.ts';

/** What two cards make of the same leads. */
export type TwoScores = { raw: Int32Array; fit: Int32Array };

const fitGrades = ['A', 'B', 'C', 'D'] as const;
const engagementGrades = ['1', '2', '3', '4'] as const;

type Grades = { fit: (typeof fitGrades)[number]; engagement: (typeof engagementGrades)[number] };
export type Moved = { row: number; before: number; after: number; was: Grades; is: Grades };

/** How a change of the card moves leads: how many, how far, between which grades, and the ten that it moves most each way. */
export function previewOf(present: ScoringCard, next: ScoringCard, old: TwoScores, fresh: TwoScores) {
  const counts = { up: 0, down: 0, same: 0, gradeChanged: 0, clampedLow: 0, clampedHigh: 0 };
  const histogram = Array.from({ length: 10 }, (_, band) => ({
    from: band * 10,
    to: band === 9 ? 100 : band * 10 + 9,
    before: 0,
    after: 0,
  }));
  const fit = new Map<string, number>();
  const engagement = new Map<string, number>();
  const moved: Moved[] = [];
  for (let row = 0; row < old.raw.length; row++) {
    const before = shownScore(old.raw[row]!).score;
    const shown = shownScore(fresh.raw[row]!);
    const after = shown.score;
    if (shown.clamped === 'low') counts.clampedLow++;
    if (shown.clamped === 'high') counts.clampedHigh++;
    histogram[bandOf(before)]!.before++;
    histogram[bandOf(after)]!.after++;
    const was = gradesOf(present, old, row);
    const is = gradesOf(next, fresh, row);
    add(fit, `${was.fit}${is.fit}`);
    add(engagement, `${was.engagement}${is.engagement}`);
    if (was.fit !== is.fit || was.engagement !== is.engagement) counts.gradeChanged++;
    if (after === before) counts.same++;
    else {
      counts[after > before ? 'up' : 'down']++;
      moved.push({ row, before, after, was, is });
    }
  }
  moved.sort((a, b) => b.after - b.before - (a.after - a.before));
  const most = 10;
  return {
    ...counts,
    histogram,
    fit: pairsIn<Grades['fit']>(fit),
    engagement: pairsIn<Grades['engagement']>(engagement),
    movers: {
      up: moved.slice(0, most).filter(({ before, after }) => after > before),
      down: moved
        .slice(-most)
        .reverse()
        .filter(({ before, after }) => after < before),
    },
  };
}

function bandOf(score: number): number {
  return Math.min(9, Math.floor(score / 10));
}

function gradesOf({ card }: ScoringCard, { raw, fit }: TwoScores, row: number): Grades {
  return {
    fit: fitGrades[gradeOf(fit[row]!, card.grades.fit)],
    engagement: engagementGrades[gradeOf(raw[row]! - card.base - fit[row]!, card.grades.engagement)],
  };
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function pairsIn<G extends string>(
  counts: ReadonlyMap<string, number>,
): { before: G; after: G; leads: number }[] {
  return [...counts].sort().map(([both, leads]) => ({ before: both[0] as G, after: both[1] as G, leads }));
}

/** Which facts of one lead two cards see differently, the most telling first. */
export function differingFacts(
  present: ScoringCard,
  next: ScoringCard,
  old: readonly AttributeValue[],
  fresh: readonly AttributeValue[],
): { keys: string[]; points: number }[] {
  const named = new Map<string, { keys: string[]; points: number }>();
  const count = (scoring: ScoringCard, values: readonly AttributeValue[], sign: 1 | -1) => {
    const { attributes, pairs } = scoring.card;
    pointsOf(scoring, values).forEach((points, line) => {
      const pair = pairs[line - attributes.length];
      const keys = pair ? [pair.row.key, pair.column.key] : [attributes[line]!.key];
      const name = keys.join(' × ');
      const one = named.get(name) ?? { keys, points: 0 };
      one.points += sign * points;
      named.set(name, one);
    });
  };
  count(present, old, -1);
  count(next, fresh, 1);
  return [...named.values()]
    .filter(({ points }) => points !== 0)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .slice(0, 5);
}

/** One lead's values out of many. */
export function rowIn(values: ManyValues, row: number): AttributeValue[] {
  return values.map((column) => column[row] ?? null);
}

/** While a card has faults nothing can be scored with it. */
export const emptyPreview = (faults: readonly (CardFault | { code: string; about: string })[]) => ({
  looked: 0,
  exact: true,
  up: 0,
  down: 0,
  same: 0,
  gradeChanged: 0,
  clampedLow: 0,
  clampedHigh: 0,
  histogram: [],
  fit: [],
  engagement: [],
  movers: { up: [], down: [] },
  faults: [...faults],
});
