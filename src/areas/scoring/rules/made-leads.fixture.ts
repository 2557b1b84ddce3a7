import type { Column } from './columns.ts';
import { seededRandom } from './random.ts';

export interface MadeLeads {
  readonly columns: Column[];
  readonly outcomes: Uint8Array;
  /** The log-odds that the outcomes were drawn from: no learner can order leads better. */
  readonly truths: Float64Array;
}

/**
 * Invented leads with a known truth: visits help, retail hurts, and the size of a firm helps in machinery only (an
 * interaction). `strength` 0 makes the outcome a coin.
 */
export function madeLeads(rows: number, seed: number, strength = 1): MadeLeads {
  const random = seededRandom(seed);
  const industries = ['machinery', 'electronics', 'retail', 'food'];
  const codes = new Int32Array(rows);
  const visits = new Float64Array(rows);
  const employees = new Float64Array(rows);
  const noise = new Float64Array(rows);
  const outcomes = new Uint8Array(rows);
  const truths = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    codes[i] = Math.floor(random() * 4);
    visits[i] = Math.floor(random() * 12);
    employees[i] = Math.round(10 ** (1 + 3 * random()));
    noise[i] = random();
    const large = employees[i]! > 300 ? 1 : -1;
    const together = codes[i] === 0 ? 1.2 * large : -0.4 * large;
    const truth = -0.5 + 0.25 * (visits[i]! - 5) - (codes[i] === 2 ? 1 : 0) + together;
    if (random() < 0.1) employees[i] = Number.NaN;
    truths[i] = truth;
    outcomes[i] = random() < 1 / (1 + Math.exp(-strength * truth)) ? 1 : 0;
  }
  return {
    columns: [
      { key: 'industry', kind: 'category', codes, levels: industries },
      { key: 'visits', kind: 'numeric', values: visits },
      { key: 'employees', kind: 'numeric', values: employees },
      { key: 'noise', kind: 'numeric', values: noise },
    ],
    outcomes,
    truths,
  };
}
