import { accept, type Outcome, refuse } from '../../../../kernel/outcome.ts';
import type { PoolSettings } from './pool-settings.ts';

/** What a claim is decided by. */
export type ClaimFacts = {
  inPool: boolean;
  claimedToday: number;
  holding: number;
  /** When this person last gave this lead up, or had it taken back; ISO, null: never. */
  gaveUpAt: string | null;
};

const day = 86_400_000;

/** Whether someone may take a lead out of the pool now. */
export function mayClaim(facts: ClaimFacts, settings: PoolSettings, now: Date): Outcome<null> {
  if (!facts.inPool) return refuse('pool.gone');
  const { claimsPerDay, holdAtMost, coolingDays } = settings;
  if (claimsPerDay !== null && facts.claimedToday >= claimsPerDay)
    return refuse('pool.enoughToday', { most: claimsPerDay });
  if (holdAtMost !== null && facts.holding >= holdAtMost)
    return refuse('pool.holdsEnough', { most: holdAtMost, holding: facts.holding });
  if (facts.gaveUpAt !== null) {
    const free = Date.parse(facts.gaveUpAt) + coolingDays * day;
    if (free > now.getTime())
      return refuse('pool.cooling', { until: new Date(free).toISOString(), days: coolingDays });
  }
  return accept(null);
}
