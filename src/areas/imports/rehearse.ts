import type { Actor } from '../../platform/actor/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Transaction } from '../../platform/db/transaction.ts';

class Rehearsed extends Error {}

/** Does `work` in a transaction that is taken back: what comes of it is found out by doing it. */
export async function rehearse<T>(
  db: Database,
  actor: Actor,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  let value: { is: T } | null = null;
  try {
    await db.write(actor, async (tx) => {
      value = { is: await work(tx) };
      throw new Rehearsed();
    });
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error;
  }
  return (value as unknown as { is: T }).is;
}
