/** The only door of the mail room. */

export { mailJobs } from './jobs.ts';
export { mailWords } from './locales/index.ts';
export { visibleMailboxes } from './reads.ts';
export { visibleThreads } from './reads-threads.ts';
export { mailboxRoutes } from './routes.ts';
export { outgoingMailRoutes } from './routes-outgoing.ts';
export { mailRoutes } from './routes-threads.ts';
export type { MailSettings } from './settings.ts';
export { eraseMail } from './store.ts';
