import { type Axis, type Card, type GradeCuts, isNumeric, type Part } from './card.ts';
import type { Column } from './columns.ts';
import { type CompiledCard, chanceOf, pointsOfRow, type ShownScore, shownScore } from './score.ts';

export type FitGrade = 'A' | 'B' | 'C' | 'D';
export type EngagementGrade = '1' | '2' | '3' | '4';

/** One line under the score: a fact of the lead (or two facts together) and what it is worth. */
export interface Fact {
  /** One key for an attribute, two for a pair. */
  readonly keys: readonly string[];
  readonly part: Part;
  readonly points: number;
  /** Where on the card: bin number (0 = missing; categories: 1 = other), or row and column cell of a pair. */
  readonly cells: readonly number[];
}

/** A change of one attribute that would raise the score. */
export interface Raise {
  readonly key: string;
  readonly part: Part;
  readonly gain: number;
  /** A number to reach, or a level to become. */
  readonly to: number | string;
}

export interface Explanation extends ShownScore {
  readonly raw: number;
  readonly base: number;
  /** base + the points of all facts = raw, exactly. */
  readonly facts: readonly Fact[];
  readonly chance: number;
  readonly fit: { readonly points: number; readonly grade: FitGrade };
  readonly engagement: { readonly points: number; readonly grade: EngagementGrade };
  readonly raises: readonly Raise[];
}

/** Why a lead has its score. @param most how many raises to name at most */
export function explainRow(
  compiled: CompiledCard,
  columns: readonly Column[],
  row: number,
  most = 3,
): Explanation {
  const { card, terms } = compiled;
  const lines = pointsOfRow(compiled, columns, row);
  const facts = lines.map((line, t): Fact => {
    const { row: first, column: second } = terms[t]!;
    return {
      keys: second ? [first.key, second.key] : [first.key],
      part: partOfTerm(card, t),
      points: line.points,
      cells: second ? [line.rowCell, line.columnCell] : [line.rowCell],
    };
  });
  const sum = (part: Part) => facts.reduce((all, fact) => all + (fact.part === part ? fact.points : 0), 0);
  const [fit, engagement] = [sum('fit'), sum('engagement')];
  const raw = card.base + fit + engagement;
  return {
    ...shownScore(raw),
    raw,
    base: card.base,
    facts,
    chance: chanceOf(card, raw),
    fit: { points: fit, grade: (['A', 'B', 'C', 'D'] as const)[gradeOf(fit, card.grades.fit)]! },
    engagement: {
      points: engagement,
      grade: (['1', '2', '3', '4'] as const)[gradeOf(engagement, card.grades.engagement)]!,
    },
    raises: raisesOf(compiled, columns, row, raw).slice(0, most),
  };
}

/** 0 for the best grade, 3 for the last. */
export function gradeOf(points: number, cuts: GradeCuts): 0 | 1 | 2 | 3 {
  if (points >= cuts[0]) return 0;
  if (points >= cuts[1]) return 1;
  return points >= cuts[2] ? 2 : 3;
}

function partOfTerm(card: Card, term: number): Part {
  const count = card.attributes.length;
  return term < count ? card.attributes[term]!.part : card.pairs[term - count]!.part;
}

/** The best single change of every attribute, counted through its pairs too, best first. */
function raisesOf(compiled: CompiledCard, columns: readonly Column[], row: number, raw: number): Raise[] {
  const raises: Raise[] = [];
  for (const attribute of compiled.card.attributes) {
    let best: Raise | null = null;
    for (const to of valuesToTry(compiled.card, attribute.key)) {
      const changed = columns.filter((column) => column.key !== attribute.key).map((c) => oneRow(c, row));
      changed.push(columnOf(attribute.key, to));
      const lines = pointsOfRow(compiled, changed, 0);
      const gain = compiled.card.base + lines.reduce((sum, line) => sum + line.points, 0) - raw;
      if (gain > (best?.gain ?? 0)) best = { key: attribute.key, part: attribute.part, gain, to };
    }
    if (best) raises.push(best);
  }
  return raises.sort((a, b) => b.gain - a.gain || (a.key < b.key ? -1 : 1));
}

/** Values that between them reach every bin and every pair cell of an attribute, missing and other apart. */
function valuesToTry(card: Card, key: string): (number | string)[] {
  const attribute = card.attributes.find((one) => one.key === key)!;
  const axes = card.pairs
    .flatMap((pair): Axis[] => [pair.row, pair.column])
    .filter((axis) => axis.key === key);
  if (!isNumeric(attribute)) {
    const levels = [
      ...attribute.bins.flatMap((bin) => bin.levels.slice(0, 1)),
      ...axes.flatMap((axis) => ('groups' in axis ? axis.groups.flatMap((g) => g.slice(0, 1)) : [])),
    ];
    return [...new Set(levels)];
  }
  const cuts = new Set<number>();
  for (const bin of attribute.bins) if (bin.from !== null) cuts.add(bin.from);
  for (const axis of axes) if ('cuts' in axis) for (const cut of axis.cuts) cuts.add(cut);
  const ascending = [...cuts].sort((a, b) => a - b);
  const lowest = ascending[0];
  return lowest === undefined ? [] : [lowest - Math.max(1, Math.abs(lowest)) * 1e-9, ...ascending];
}

function oneRow(column: Column, row: number): Column {
  return 'values' in column
    ? { ...column, values: column.values.subarray(row, row + 1) }
    : { ...column, codes: column.codes.subarray(row, row + 1) };
}

function columnOf(key: string, value: number | string): Column {
  return typeof value === 'number'
    ? { key, kind: 'numeric', values: Float64Array.of(value) }
    : { key, kind: 'category', codes: Int32Array.of(0), levels: [value] };
}
