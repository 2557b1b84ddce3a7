import type { Opportunity } from './opportunity.ts';

export type Hands = { ownerId: string | null; teamId: string | null };

/** The opportunity in other hands; taken from everyone it waits in its team. */
export function giveOpportunity(opportunity: Opportunity, owner: Hands | null): Opportunity {
  if (owner === null) return { ...opportunity, ownerId: null };
  return { ...opportunity, ...owner };
}
