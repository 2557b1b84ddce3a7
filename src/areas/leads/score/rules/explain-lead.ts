import { type Explanation, explainRow } from '../../../scoring/index.ts';
import type { CatalogueAttribute } from './attributes.ts';
import type { AttributeValue } from './read-attribute.ts';
import { readable } from './reasons.ts';
import { rowOf, type ScoringCard } from './scoring.ts';

export type ExplainedFact = Explanation['facts'][number] & { values: AttributeValue[] };
export type ExplainedLead = Omit<Explanation, 'facts' | 'raises'> & {
  facts: ExplainedFact[];
  raises: { key: string; part: 'fit' | 'engagement'; gain: number; to: AttributeValue }[];
};

/** So many suggestions are read. */
const mostRaises = 5;
/** Nobody can make a lead have come from elsewhere, or at another time. */
const given = new Set([
  'source',
  'campaign',
  'region',
  'capturedOn',
  'capturedInHours',
  'utmSource',
  'utmMedium',
  'ageDays',
  'currency',
]);

/**
 * Why a lead has its score, the most telling facts first, and what could raise it: something to happen, or a fact that is not known
 * yet. What is known and stays as it is (an industry) is no suggestion.
 */
export function explainLead(
  scoring: ScoringCard,
  values: readonly AttributeValue[],
  catalogue: readonly CatalogueAttribute[],
): ExplainedLead {
  const { card } = scoring;
  const { facts, raises, ...rest } = explainRow(
    scoring.compiled,
    rowOf(card, values),
    0,
    card.attributes.length,
  );
  const held = new Map(card.attributes.map(({ key }, at) => [key, values[at] ?? null]));
  const originOf = new Map(catalogue.map(({ key, origin }) => [key, origin]));
  const canChange = (key: string): boolean => {
    const value = held.get(key) ?? null;
    if (given.has(key)) return false;
    const origin = originOf.get(key);
    return origin === 'measure' || origin === 'clock' || value === null || value === 'no';
  };
  return {
    ...rest,
    facts: facts
      .map((fact) => ({ ...fact, values: fact.keys.map((key) => readable(held.get(key) ?? null)) }))
      .sort((a, b) => Math.abs(b.points) - Math.abs(a.points)),
    raises: raises
      .filter(({ key }) => originOf.has(key) && canChange(key))
      .slice(0, mostRaises)
      .map((raise) => ({ ...raise, to: toReach(raise.to, held.get(raise.key) ?? null) })),
  };
}

/** Things happen whole: half a visit that is still remembered is reached by one more. */
function toReach(to: number | string, now: AttributeValue): AttributeValue {
  if (typeof to !== 'number') return to;
  return typeof now === 'number' && to < now ? Math.max(0, Math.floor(to)) : Math.ceil(to);
}
