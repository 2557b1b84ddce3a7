import type { LeadStatus } from '../../rules/lead-states.ts';

/** How the company runs its pool. */
export type PoolSettings = {
  /** Whether leads that nobody speaks with are taken back at all. */
  takeBack: boolean;
  /** Days without contact, since the lead was given or captured, after which it goes to the pool. */
  idleDays: number;
  /** Days before that on which its owner is told. */
  warnDays: number;
  /** Only leads that stand so; a qualified one is usually left alone. */
  statuses: readonly LeadStatus[];
  /** Null: no limit. */
  claimsPerDay: number | null;
  /** Open leads one person may hold and still claim more; null: no limit. */
  holdAtMost: number | null;
  /** Days before whoever gave a lead up may claim it again. */
  coolingDays: number;
};

/** Nothing is taken from anyone before the company has said so. */
export const usualPool: PoolSettings = {
  takeBack: false,
  idleDays: 30,
  warnDays: 1,
  statuses: ['new', 'working'],
  claimsPerDay: 20,
  holdAtMost: 200,
  coolingDays: 7,
};

/** What is kept, completed by what is usual. */
export function poolSettings(kept: Partial<PoolSettings> | null | undefined): PoolSettings {
  return { ...usualPool, ...kept };
}
