/** The only door of the mail room. */

export { mailWords } from './locales/index.ts';
export { visibleMailboxes } from './reads.ts';
export { mailboxRoutes } from './routes.ts';
export type { MailSettings } from './settings.ts';
