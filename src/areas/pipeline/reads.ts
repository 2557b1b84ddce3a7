import type { Actor } from '../../platform/actor/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { type Query, sql } from '../../platform/db/sql.ts';
import type { Described } from '../../platform/search/index.ts';
import { flagSql } from './reads-list.ts';
import type { Names } from './rules/names.ts';
import type { ContactRole, Opportunity } from './rules/opportunity.ts';
import type { Flags } from './rules/stale.ts';
import { everyField } from './store.ts';

export type InvolvedPerson = {
  contactId: string;
  role: ContactRole;
  /** Null when the contact is gone. */
  name: string | null;
  /** When we last reached them about this opportunity. */
  metAt: string | null;
};

export type OpportunityRecord = Opportunity & {
  createdAt: string;
  ownerName: string | null;
  teamName: string | null;
  involved: InvolvedPerson[];
  competitorNames: { id: string; name: string }[];
  closeReason: Names | null;
  competitor: string | null;
  /** The lead it came from, as far as the actor sees it. */
  lead: { id: string; title: string } | null;
  conversionId: string | null;
  flags: Flags;
  communications: number;
  comments: number;
  files: number;
};

/** Everything of one opportunity that its page shows at the top, in one trip. No row: it isn't there for this actor. */
export function opportunityRecord(id: string): Query<OpportunityRecord> {
  return sql<OpportunityRecord>`
    select ${everyField}, o.created_at as "createdAt",
      (select p.name from people.people p where p.id = o.owner_id) as "ownerName",
      (select t.name from people.teams t where t.id = o.team_id) as "teamName",
      coalesce((select jsonb_agg(jsonb_build_object('contactId', i.contact_id, 'role', i.role, 'name', pipeline.contact_name(i.contact_id),
          'metAt', (select max(e.at) from platform.events e where e.payload ->> 'outcome' = 'reached'
            and (e.subject_id = o.id and e.type = 'opportunity.contacted' and e.payload -> 'contactIds' ? i.contact_id::text
              or e.subject_id = o.lead_id and e.type = 'lead.contacted' and i.contact_id in (
                select v.contact_id from pipeline.conversions v where v.lead_id = o.lead_id and v.undone_at is null))))
        order by i.position, i.contact_id) from pipeline.involved i where i.opportunity_id = o.id), '[]') as involved,
      coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name) order by k.name)
        from pipeline.competitors k where k.id = any(o.competitors)), '[]') as "competitorNames",
      (select r.names from pipeline.reasons r where r.id = o.close_reason_id) as "closeReason",
      (select k.name from pipeline.competitors k where k.id = o.competitor_id) as competitor,
      (select jsonb_build_object('id', l.id, 'title', coalesce(nullif(l.company, ''), nullif(l.name, ''), l.emails[1], l.phones[1]))
        from leads.leads l where l.id = o.lead_id and l.deleted_at is null) as lead,
      (select v.id from pipeline.conversions v where v.opportunity_id = o.id and v.undone_at is null order by v.at desc limit 1) as "conversionId",
      jsonb_build_object('stale', ${flagSql.stale}, 'overdue', ${flagSql.overdue}, 'slipped', ${flagSql.slipped},
        'noNextStep', ${flagSql.noNextStep}, 'stepLate', ${flagSql.stepLate}) as flags,
      said.communications, said.comments,
      (select count(*) from platform.files f where f.subject_id in (o.id, o.lead_id) and f.deleted_at is null) as files
    from pipeline.opportunities o
    cross join lateral (
      select count(*) filter (where e.type in ('opportunity.contacted', 'lead.contacted')) as communications,
        count(*) filter (where e.type in ('opportunity.commented', 'lead.commented')) as comments
      from platform.events e where e.subject_id in (o.id, o.lead_id)
        and e.type in ('opportunity.contacted', 'opportunity.commented', 'lead.contacted', 'lead.commented')) said
    where o.id = ${id} and o.deleted_at is null`;
}

/** Which of these opportunities the actor may see: who hears of a change. */
export async function visibleOpportunities(db: Database, actor: Actor, ids: string[]): Promise<string[]> {
  const rows = await db.read(
    actor,
    sql<{ id: string }>`
      select id from pipeline.opportunities where id = any(${ids}::uuid[]) and deleted_at is null`,
  );
  return rows.map((row) => row.id);
}

/** How found opportunities are shown. */
export async function describeOpportunities(
  db: Database,
  actor: Actor,
  ids: readonly string[],
): Promise<Described[]> {
  return db.read(
    actor,
    sql<Described>`
      select o.id, o.name as title, nullif(concat_ws(' · ', nullif(o.account_name, ''),
        (select coalesce(s.names ->> ${actor.language}, s.names ->> 'zh-CN', s.names ->> 'en', s.names ->> 'zh-TW') from pipeline.stages s where s.id = o.stage_id),
        (select p.name from people.people p where p.id = o.owner_id)), '') as subtitle
      from pipeline.opportunities o where o.id = any(${ids}::uuid[]) and o.deleted_at is null`,
  );
}

/** Products that stand on opportunities, the most usual first: what a form offers. */
export function usualProducts(): Query<{ name: string }> {
  return sql<{ name: string }>`
    select name from (select unnest(o.products) as name from (
      select products from pipeline.opportunities where deleted_at is null order by updated_at desc limit 5000) o) p
    group by name order by count(*) desc, name limit 200`;
}
