import { sql } from '../../platform/db/sql.ts';
import type { CalendarSource, CalendarStep } from '../activities/index.ts';

/** Next steps of open opportunities, for the calendar: each person's in the order of an index. */
export const opportunityCalendarSource: CalendarSource = {
  kind: 'opportunity',
  permission: 'pipeline.read',
  steps: (people, from, to, limit) => sql<CalendarStep>`
    select 'opportunity' as kind, o.id, o.name as title, o.next_step as step, o.next_step_on as "on", o.owner_id as "personId"
    from pipeline.opportunities o
    where o.owner_id = any(${people}::uuid[]) and o.next_step_rank between ${from}::date and ${to}::date
      and o.state = 'open' and o.deleted_at is null
    order by o.next_step_rank, o.id limit ${sql.lit(limit)}`,
};
