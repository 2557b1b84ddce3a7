import type { LoggedEvent } from '../../platform/events/subscriber.ts';
import type { Notice, NoticeSource } from '../../platform/notifications/index.ts';
import { cameIn, ownersOfMail } from './store-notices.ts';

/** That a customer wrote: once for each mail, on however many records it counts. */
export const mailNotices: NoticeSource = {
  types: ['lead.contacted', 'account.contacted', 'contact.contacted', 'opportunity.contacted'],
  async concern(tx, events) {
    const byMessage = new Map<string, LoggedEvent>();
    for (const event of events) {
      const { messageId } = (event.payload.mail ?? {}) as { messageId?: string };
      if (messageId && event.payload.direction === 'in' && !byMessage.has(messageId))
        byMessage.set(messageId, event);
    }
    if (byMessage.size === 0) return [];
    return (await cameIn(tx, [...byMessage.keys()])).map(
      ({ id, threadId, personId, sender }): Notice => ({
        event: byMessage.get(id)!,
        to: personId,
        kind: 'mail',
        own: true,
        subject: { kind: 'mailThread', id: threadId },
        facts: { sender },
      }),
    );
  },
};

/** That a mailbox can't be signed in to any more, or a mail did not leave. */
export const mailTroubles: NoticeSource = {
  types: ['mailbox.failed', 'mailThread.notSent'],
  async concern(tx, events) {
    const owners = await ownersOfMail(
      tx,
      events.map(({ subjectId }) => subjectId),
    );
    return events.flatMap((event): Notice[] => {
      const to = owners.get(event.subjectId);
      const facts = { what: event.type === 'mailbox.failed' ? 'mailbox' : 'notSent' };
      return to ? [{ event, to, kind: 'mailTrouble', own: true, facts }] : [];
    });
  },
};
