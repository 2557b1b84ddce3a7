/** The only door to notifications. */

import { registerNotices } from './notice.ts';
import { caretakers } from './store.ts';

export { notificationContract } from './contract.ts';
export { notificationJobs } from './jobs.ts';
export { notificationWords } from './locales/index.ts';
export {
  type Notice,
  type NoticeSource,
  type NoticeSubject,
  registerNoticeSubject,
  registerNotices,
} from './notice.ts';
export { changeOf, notificationSubscriber } from './notify.ts';
export { givenNotice, recordNotices } from './record-notices.ts';
export { notificationRoutes } from './routes.ts';
export { whoWatchesBigDeals } from './store.ts';

registerNotices({
  types: ['subscriber.gaveUp'],
  async concern(tx, events) {
    const those = await caretakers(tx);
    return events.flatMap((event) =>
      those.map((to) => ({
        event,
        to,
        kind: 'trouble' as const,
        own: true,
        facts: {
          subscriber: String(event.payload.subscriber),
          error: String(event.payload.error).slice(0, 200),
        },
      })),
    );
  },
});
