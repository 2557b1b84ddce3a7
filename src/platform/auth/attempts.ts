import { createHash } from 'node:crypto';
import { Refusal } from '../../kernel/outcome.ts';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Transaction } from '../db/transaction.ts';
import { accountLock, addressLock, type LockRule, lockAfter } from './rules/lock-after.ts';

const accountOf = (email: string) =>
  `account:${createHash('sha256').update(email.trim().toLowerCase()).digest('base64url')}`;
const addressOf = (ip: string) => `address:${ip}`;

/**
 * Counts a try at an account's password or code, before it is looked at: tries made at the same moment all count. An account
 * that doesn't exist is counted and locked like one that does.
 *
 * @throws Refusal `auth.locked` with `facts.seconds` while there were too many from this address or for this account.
 */
export async function countAttempt(db: Database, email: string, ip: string): Promise<void> {
  await db.asSystem(async (tx) => {
    // Always in this order, so that two tries never wait for each other crosswise.
    await count(tx, accountOf(email), accountLock);
    await count(tx, addressOf(ip), addressLock);
    tx.later(sql`
      delete from auth.attempts where subject in (
        select subject from auth.attempts where last_at < now() - interval '2 days' limit 50 for update skip locked)`);
  });
}

/** The try was right: the account starts afresh, the address gets this one back. */
export async function forgetAttempts(tx: Transaction, email: string, ip: string): Promise<void> {
  await tx.asSystem(async () => {
    await tx.run(sql`delete from auth.attempts where subject = ${accountOf(email)}`);
    await tx.run(
      sql`update auth.attempts set failures = greatest(failures - 1, 0) where subject = ${addressOf(ip)}`,
    );
  });
}

type Row = { failures: number; wait: number; stale: boolean };

async function count(tx: Transaction, subject: string, rule: LockRule): Promise<void> {
  await tx.run(sql`insert into auth.attempts (subject) values (${subject}) on conflict do nothing`);
  const { failures, wait, stale } = await tx.one(sql<Row>`
    select failures, coalesce(ceil(extract(epoch from locked_until - now())), 0)::int as wait,
      last_at < now() - make_interval(secs => ${rule.forgottenAfter}) as stale
    from auth.attempts where subject = ${subject} for update`);
  if (wait > 0) throw new Refusal('auth.locked', { seconds: wait });
  const now = stale ? 1 : failures + 1;
  const seconds = lockAfter(now, rule);
  await tx.run(sql`
    update auth.attempts set failures = ${now}, last_at = now(),
      locked_until = case when ${seconds}::int > 0 then now() + make_interval(secs => ${seconds}) end
    where subject = ${subject}`);
}
