import type { AdditiveModel, Design, Term } from './additive-model.ts';

/** What one table is worth on the rows of each fold, judged by the model that did not learn from them. */
export type Proof = readonly {
  readonly rows: number;
  /** Summed drop in log loss, with the table against without it. */
  readonly sum: number;
  readonly squares: number;
}[];

/** Paired, row by row: what is hard to foretell either way cancels out. */
export function proofOf(design: Design, models: readonly AdditiveModel[], term: Term, t: number): Proof {
  return models.map(({ fold, logOdds, tables }) => {
    const table = tables[t]!;
    let sum = 0;
    let squares = 0;
    for (let i = fold.from; i < fold.to; i++) {
      const sign = design.outcomes[i] ? 1 : -1;
      const with_ = sign * logOdds[i]!;
      const without = sign * (logOdds[i]! - table[term.codes[i]!]!);
      const gain = design.weights[i]! * (Math.log1p(Math.exp(-without)) - Math.log1p(Math.exp(-with_)));
      sum += gain;
      squares += gain * gain;
    }
    return { rows: fold.to - fold.from, sum, squares };
  });
}

/**
 * Mean drop of the loss over its standard error; 0 for a table that changes nothing.
 *
 * @param except a fold that has no say
 */
export function sureness(proof: Proof, except?: number): number {
  let [rows, sum, squares] = [0, 0, 0];
  proof.forEach((part, k) => {
    if (k === except) return;
    rows += part.rows;
    sum += part.sum;
    squares += part.squares;
  });
  const variance = squares / rows - (sum / rows) ** 2;
  return variance > 0 ? sum / Math.sqrt(variance * rows) : 0;
}

/**
 * Which terms the model of fold k does without: those not proven on the other folds. Fold k itself has no say in it, so
 * that its rows still judge a model that owes them nothing.
 */
export function leftOut(proofs: readonly Proof[], least: number, k: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(proofs, (proof) => (sureness(proof, k) < least ? 1 : 0));
}
