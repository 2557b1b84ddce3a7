import {
  confirmedFrom,
  type DimensionState,
  type Evidence,
  type Standing,
  standingOf,
} from './confidence.ts';
import type { Dimension, Frame, Needed } from './frame.ts';

export const verdicts = ['qualified', 'notYet', 'no'] as const;
export type VerdictName = (typeof verdicts)[number];

export type DimensionStanding = Standing & {
  readonly key: string;
  readonly needed: Needed;
  readonly enough: boolean;
};

export type Verdict = {
  readonly verdict: VerdictName;
  /** The dimensions that keep it from being qualified; of `no` the ones that speak against it. */
  readonly because: readonly string[];
};

export type Assessment = Verdict & { readonly dimensions: readonly DimensionStanding[] };

/** Where every active dimension stands and what follows from it. */
export function assess(frame: Frame, evidence: readonly Evidence[], now: Date): Assessment {
  const dimensions = frame.dimensions
    .filter((one) => one.active)
    .map((dimension): DimensionStanding => {
      const own = evidence.filter((piece) => piece.dimension === dimension.key);
      const standing = standingOf(own, dimension.halfLifeDays, now);
      return {
        ...standing,
        key: dimension.key,
        needed: dimension.needed,
        enough: isEnough(standing.state, dimension.needed),
      };
    });
  return { dimensions, ...verdictOf(frame.dimensions, dimensions) };
}

/** no: a decisive dimension is firmly contradicted; qualified: every dimension is settled as far as the frame wants; else not yet. */
function verdictOf(frame: readonly Dimension[], standings: readonly DimensionStanding[]): Verdict {
  const decisive = new Set(frame.filter((one) => one.decisive).map((one) => one.key));
  const against = standings.filter(
    ({ key, state, confidence }) =>
      decisive.has(key) && state === 'contradicted' && confidence >= confirmedFrom,
  );
  if (against.length > 0) return { verdict: 'no', because: against.map(({ key }) => key) };
  const missing = standings.filter((one) => !one.enough).map(({ key }) => key);
  return { verdict: missing.length === 0 ? 'qualified' : 'notYet', because: missing };
}

function isEnough(state: DimensionState, needed: Needed): boolean {
  if (needed === 'open') return true;
  return state === 'confirmed' || (state === 'indicated' && needed === 'indicated');
}
