import type { Database } from '../db/database.ts';
import type { Sql } from '../db/sql.ts';
import type { Transaction } from '../db/transaction.ts';

/** An event as a subscriber hears it. */
export type LoggedEvent = {
  seq: number;
  at: string;
  type: string;
  actorId: string;
  via: string;
  subjectKind: string;
  subjectId: string;
  batchId: string | null;
  payload: Record<string, unknown>;
};

/** What a subscriber may use: its transaction as Yaosu itself, and the database for what is read as somebody else. */
export type Hearing = { tx: Transaction; db: Database; signal: AbortSignal };

/**
 * Who does something because of events that others told: a second later, each event once, in the order of their transactions.
 *
 * What `hear` writes through its transaction is kept together with how far the subscriber has come, or not at all. An event that it
 * throws at is set aside and tried again after those behind it: so it asks what is true now instead of relying on an order.
 */
export type Subscriber = {
  /** `leads.handOver`: the area and what it does; never changed, for its place in the log is kept under it. */
  name: string;
  types: readonly string[];
  /** A further condition on `platform.events e`, for types that are told often and concern it seldom. */
  only?: Sql<unknown>;
  hear(events: readonly LoggedEvent[], hearing: Hearing): Promise<void>;
};
