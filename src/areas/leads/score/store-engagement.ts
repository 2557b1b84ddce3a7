import { sql } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { type EngagementEvent, type HalfLives, type Levels, levelsAfter } from './rules/engagement.ts';

/** Sends levels along with what comes next; they hold from then on. */
export function saveLevels(tx: Transaction, changed: ReadonlyMap<string, Levels>): void {
  const rows = [...changed].flatMap(([id, levels]) =>
    Object.entries(levels).map(([measure, { level, at }]) => ({
      id,
      measure,
      level,
      at: new Date(at).toISOString(),
    })),
  );
  if (rows.length > 0) tx.later(sql`select leads.keep_engagement(${JSON.stringify(rows)}::text::jsonb)`);
}

/** What measures read of `platform.events e`, as JSON that rules/engagement.ts understands. */
export const eventJson = sql`jsonb_build_object('type', e.type, 'at', (extract(epoch from e.at) * 1000)::bigint,
  'kind', e.payload ->> 'kind', 'direction', e.payload ->> 'direction', 'outcome', e.payload ->> 'outcome',
  'asked', e.payload -> 'asked')`;

/** Whether `platform.events e` was taken back. */
export const isUndone = sql`(e.batch_id is not null and exists (
  select 1 from platform.events u
  where u.subject_id = e.subject_id and u.type = 'lead.undone' and u.payload ->> 'undoes' = e.batch_id::text))`;

/** What the log does not say rightly yet. */
type But = { batch?: string | null; more?: ReadonlyMap<string, readonly EngagementEvent[]> };

type Dealings = { id: string; events: EngagementEvent[] };

/**
 * The levels that the event log gives these leads, with the history of leads merged into them, without what was taken back.
 *
 * @param but.batch an act that is being taken back
 * @param but.more what is being told and not in the log yet
 */
async function levelsFromLog(
  tx: Transaction,
  ids: readonly string[],
  halfLives: HalfLives,
  { batch = null, more = new Map() }: But,
): Promise<Map<string, Levels>> {
  const found = await tx.asSystem(() =>
    tx.all(sql<Dealings>`
      select of.lead_id as id, jsonb_agg(${eventJson}) as events
      from (
        select id as lead_id, id as of_id from unnest(${ids}::uuid[]) as id
        union select lead_id, of_id from leads.histories where lead_id = any(${ids}::uuid[])
      ) of
      cross join lateral (
        select * from platform.events e
        where e.subject_id = of.of_id and e.type in ('lead.contacted', 'lead.askedAgain')
          and (${batch}::uuid is null or e.batch_id is distinct from ${batch}::uuid) offset 0
      ) e
      where not ${isUndone}
      group by of.lead_id`),
  );
  const all = new Map(found.map(({ id, events }) => [id, events.map(plain)]));
  for (const [id, events] of more) all.set(id, [...(all.get(id) ?? []), ...events]);
  return new Map([...all].map(([id, events]) => [id, levelsAfter(events, halfLives)]));
}

function plain(event: EngagementEvent): EngagementEvent {
  return { ...event, asked: event.asked ?? undefined };
}

/**
 * Makes the levels of these leads anew from the log. They are locked first: what an act logs meanwhile is either seen or comes after.
 *
 * @returns them; leads without any have none.
 */
export async function renewLevels(
  tx: Transaction,
  ids: readonly string[],
  halfLives: HalfLives,
  but: But = {},
): Promise<Map<string, Levels>> {
  if (ids.length === 0) return new Map();
  await tx.asSystem(() =>
    tx.run(sql`select 1 from leads.leads where id = any(${ids}::uuid[]) order by id for no key update`),
  );
  const levels = await levelsFromLog(tx, ids, halfLives, but);
  await tx.asSystem(() => tx.run(sql`delete from leads.engagement where lead_id = any(${ids}::uuid[])`));
  saveLevels(tx, levels);
  return levels;
}

/** Leads that an act has logged a communication with. */
export async function leadsContactedBy(tx: Transaction, batchId: string): Promise<string[]> {
  const rows = await tx.asSystem(() =>
    tx.all(sql<{ id: string }>`
      select distinct subject_id as id from platform.events
      where batch_id = ${batchId} and type in ('lead.contacted', 'lead.askedAgain')`),
  );
  return rows.map((row) => row.id);
}
