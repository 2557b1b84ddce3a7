import { type Card, type CardFault, faultsOf } from '../../../scoring/index.ts';
import type { CatalogueAttribute } from './attributes.ts';

/** Attributes that neither the company has nor the cards that may still carry them (a custom field deleted since). */
export function unknownAttributes(
  card: Card,
  catalogue: readonly CatalogueAttribute[],
  ...carrying: readonly Card[]
): string[] {
  const known = new Set([
    ...catalogue.map(({ key }) => key),
    ...carrying.flatMap(({ attributes }) => attributes.map(({ key }) => key)),
  ]);
  return card.attributes.map(({ key }) => key).filter((key) => !known.has(key));
}

/** The faults of the card itself, and attributes that are read otherwise than the company's fields are by now. */
export function cardFaults(
  card: Card,
  catalogue: readonly CatalogueAttribute[],
): (CardFault | { code: 'score.kindChanged'; about: string })[] {
  const kinds = new Map(catalogue.map(({ key, kind }) => [key, kind]));
  const isNumber = (kind: string): boolean => kind === 'numeric' || kind === 'date';
  const changed = card.attributes.filter(({ key, kind }) => {
    const now = kinds.get(key);
    return now !== undefined && isNumber(now) !== isNumber(kind);
  });
  return [
    ...faultsOf(card),
    ...changed.map(({ key }) => ({ code: 'score.kindChanged' as const, about: key })),
  ];
}

/**
 * A card as a person saves it: by hand, whatever it was made from. What was learned about chances stays while its scale stays;
 * on another scale they follow the scale's own line.
 */
export function asDrafted(card: Card, before: Card): Card {
  const { scale } = card;
  const isSameScale =
    scale.offset === before.scale.offset && scale.pointsToDoubleOdds === before.scale.pointsToDoubleOdds;
  const logOddsAt = (raw: number): number => ((raw - scale.offset) * Math.LN2) / scale.pointsToDoubleOdds;
  const line = { raw: [0, 100], logOdds: [logOddsAt(0), logOddsAt(100)] };
  return {
    ...card,
    version: { ...before.version, name: 'byHand', origin: 'manager' },
    calibration: isSameScale ? before.calibration : line,
  };
}
