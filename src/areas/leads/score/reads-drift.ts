import { type Query, sql } from '../../../platform/db/sql.ts';
import type { Attribute } from '../../scoring/index.ts';
import type { Profile } from './rules/drift.ts';
import { everyFact, type LeadAsScored, selectFacts } from './store-facts.ts';

/** Leads that came in during a time, the latest first. */
export function capturedLeads(from: string, until: string, limit: number): Query<LeadAsScored> {
  return sql<LeadAsScored>`
    select l.id, l.owner_id as "ownerId", l.team_id as "teamId", true as live, l.version, l.status, ${selectFacts(everyFact)},
      null::jsonb as levels
    from leads.leads l where l.deleted_at is null and l.captured_at >= ${from} and l.captured_at < ${until}
    order by l.captured_at desc, l.id desc limit ${sql.lit(limit)}`;
}

/** Leads that ended during a time, the latest first. */
export function endedDuring(from: string, until: string, limit: number): Query<{ id: string; at: string }> {
  return sql<{ id: string; at: string }>`
    select o.lead_id as id, o.at from leads.score_outcomes o
    where o.at >= ${from} and o.at < ${until}
      and exists (select 1 from leads.leads l where l.id = o.lead_id and l.deleted_at is null offset 0)
    order by o.at desc, o.lead_id desc limit ${sql.lit(limit)}`;
}

export type KeptProfile = { attributes: Attribute[]; profile: Profile };

/** How leads lay in the bins when this card was learned, or the card that it was made from; no row: no one was. */
export function nearestProfile(cardId: string): Query<KeptProfile> {
  return sql<KeptProfile>`
    with recursive line as (
      select id, base_on, card, profile, 1 as step from leads.score_cards where id = ${cardId}
      union all
      select b.id, b.base_on, b.card, b.profile, l.step + 1 from line l join leads.score_cards b on b.id = l.base_on
      where l.profile is null and l.step < 50
    )
    select card -> 'attributes' as attributes, profile from line where profile is not null limit 1`;
}
