import type { CallOutput } from '../../../../platform/http/contract.ts';
import type { duplicateContract } from '../contract.ts';

export type Pair = CallOutput<(typeof duplicateContract)['pairs']>['items'][number];
export type Compared = Pair['a'];
export type Scan = NonNullable<CallOutput<(typeof duplicateContract)['scan']>['scan']>;

/** The left one of a pair, or the right one. */
export type Side = 'a' | 'b';

/** Names a pair among others. */
export function pairKey({ a, b }: Pair): string {
  return `${a.id}/${b.id}`;
}

/** A likelihood as it is shown: only a person is ever certain. */
export function shownLikelihood({ likelihood }: Pair): number {
  return Math.min(likelihood, 0.99);
}
