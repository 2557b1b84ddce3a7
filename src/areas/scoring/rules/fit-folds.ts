import { type AdditiveModel, type Design, type Fold, lossBetween, type Term } from './additive-model.ts';
import type { BinnedAttribute } from './binning.ts';
import { type BoostedDesign, type BoostedTerm, boost } from './boost.ts';
import type { Direction } from './card.ts';
import { type CoarseAxis, coarsen, type PairCandidate, searchPairs } from './pair-search.ts';
import { leftOut, type Proof, proofOf, sureness } from './proof.ts';
import { type Caution, fitSmooth } from './smooth-fit.ts';

/** What is laid down for an attribute before learning. */
export interface Wish {
  readonly monotone?: Direction;
  /** Bins (fine) whose prior points stay. */
  readonly fixed?: Uint8Array;
  /** What the prior card says per bin, in log-odds. */
  readonly start?: Float64Array;
  /** Ridge on departures from the prior card. */
  readonly hold: number;
}

export interface FoldsInput {
  /** Rows in an order where each fold is one run. */
  readonly attributes: readonly BinnedAttribute[];
  readonly wishes: readonly Wish[];
  readonly outcomes: Uint8Array;
  readonly weights: Float64Array;
  readonly offset: Float64Array;
  readonly folds: readonly Fold[];
  readonly mostPairs: number;
  readonly random: () => number;
}

export interface FittedPair {
  readonly row: number;
  readonly column: number;
  readonly axes: readonly [CoarseAxis, CoarseAxis];
  readonly table: Float64Array;
  /** Mean drop in log loss on rows not learned from, in standard errors. */
  readonly proof: number;
}

export interface FittedModel {
  readonly intercept: number;
  /** One table per attribute over its fine bins, mean of the folds' tables. */
  readonly tables: readonly Float64Array[];
  readonly pairs: readonly FittedPair[];
  /** Log-odds of every row by the model of the fold that did not learn from it. */
  readonly unseen: Float64Array;
}

const RATE = 0.1;
const PAIR_RATE = 0.1;
/** An attribute that helps on unseen rows by fewer standard errors than this says nothing by itself (it may in a pair). */
const TELLING = 0.5;
/** Nats over all unseen rows that boosting must gain beyond the smooth fit. */
const LEAST_OF_BOOSTING = 8;
/**
 * A pair stays when it lowers the loss on unseen rows by this many standard errors. Modest, because several weak pairs
 * together are worth having and a useless one has been promised nothing beyond chance by the search.
 */
const PROOF = 1;
/** A card is read by people: pairs beyond a dozen must be as good as certain. */
const DOZEN = 12;
const PROOF_BEYOND = 3;
/**
 * Nats on unseen rows that the search must promise before a pair is tried: this, or the log of how many were searched
 * where that is more, since among many the best of the useless looks good by chance.
 */
const HOPEFUL = 2;
/** Row visits that one stage of the boosting may take; keeps the time within bounds whatever the clock says. */
const VISITS = 1.2e8;

/**
 * Fits one additive model per fold, each leaving its fold out, and averages them: cross-validation chooses how stiff,
 * how long and which pairs, the left-out rows prove it, and the mean of the models is steadier than any one of them.
 */
export function fitFolds(input: FoldsInput): FittedModel {
  const { attributes, wishes, folds } = input;
  const rows = input.outcomes.length;
  const singles: BoostedTerm[] = attributes.map((attribute, a) => ({
    codes: attribute.codes,
    bins: attribute.bins,
    ordered: attribute.ordered,
    monotone: wishes[a]!.monotone,
    fixed: wishes[a]!.fixed,
    start: wishes[a]!.start,
    hold: wishes[a]!.hold,
    still: wishes[a]!.monotone !== undefined || wishes[a]!.fixed !== undefined,
  }));
  const design: BoostedDesign = { ...input, rows, terms: singles };
  const first = fitCaution(design, folds);
  const proofs = singles.map((term, t) => proofOf(design, first.models, term, t));
  const models = folds.map((fold, k) => fitSmooth(design, fold, first.caution, leftOut(proofs, TELLING, k)));
  const visits = rows * Math.max(1, attributes.length) * folds.length;
  const mostRounds = Math.max(15, Math.min(250, Math.round(VISITS / visits)));
  boost(design, models, { rate: RATE, mostRounds, patience: 8, least: LEAST_OF_BOOSTING });
  const pairs = provenPairs(input, design, models, mostRounds);
  const count = models.length;
  const mean = (t: number) =>
    models[0]!.tables[t]!.map((_, b) => models.reduce((sum, m) => sum + m.tables[t]![b]!, 0) / count);
  return {
    intercept: models.reduce((sum, m) => sum + m.intercept, 0) / count,
    tables: singles.map((_, t) => mean(t)),
    pairs: pairs.map((pair, p) => ({ ...pair, table: mean(singles.length + p) })),
    unseen: unseenOf(models, rows),
  };
}

/** Tries a few degrees of caution and keeps the one that foretells the left-out rows best. */
function fitCaution(design: Design, folds: readonly Fold[]): { models: AdditiveModel[]; caution: Caution } {
  const tried = (caution: Caution) => {
    const models = folds.map((fold) => fitSmooth(design, fold, caution));
    const loss = models.reduce((sum, m) => sum + lossBetween(design, m.logOdds, m.fold.from, m.fold.to), 0);
    return { models, caution, loss };
  };
  let best = tried({ stiffness: 1, opinion: 1 });
  const better = (caution: Caution): boolean => {
    const next = tried(caution);
    if (next.loss >= best.loss) return false;
    best = next;
    return true;
  };
  if (!better({ stiffness: 1, opinion: 4 }) && better({ stiffness: 1, opinion: 0.1 }))
    better({ stiffness: 1, opinion: 0.01 });
  const { opinion } = best.caution;
  let stiffness = 3;
  while (stiffness < 100 && better({ stiffness, opinion })) stiffness *= 3;
  if (stiffness === 3) better({ stiffness: 0.35, opinion });
  return best;
}

function unseenOf(models: readonly AdditiveModel[], rows: number): Float64Array {
  const unseen = new Float64Array(rows);
  for (const { fold, logOdds } of models) unseen.set(logOdds.subarray(fold.from, fold.to), fold.from);
  return unseen;
}

type NewPair = Omit<FittedPair, 'table'>;

/**
 * Tries the most promising pairs together with the single attributes, keeps each pair whose table proves itself on the
 * rows left out, and fits those again. Leaves `models` with the tables of the pairs kept.
 */
function provenPairs(
  input: FoldsInput,
  design: BoostedDesign,
  models: AdditiveModel[],
  mostRounds: number,
): NewPair[] {
  const { attributes } = input;
  const free = design.terms.flatMap((term, a) => (term.still ? [] : [a]));
  if (free.length < 2 || input.mostPairs === 0) return [];
  const fine = Math.max(5, Math.min(32, Math.round(Math.sqrt(design.rows) / 5)));
  const axes = attributes.map((attribute) =>
    coarsen(attribute, attribute.ordered ? fine : Math.max(fine, 16)),
  );
  const { outcomes, weights } = input;
  const unseen = unseenOf(models, design.rows);
  const found = searchPairs(axes, attributes, free, unseen, outcomes, weights, input.folds);
  const hopeful = found
    .filter((pair) => pair.gain > Math.max(HOPEFUL, Math.log(found.length)))
    .slice(0, 2 * input.mostPairs);
  if (hopeful.length === 0) return [];
  const hold = Math.max(...input.wishes.map((wish) => wish.hold));
  const terms = hopeful.map((pair) => pairTerm(pair, axes, attributes, hold));
  const trial = models.map((model) => withPairs(model, terms, new Uint8Array(terms.length)));
  const joint = { ...design, terms: [...design.terms, ...terms] };
  boost(joint, trial, { rate: PAIR_RATE, mostRounds, patience: 8 });
  const proofs = terms.map((term, at) => proofOf(joint, trial, term, design.terms.length + at));
  const kept = proven(proofs, input.mostPairs);
  // The pairs that proved themselves start afresh: fitted beside the useless ones, they stopped too early.
  const chosen = kept.map(({ at }) => terms[at]!);
  models.forEach((model, k) => {
    models[k] = withPairs(model, chosen, new Uint8Array(chosen.length));
  });
  const left = { ...design, terms: [...design.terms, ...chosen] };
  if (kept.length > 0) boost(left, models, { rate: PAIR_RATE, mostRounds, patience: 8 });
  return kept.map(({ at, proof }) => {
    const { row, column } = hopeful[at]!;
    return { row, column, axes: [axes[row]!, axes[column]!], proof };
  });
}

function pairTerm(
  pair: PairCandidate,
  axes: readonly CoarseAxis[],
  attributes: readonly BinnedAttribute[],
  hold: number,
): BoostedTerm {
  const [x, y] = [axes[pair.row]!, axes[pair.column]!];
  const codes = new Uint16Array(x.codes.length);
  for (let i = 0; i < codes.length; i++) codes[i] = x.codes[i]! * y.cells + y.codes[i]!;
  const shape = {
    height: x.cells,
    width: y.cells,
    rowOrdered: attributes[pair.row]!.ordered,
    columnOrdered: attributes[pair.column]!.ordered,
  };
  return { codes, bins: x.cells * y.cells, ordered: false, hold, pair: shape, still: false };
}

/** A copy of a model with an empty table for each pair. */
function withPairs(model: AdditiveModel, pairs: readonly Term[], off: Uint8Array): AdditiveModel {
  const empty = pairs.map((pair) => new Float64Array(pair.bins));
  const tables = [...model.tables.map((table) => table.slice()), ...empty];
  return { ...model, logOdds: model.logOdds.slice(), tables, off: Uint8Array.of(...model.off, ...off) };
}

/** The pairs whose tables lower the loss of unseen rows, at most so many, the surest first chosen. */
function proven(proofs: readonly Proof[], most: number): { at: number; proof: number }[] {
  return proofs
    .map((parts, at) => ({ at, proof: sureness(parts) }))
    .filter(({ proof }) => proof >= PROOF)
    .sort((a, b) => b.proof - a.proof)
    .filter(({ proof }, rank) => rank < most && (rank < DOZEN || proof >= PROOF_BEYOND))
    .sort((a, b) => a.at - b.at);
}
