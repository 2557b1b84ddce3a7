import { sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { standingsOf } from '../qualification/index.ts';
import type { Ground } from './ground.ts';
import {
  type ContactWay,
  type ExitCondition,
  type ExitFacts,
  needsRecords,
} from './rules/exit-conditions.ts';
import type { Opportunity } from './rules/opportunity.ts';

/**
 * What exit conditions are checked against: the real communications, files and milestones of the opportunity and of the lead it
 * came from. Asked for only when a condition wants it.
 */
export async function exitFacts(
  tx: Transaction,
  ground: Ground,
  opportunity: Opportunity,
  conditions: readonly ExitCondition[],
): Promise<ExitFacts> {
  const plain = { opportunity, today: ground.today };
  if (!needsRecords(conditions))
    return { ...plain, met: new Set(), reached: {}, evidence: {}, files: 0, milestones: new Set() };
  const { id, leadId } = opportunity;
  const row = await tx.one(sql<{
    met: string[];
    reached: Partial<Record<ContactWay, number>>;
    files: number;
    milestones: string[];
  }>`
    with said as (
      select e.subject_id, e.payload from platform.events e
      where (e.subject_id = ${id} and e.type = 'opportunity.contacted' or e.subject_id = ${leadId}::uuid and e.type = 'lead.contacted')
        and e.payload ->> 'outcome' = 'reached'
        and not exists (select 1 from platform.events u where u.subject_id = e.subject_id and u.type in ('opportunity.undone', 'lead.undone')
          and u.payload ->> 'undoes' = e.batch_id::text)
    )
    select array(select jsonb_array_elements_text(coalesce(payload -> 'contactIds', '[]')) from said
        union select v.contact_id::text from said join pipeline.conversions v on v.lead_id = said.subject_id
        where v.contact_id is not null and v.undone_at is null) as met,
      (select jsonb_build_object('any', count(*), 'direct', count(*) filter (where (payload ->> 'direct')::boolean),
        'call', count(*) filter (where payload ->> 'kind' = 'call'), 'visit', count(*) filter (where payload ->> 'kind' = 'visit'),
        'meeting', count(*) filter (where payload ->> 'kind' = 'meeting'), 'mail', count(*) filter (where payload ->> 'kind' = 'mail'),
        'message', count(*) filter (where payload ->> 'kind' = 'message')) from said) as reached,
      (select count(*) from platform.files f where f.subject_id in (${id}, ${leadId}::uuid) and f.deleted_at is null) as files,
      array(select m.name from pipeline.milestones m where m.opportunity_id = ${id}) as milestones`);
  const evidence = conditions.some(({ kind }) => kind === 'evidence')
    ? await standingsOf(tx, { kind: 'opportunity', id })
    : {};
  return {
    ...plain,
    met: new Set(row.met),
    reached: row.reached,
    evidence,
    files: row.files,
    milestones: new Set(row.milestones),
  };
}
