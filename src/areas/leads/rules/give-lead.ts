import type { Lead } from './lead.ts';

/** Who a lead is given to, with their team; null takes it from everyone and leaves it in the team it waits in. */
export type Owner = { ownerId: string; teamId: string | null };

/** The lead in other hands. */
export function giveLead(lead: Lead, owner: Owner | null, now: Date): Lead {
  if (lead.ownerId === (owner?.ownerId ?? null)) return lead;
  if (owner === null) return { ...lead, ownerId: null, assignedAt: null };
  return { ...lead, ...owner, assignedAt: now.toISOString() };
}
