import { sql } from '../db/sql.ts';
import type { Transaction } from '../db/transaction.ts';

export type JobOptions = {
  /** A job with the same key replaces one that still waits. */
  key?: string;
  /** Not before this moment. */
  at?: Date;
  /** Jobs of one queue run one after another. */
  queue?: string;
};

/** Queues a job with the act's own commit: if the act fails, there is no job. It is picked up within milliseconds. */
export function enqueue(
  tx: Transaction,
  task: string,
  payload: Record<string, unknown>,
  options: JobOptions = {},
): void {
  const { key = null, at = null, queue = null } = options;
  tx.later(
    sql`select platform.enqueue(${task}, ${JSON.stringify(payload)}::text::json, ${key}, ${at}::timestamptz, ${queue})`,
  );
}
