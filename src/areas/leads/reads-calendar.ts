import { sql } from '../../platform/db/sql.ts';
import type { CalendarSource, CalendarStep } from '../activities/index.ts';
import { openStatuses } from './rules/lead-states.ts';

/** Next steps of open leads, for the calendar: each person's in the order of an index. */
export const leadCalendarSource: CalendarSource = {
  kind: 'lead',
  permission: 'leads.read',
  steps: (people, from, to, limit) => sql<CalendarStep>`
    select 'lead' as kind, l.id, coalesce(nullif(l.company, ''), l.name) as title, l.next_step as step, l.next_step_on as "on",
      l.owner_id as "personId"
    from leads.leads l
    where l.owner_id = any(${people}::uuid[]) and l.next_step_rank between ${from}::date and ${to}::date
      and l.status = any(${openStatuses}::text[]) and l.deleted_at is null
    order by l.next_step_rank, l.id limit ${sql.lit(limit)}`,
};
