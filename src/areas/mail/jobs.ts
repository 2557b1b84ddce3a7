import type { Job } from '../../platform/jobs/worker.ts';
import { deliverMail, takeUpAbandoned } from './acts/deliver-mail.ts';
import { eraseAway } from './acts/erase-away.ts';
import { syncMailboxes } from './acts/sync-mailbox.ts';
import type { MailSettings } from './settings.ts';

/** What mail does by itself: it fetches, and hands over what somebody has written. It never writes or answers by itself. */
export function mailJobs(settings: MailSettings): readonly Job[] {
  return [
    {
      task: 'mail.sync',
      cron: '*/5 * * * *',
      async run({ mailboxId }, { db, signal }) {
        await syncMailboxes({ db, settings, signal }, typeof mailboxId === 'string' ? mailboxId : null);
        if (typeof mailboxId !== 'string') await takeUpAbandoned({ db, settings, signal });
      },
    },
    {
      task: 'mail.send',
      async run({ messageId }, { db, signal }) {
        await deliverMail({ db, settings, signal }, String(messageId));
      },
    },
    {
      task: 'mail.eraseAway',
      cron: '20 19 * * *',
      run: (_payload, { db }) => db.asSystem(eraseAway),
    },
  ];
}
