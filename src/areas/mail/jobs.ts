import type { Job } from '../../platform/jobs/worker.ts';
import { syncMailboxes } from './acts/sync-mailbox.ts';
import type { MailSettings } from './settings.ts';

/** What mail does by itself: it fetches. It never writes to anybody. */
export function mailJobs(settings: MailSettings): readonly Job[] {
  return [
    {
      task: 'mail.sync',
      cron: '*/5 * * * *',
      async run({ mailboxId }, { db, signal }) {
        await syncMailboxes({ db, settings, signal }, typeof mailboxId === 'string' ? mailboxId : null);
      },
    },
  ];
}
