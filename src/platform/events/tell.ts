import { sql } from '../db/sql.ts';
import type { Transaction } from '../db/transaction.ts';
import { announce } from './live.ts';
import { rouse } from './rouse.ts';

/** One thing that happened, as the event log keeps it. */
export type Happening = {
  /** `lead.captured`: the area's noun and a past participle; declared in src/events. */
  type: string;
  subject: { kind: string; id: string };
  /** What changed, as `{ changes: { field: [before, after] } }` where fields changed. */
  payload?: Record<string, unknown>;
  /** Acts that belong together and are undone together. */
  batchId?: string;
  /** When it really happened, if not now (imported history). */
  at?: Date | string;
};

/**
 * Writes one event in the act's own transaction, sent along with COMMIT. After the commit, everyone who looks at the subject
 * hears that it changed.
 */
export function tell(tx: Transaction, happening: Happening): void {
  const { type, subject, payload = {}, batchId = null, at = tx.now } = happening;
  tx.later(sql`
    insert into platform.events (at, type, actor_id, via, subject_kind, subject_id, batch_id, payload)
    values (${at}, ${type}, ${tx.actor.id}, ${tx.actor.via}, ${subject.kind}, ${subject.id}, ${batchId}, ${JSON.stringify(payload)}::text::jsonb)`);
  tx.afterCommit(() => {
    announce({ type, kind: subject.kind, id: subject.id });
    rouse(type);
  });
}
