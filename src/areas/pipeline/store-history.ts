import { sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import type { BatchEvent } from '../../platform/events/batch-events.ts';

/** Opportunities that a batch opened, as changes that undoing takes back: they were not there before. */
export async function openedIn(tx: Transaction, batchId: string): Promise<BatchEvent[]> {
  const rows = await tx.asSystem(() =>
    tx.all(sql<{ subjectId: string; actorId: string }>`
      select e.subject_id as "subjectId", e.actor_id as "actorId"
      from platform.events e join pipeline.opportunities o on o.id = e.subject_id
      where e.batch_id = ${batchId} and e.subject_kind = 'opportunity' and e.type = 'opportunity.opened'`),
  );
  return rows.map(({ subjectId, actorId }) => ({
    subjectId,
    actorId,
    changes: { deletedAt: [tx.now.toISOString(), null] },
  }));
}

/** Opportunities that a batch logged a communication about which hasn't been taken back. */
export async function spokenIn(tx: Transaction, batchId: string): Promise<Set<string>> {
  const rows = await tx.asSystem(() =>
    tx.all(sql<{ id: string }>`
      select e.subject_id as id from platform.events e
      where e.batch_id = ${batchId} and e.type = 'opportunity.contacted' and not exists (
        select 1 from platform.events u where u.subject_id = e.subject_id and u.type = 'opportunity.undone'
          and u.payload ->> 'undoes' = ${batchId})`),
  );
  return new Set(rows.map(({ id }) => id));
}

/** @returns whether anything changed */
export async function saveMilestone(
  tx: Transaction,
  opportunityId: string,
  name: string,
  done: boolean,
): Promise<boolean> {
  const n = done
    ? await tx.run(sql`
        insert into pipeline.milestones (opportunity_id, name, at) values (${opportunityId}, ${name}, ${tx.now})
        on conflict do nothing`)
    : await tx.run(
        sql`delete from pipeline.milestones where opportunity_id = ${opportunityId} and name = ${name}`,
      );
  return n > 0;
}

/** Whether a communication about this opportunity has this id. */
export async function hasCommunication(
  tx: Transaction,
  id: string,
  communicationId: string,
): Promise<boolean> {
  const found = await tx.maybe(sql`
    select 1 from platform.events e
    where e.subject_id = ${id} and e.type = 'opportunity.contacted' and e.payload ->> 'communicationId' = ${communicationId} limit 1`);
  return found !== null;
}
