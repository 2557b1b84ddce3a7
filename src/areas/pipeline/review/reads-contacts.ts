import { type Query, sql } from '../../../platform/db/sql.ts';
import type { Sql } from '../../../platform/lists/where.ts';
import { type ReviewScope, within } from './reads.ts';
import type { ContactCount } from './rules/contact-effect.ts';

/** Where a tally counts all stages together (migration 0029). */
const allStages = sql`'00000000-0000-0000-0000-000000000000'::uuid`;

const band = sql`case when d.n = 0 then '0' when d.n <= 2 then '1-2' when d.n <= 5 then '3-5' when d.n <= 10 then '6-10' else '11+' end`;
const mix = sql`case when d.direct = 0 then 'indirect' when d.indirect = 0 then 'direct' when d.direct >= d.indirect then 'mostlyDirect'
  else 'mostlyIndirect' end`;
/** Days from one contact to the next, on average of one deal; `date_part` because it reckons without numeric. */
const gapOf = (t: string): Sql => {
  const [direct, indirect] = [sql.ref(`${t}.direct`), sql.ref(`${t}.indirect`)];
  return sql`case when ${direct} + ${indirect} > 1 then
    date_part('epoch', ${sql.ref(`${t}.last_at`)} - ${sql.ref(`${t}.first_at`)}) / 86400 / (${direct} + ${indirect} - 1) end`;
};

/**
 * Deals decided between two days (the second not included) with all contact there was, and each stage in which somebody was reached. Both
 * sides come from indexes that hold all they need; the join is one hash over what was decided.
 */
const decidedWithContacts = (from: string, until: string, scope: ReviewScope): Sql => sql`
  decided as materialized (
    select o.id, o.state = 'won' as won, f.position as furthest, coalesce(t.direct, 0) as direct, coalesce(t.indirect, 0) as indirect,
      coalesce(t.direct + t.indirect, 0) as n, ${gapOf('t')} as gap
    from pipeline.opportunities o join pipeline.stages f on f.id = o.furthest_stage_id
    left join pipeline.contact_tally t on t.opportunity_id = o.id and t.stage_id = ${allStages}
    where o.state <> 'open' and o.deleted_at is null and o.closed_on >= ${from}::date and o.closed_on < ${until}::date${within(scope, 'o')}),
  stood as (
    select d.id, s.id as stage_id, d.won or d.furthest > s.position as moved, t.direct, t.indirect, ${gapOf('t')} as gap
    from decided d join pipeline.contact_tally t on t.opportunity_id = d.id and t.stage_id <> ${allStages}
    join pipeline.stages s on s.id = t.stage_id)`;

const way = sql`case when s.direct > 0 then 'direct' else 'indirect' end`;
const moved = sql`case when s.moved then 'moved' else 'lost' end`;
const middle = (of: Sql): Sql => sql`percentile_cont(0.5) within group (order by ${of})`;

/** How often deals were won, and went on from each stage, by how they were in contact: a few dozen lines. */
export function contactCounts(from: string, until: string, scope: ReviewScope): Query<ContactCount> {
  const ofAll = (part: string, key: Sql, where: Sql) => sql`
    select ${sql.lit(part)} as part, ${key} as key, null as of, count(*) as n, count(*) filter (where d.won) as yes, sum(d.direct)::int as direct,
      sum(d.indirect)::int as indirect, ${middle(sql`d.gap`)} as gap
    from decided d where ${where} group by 2`;
  const ofStage = (part: string, of: Sql) => sql`
    select ${sql.lit(part)}, g.stage_id::text, g.of, g.n, g.yes, g.direct, g.indirect, g.gap from (
      select s.stage_id, ${of} as of, count(*) as n, count(*) filter (where s.moved) as yes, sum(s.direct)::int as direct,
        sum(s.indirect)::int as indirect, ${middle(sql`s.gap`)} as gap
      from stood s group by 1, 2) g`;
  return sql<ContactCount>`/* unprepared */
    with ${decidedWithContacts(from, until, scope)}
    ${ofAll('count', band, sql`true`)} union all ${ofAll('mix', mix, sql`d.n > 0`)}
    union all ${ofAll('outcome', sql`case when d.won then 'won' else 'lost' end`, sql`true`)}
    union all ${ofStage('way', way)} union all ${ofStage('stage', moved)}`;
}

/** Which deals stand behind a number: of a group, or of a stage; `yes` narrows to those won or gone on, or to the others. */
export type ContactPick = {
  part: 'count' | 'mix' | 'way' | 'stage';
  key: string;
  of?: string | undefined;
  yes?: boolean | undefined;
};

export type ContactRow = {
  id: string;
  name: string;
  accountName: string;
  ownerName: string | null;
  state: string;
  closedOn: string;
  amount: string | null;
  direct: number;
  indirect: number;
};

/** The deals behind one number, the last decided first, and how many there are. */
export function contactRows(
  from: string,
  until: string,
  scope: ReviewScope,
  { part, key, of, yes }: ContactPick,
  limit: number,
): Query<ContactRow & { total: number }> {
  const isYes = (value: Sql) => (yes === undefined ? sql`` : sql` and ${value} = ${yes}`);
  const chosen =
    part === 'count' || part === 'mix'
      ? sql`select d.id, d.direct, d.indirect from decided d
          where ${part === 'count' ? band : mix} = ${key}${part === 'mix' ? sql` and d.n > 0` : sql``}${isYes(sql`d.won`)}`
      : sql`select s.id, s.direct, s.indirect from stood s
          where s.stage_id = ${key}::uuid and ${part === 'way' ? way : moved} = ${of ?? ''}${isYes(sql`s.moved`)}`;
  return sql<ContactRow & { total: number }>`/* unprepared */
    with ${decidedWithContacts(from, until, scope)}, chosen as (${chosen})
    select o.id, o.name, o.account_name as "accountName", (select p.name from people.people p where p.id = o.owner_id) as "ownerName", o.state,
      o.closed_on as "closedOn", o.base_amount as amount, c.direct, c.indirect, count(*) over () as total
    from chosen c join pipeline.opportunities o on o.id = c.id order by o.closed_on desc, o.id limit ${sql.lit(limit)}`;
}
