import { sql } from '../db/sql.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Subscriber } from './subscriber.ts';

/**
 * A subscriber that gives an area's open work of someone who left to the colleague who was chosen, if one was. Heard late, or tried again
 * hours after it failed, it takes nothing from someone who has come back meanwhile.
 */
export function handOver(
  name: string,
  give: (tx: Transaction, from: string, to: string) => Promise<void>,
): Subscriber {
  return {
    name,
    types: ['person.left'],
    async hear(events, { tx }) {
      for (const { subjectId, payload } of events)
        if (typeof payload.handOverTo === 'string' && (await isGone(tx, subjectId)))
          await give(tx, subjectId, payload.handOverTo);
    },
  };
}

async function isGone(tx: Transaction, personId: string): Promise<boolean> {
  return (await tx.run(sql`select 1 from people.people where id = ${personId} and state = 'left'`)) > 0;
}
