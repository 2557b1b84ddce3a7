import { type Attribute, type Column, isNumeric, scoreRows } from '../../../scoring/index.ts';
import type { AttributeValue, ReadingMoment } from './read-attribute.ts';
import { keptScore, type LeadScore, nextChangeAt, type Scored, type ScoringCard } from './scoring.ts';

/** Values of many leads, one list for each attribute of the card. */
export type ManyValues = readonly (readonly AttributeValue[])[];

/** What each lead has of each attribute of the card. */
export function valuesOfMany(
  { readers }: ScoringCard,
  scored: readonly Scored[],
  moment: ReadingMoment,
): ManyValues {
  return readers.map((reader) =>
    scored.map(({ facts, levels }) => reader?.read(facts, levels, moment) ?? null),
  );
}

/** Values as the columns that scorer and learner read. */
export function columnOf(
  { key, kind }: Pick<Attribute, 'key' | 'kind'>,
  values: readonly AttributeValue[],
): Column {
  if (isNumeric({ kind } as Attribute)) {
    const numbers = Float64Array.from(values, (value) => (typeof value === 'number' ? value : Number.NaN));
    return { key, kind: kind as 'numeric' | 'date', values: numbers };
  }
  const index = new Map<string, number>();
  const codes = Int32Array.from(values, (value) => {
    if (value === null) return -1;
    const level = String(value);
    const known = index.get(level);
    if (known !== undefined) return known;
    index.set(level, index.size);
    return index.size - 1;
  });
  return { key, kind: kind as 'category' | 'boolean', codes, levels: [...index.keys()] };
}

/** Raw scores and the part from what leads told us, for values already read. */
export function rawScores(
  scoring: ScoringCard,
  values: ManyValues,
  rows: number,
): { raw: Int32Array; fit: Int32Array } {
  const columns = scoring.card.attributes.map((attribute, at) => columnOf(attribute, values[at]!));
  return {
    raw: scoreRows(scoring.compiled, columns, rows),
    fit: scoreRows(scoring.compiledFit, columns, rows),
  };
}

/** The scores of many leads at one moment. */
export function scoreMany(
  scoring: ScoringCard,
  scored: readonly Scored[],
  moment: ReadingMoment,
): LeadScore[] {
  const values = valuesOfMany(scoring, scored, moment);
  const { raw, fit } = rawScores(scoring, values, scored.length);
  const drifting = scoring.readers.flatMap((reader, at) => (reader?.drifts ? [at] : []));
  const own: AttributeValue[] = new Array(scoring.readers.length).fill(null);
  // Few different scores stand behind many leads.
  const known = new Map<number, Omit<LeadScore, 'nextChangeAt'>>();
  return scored.map((one, row) => {
    const both = raw[row]! * 65_536 + fit[row]!;
    let kept = known.get(both);
    if (!kept) {
      kept = keptScore(scoring.card, raw[row]!, fit[row]!);
      known.set(both, kept);
    }
    for (const at of drifting) own[at] = values[at]![row]!;
    return { ...kept, nextChangeAt: nextChangeAt(scoring, one, own, moment) };
  });
}
