import type { LeadRoomEvent, LeadRoomPayload } from '../../../events/lead-rooms.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { announce } from '../../../platform/events/live.ts';

/** Tells the same kind of event about many leads, in one statement and under one batch, which undoes them. */
export async function tellRoomMany<E extends LeadRoomEvent>(
  tx: Transaction,
  type: E,
  batchId: string,
  told: readonly { id: string; payload: LeadRoomPayload<E> }[],
): Promise<void> {
  if (told.length === 0) return;
  await tx.run(sql`
    insert into platform.events (at, type, actor_id, via, subject_kind, subject_id, batch_id, payload)
    select ${tx.now}::timestamptz, ${type}, ${tx.actor.id}::uuid, ${tx.actor.via}, 'lead', id, ${batchId}::uuid, payload::jsonb
    from unnest(${told.map(({ id }) => id)}::uuid[], ${told.map(({ payload }) => JSON.stringify(payload))}::text[]) as told(id, payload)`);
  const only = told.length === 1 ? told[0]!.id : null;
  tx.afterCommit(() => announce({ type, kind: 'lead', id: only }));
}
