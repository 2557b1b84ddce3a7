import { createHash } from 'node:crypto';
import { Refusal } from '../../kernel/outcome.ts';
import { sql } from '../db/sql.ts';
import type { Transaction } from '../db/transaction.ts';

/** What was answered the first time. */
export type Answered = { status: number; body: string };

/**
 * Claims an Idempotency-Key inside the act's transaction. A second request with the same key waits here until the first has
 * committed, then gets the first one's answer; if the first failed, nothing was kept and the second runs.
 *
 * @returns the earlier answer, or null when this request is the first.
 * @throws Refusal `request.keyReused` when the key came with another request.
 */
export async function claim(tx: Transaction, key: string, fingerprint: string): Promise<Answered | null> {
  const hash = createHash('sha256').update(fingerprint).digest();
  const claimed = await tx.run(sql`
    insert into platform.idempotency_keys (actor_id, key, request_hash) values (${tx.actor.id}, ${key}, ${hash})
    on conflict do nothing`);
  if (claimed === 1) return null;
  const earlier = await tx.one(sql<{ request_hash: Buffer; status: number; response: string }>`
    select request_hash, status, response from platform.idempotency_keys where actor_id = ${tx.actor.id} and key = ${key}`);
  if (!earlier.request_hash.equals(hash)) throw new Refusal('request.keyReused', { key });
  return { status: earlier.status, body: earlier.response };
}

/** Keeps the answer beside the key, with the same commit as the act. */
export function keep(tx: Transaction, key: string, answer: Answered): void {
  tx.later(sql`
    update platform.idempotency_keys set status = ${answer.status}, response = ${answer.body}
    where actor_id = ${tx.actor.id} and key = ${key}`);
}
