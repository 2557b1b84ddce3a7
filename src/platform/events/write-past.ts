import { sql } from '../db/sql.ts';
import type { Transaction } from '../db/transaction.ts';

/** Something that happened in the past, as the act of that day would have told it. */
export type PastEvent = {
  at: string;
  type: string;
  actorId: string;
  via: string;
  subject: { kind: string; id: string };
  batchId: string | null;
  payload: object;
};

const atOnce = 2000;

/**
 * Writes what happened in the past under its own time, in the order in which it happened. Run by Yaosu itself; nobody is told, no
 * subscriber woken.
 */
export async function writePastEvents(tx: Transaction, past: readonly PastEvent[]): Promise<void> {
  const events = past.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (let from = 0; from < events.length; from += atOnce) {
    const some = events.slice(from, from + atOnce);
    await tx.run(sql`
      insert into platform.events (at, type, actor_id, via, subject_kind, subject_id, batch_id, payload)
      select at, type, actor_id, via, kind, subject_id, batch_id, payload::jsonb
      from unnest(${some.map((e) => e.at)}::timestamptz[], ${some.map((e) => e.type)}::text[],
        ${some.map((e) => e.actorId)}::uuid[], ${some.map((e) => e.via)}::text[], ${some.map((e) => e.subject.kind)}::text[],
        ${some.map((e) => e.subject.id)}::uuid[], ${some.map((e) => e.batchId)}::uuid[],
        ${some.map((e) => JSON.stringify(e.payload))}::text[])
        with ordinality as e(at, type, actor_id, via, kind, subject_id, batch_id, payload, n) order by n`);
  }
}
