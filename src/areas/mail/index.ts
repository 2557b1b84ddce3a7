/** The only door of the mail room. */
import { registerNoticeSubject, registerNotices } from '../../platform/notifications/index.ts';
import { mailNotices, mailTroubles } from './notices.ts';
import { describeMailboxes, describeThreads } from './store-notices.ts';

export { mailJobs } from './jobs.ts';
export { mailWords } from './locales/index.ts';
export { visibleMailboxes } from './reads.ts';
export { visibleThreads } from './reads-threads.ts';
export { mailboxRoutes } from './routes.ts';
export { outgoingMailRoutes } from './routes-outgoing.ts';
export { mailRoutes } from './routes-threads.ts';
export type { MailSettings } from './settings.ts';
export { eraseMail } from './store.ts';

registerNotices(mailNotices);
registerNotices(mailTroubles);
registerNoticeSubject({ kind: 'mailThread', describe: describeThreads });
registerNoticeSubject({ kind: 'mailbox', describe: describeMailboxes });
