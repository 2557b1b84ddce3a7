import { sql } from '../db/sql.ts';
import type { Transaction } from '../db/transaction.ts';
import { announce } from './live.ts';
import { rouse } from './rouse.ts';

/** Tells the same kind of event about many records of one kind, in one statement and under one batch; `at` when it really happened. */
export async function tellMany(
  tx: Transaction,
  type: string,
  kind: string,
  batchId: string,
  told: readonly { id: string; payload: object; at?: string }[],
): Promise<void> {
  if (told.length === 0) return;
  const payloads = told.map(({ payload }) => JSON.stringify(payload));
  await tx.run(sql`
    insert into platform.events (at, type, actor_id, via, subject_kind, subject_id, batch_id, payload)
    select coalesce(at, ${tx.now}::timestamptz), ${type}, ${tx.actor.id}::uuid, ${tx.actor.via}, ${kind}, id, ${batchId}::uuid, payload::jsonb
    from unnest(${told.map(({ id }) => id)}::uuid[], ${payloads}::text[], ${told.map(({ at }) => at ?? null)}::timestamptz[])
      as told(id, payload, at)`);
  const only = told.length === 1 ? told[0]!.id : null;
  tx.afterCommit(() => {
    announce({ type, kind, id: only });
    rouse(type);
  });
}
