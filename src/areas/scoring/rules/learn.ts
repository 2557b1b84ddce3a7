import { accept, type Outcome, refuse } from '../../../kernel/outcome.ts';
import { logistic } from './additive-model.ts';
import { type BinnedAttribute, binColumn } from './binning.ts';
import { buildCard, type ExactModel, exactLogOdds, scaleFor } from './build-card.ts';
import { straighten } from './calibrate.ts';
import type { Card, Part } from './card.ts';
import type { Column } from './columns.ts';
import type { Wish } from './fit-folds.ts';
import { fitRepeated, type RepeatedFit } from './fit-repeated.ts';
import { binningWishOf, priorPairs, priorTable, wishOf } from './prior.ts';
import { seededRandom } from './random.ts';
import { chooseRecency } from './recency.ts';
import { chancesOf, compileCard, scoreRows } from './score.ts';
import { type Signal, signalOf } from './validate.ts';

export interface LearnInput {
  readonly columns: readonly Column[];
  /** 1 = won, 0 = not; one per row. */
  readonly outcomes: Uint8Array;
  /** Equal seeds give equal cards. */
  readonly seed: number;
  readonly name: string;
  /** Which grade an attribute feeds; `fit` when not said. */
  readonly parts?: ReadonlyMap<string, Part>;
  /** The manager's card: where the data say little, it stands. Its pins are respected, its scale is kept. */
  readonly prior?: Card;
  /** How many leads in a bin weigh as much as the prior card's word on that bin. */
  readonly priorStrength?: number;
  /** Points to double the odds; without it, as many as keep nearly all leads within 0–100. */
  readonly pointsToDoubleOdds?: number;
  readonly mostPairs?: number;
  /** When each lead came, in days. With it, newer leads may count more, if that foretells the newest better. */
  readonly time?: Float64Array;
}

export interface Learned {
  readonly card: Card;
  /** Whether the data carry a signal at all, judged on leads not learned from. */
  readonly signal: Signal;
  /** Per row, the chance said by a model that had not seen it. */
  readonly unseenChances: Float64Array;
  /** Pairs with their proof: mean drop of the loss on unseen leads, in standard errors. */
  readonly pairs: readonly { readonly keys: readonly [string, string]; readonly proof: number }[];
  /** Days after which a lead counts half; null = all alike. */
  readonly halfLife: number | null;
}

export const DEFAULT_PRIOR_STRENGTH = 30;
const MOST_PAIRS = 32;

/**
 * Learns a card from leads whose outcome is known. Everything that is chosen (smoothing, rounds, pairs, calibration) is
 * chosen by cross-validation inside the rows given.
 *
 * Refuses with `score.noRows`, `score.oneClass`, `score.noAttributes`.
 */
export function learnCard(input: LearnInput): Outcome<Learned> {
  const rows = input.outcomes.length;
  if (rows === 0) return refuse('score.noRows');
  const positives = input.outcomes.reduce((sum, outcome) => sum + outcome, 0);
  if (positives === 0 || positives === rows) return refuse('score.oneClass', { rows, positives });
  if (input.columns.length === 0) return refuse('score.noAttributes');
  const random = seededRandom(input.seed);
  const { columns, outcomes } = input;
  const attributes = columns.map((column) => binColumn(column, binningWishOf(input.prior, column.key)));
  const prior = layPrior(input, columns, attributes, rows);
  const { weights, halfLife } = chooseRecency(attributes, prior.wishes, outcomes, prior.offset, input.time);
  const fitted = fitRepeated({
    attributes,
    wishes: prior.wishes,
    outcomes,
    weights,
    offset: prior.offset,
    mostPairs: input.mostPairs ?? MOST_PAIRS,
    random,
  });
  const held = input.prior !== undefined;
  const { shift, slope } = held ? { shift: 0, slope: 1 } : straighten(fitted.unseen, outcomes, weights);
  const unseen = fitted.unseen.map((x) => shift + slope * x);
  const model = exactModelOf(input, attributes, fitted, prior, shift, slope);
  const scale = input.prior?.scale ?? scaleFor(unseen, input.pointsToDoubleOdds);
  const card = buildCard(model, rows, scale, {
    name: input.name,
    origin: 'learned',
    trainedOn: rows,
    positives,
    seed: input.seed,
    learned: learnedShare(attributes, prior.wishes, exactLogOdds(model, rows)),
  });
  const chances = unseen.map((x) => 1 / (1 + Math.exp(-x)));
  const priorChances = input.prior ? priorChancesOf(input.prior, columns, rows) : undefined;
  return accept({
    card,
    signal: signalOf(chances, outcomes, priorChances),
    unseenChances: chances,
    pairs: fitted.pairs.map(({ row, column, proof }) => ({
      keys: [attributes[row]!.key, attributes[column]!.key],
      proof,
    })),
    halfLife,
  });
}

interface LaidPrior {
  readonly wishes: Wish[];
  readonly offset: Float64Array;
  readonly pinned: (Float64Array | undefined)[];
  readonly intercept: number;
}

/** The prior card over the fine bins and rows; without one, nothing everywhere. */
function layPrior(
  { prior, priorStrength }: LearnInput,
  columns: readonly Column[],
  attributes: readonly BinnedAttribute[],
  rows: number,
): LaidPrior {
  const strength = priorStrength ?? DEFAULT_PRIOR_STRENGTH;
  const tables = attributes.map((binned) =>
    priorTable(
      prior?.attributes.find(({ key }) => key === binned.key),
      binned,
    ),
  );
  const wishes = attributes.map(({ key }, a) => wishOf(prior, key, tables[a]!, strength));
  const pinned = tables.map((table) => table.pinned);
  if (!prior) return { wishes, offset: new Float64Array(rows), pinned, intercept: 0 };
  const perPoint = Math.LN2 / prior.scale.pointsToDoubleOdds;
  const raw = scoreRows(compileCard(prior), columns, rows);
  const offset = Float64Array.from(raw, (points) => (points - prior.scale.offset) * perPoint);
  // Attributes that the data lack say the same of every lead: their points for "missing" go into the intercept.
  const gone = prior.attributes.filter(({ key }) => !attributes.some((binned) => binned.key === key));
  const base = prior.base + gone.reduce((sum, attribute) => sum + attribute.missing.points, 0);
  return { wishes, offset, pinned, intercept: (base - prior.scale.offset) * perPoint };
}

function exactModelOf(
  input: LearnInput,
  attributes: readonly BinnedAttribute[],
  fitted: RepeatedFit,
  prior: LaidPrior,
  shift: number,
  slope: number,
): ExactModel {
  const starts = prior.wishes.map((wish) => wish.start);
  const found = fitted.pairs.map((pair) => ({ ...pair, table: pair.table.map((v) => v * slope) }));
  return {
    intercept: prior.intercept + shift + slope * fitted.intercept,
    attributes,
    tables: fitted.tables.map((table, a) => table.map((v, b) => (starts[a]?.[b] ?? 0) + slope * v)),
    pairs: [...priorPairs(input.prior, attributes).map((pair) => ({ ...pair, given: true })), ...found],
    given: attributes.map(({ key }) => input.prior?.attributes.some((one) => one.key === key) ?? false),
    parts: attributes.map(
      ({ key }) =>
        input.prior?.attributes.find((one) => one.key === key)?.part ?? input.parts?.get(key) ?? 'fit',
    ),
    monotone: prior.wishes.map((wish) => wish.monotone),
    pinned: prior.pinned,
  };
}

/**
 * How much of the card the data have had a say in: the share curvature / (curvature + ridge) of each lead's bins, the
 * weight of evidence against the prior in the posterior mean. 1 without a prior.
 */
function learnedShare(
  attributes: readonly BinnedAttribute[],
  wishes: readonly Wish[],
  logOdds: Float64Array,
): number {
  let share = 0;
  attributes.forEach((attribute, a) => {
    const curvature = new Float64Array(attribute.bins);
    const leads = new Float64Array(attribute.bins);
    attribute.codes.forEach((bin, i) => {
      const p = logistic(logOdds[i]!);
      curvature[bin]! += p * (1 - p);
      leads[bin]!++;
    });
    for (let b = 0; b < attribute.bins; b++) {
      const fixed = wishes[a]!.fixed?.[b] === 1;
      if (leads[b]! > 0 && !fixed)
        share += (leads[b]! * curvature[b]!) / (curvature[b]! + wishes[a]!.hold + 1e-9);
    }
  });
  return Math.round((1000 * share) / (attributes.length * logOdds.length)) / 1000;
}

function priorChancesOf(prior: Card, columns: readonly Column[], rows: number): Float64Array {
  return chancesOf(prior, scoreRows(compileCard(prior), columns, rows));
}
