import type { Job } from '../jobs/worker.ts';
import { deliver, enrolSubscribers } from './deliver.ts';
import { deliverTask, rouseFor } from './rouse.ts';
import type { Subscriber } from './subscriber.ts';

/** Lets subscribers hear: soon after an event that one of them waits for, and once a minute for what nobody could announce. */
export function subscriberJobs(subscribers: readonly Subscriber[]): readonly Job[] {
  let enrolled: Promise<void> | null = null;
  rouseFor(subscribers.flatMap(({ types }) => types));
  return [
    {
      task: deliverTask,
      cron: '* * * * *',
      async run(_payload, { db, signal, log }) {
        enrolled ??= enrolSubscribers(db, subscribers).catch((error) => {
          enrolled = null;
          throw error;
        });
        await enrolled;
        await deliver(db, subscribers, { signal, log });
      },
    },
  ];
}
