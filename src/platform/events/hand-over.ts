import type { Transaction } from '../db/transaction.ts';
import type { Subscriber } from './subscriber.ts';

/** A subscriber that gives an area's open work of someone who left to the colleague who was chosen, if one was. */
export function handOver(
  name: string,
  give: (tx: Transaction, from: string, to: string) => Promise<void>,
): Subscriber {
  return {
    name,
    types: ['person.left'],
    async hear(events, { tx }) {
      for (const { subjectId, payload } of events)
        if (typeof payload.handOverTo === 'string') await give(tx, subjectId, payload.handOverTo);
    },
  };
}
