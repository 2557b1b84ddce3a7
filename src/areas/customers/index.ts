/**
 * The only door of the customers room. Areas to the right open accounts and contacts in their own transaction, attach to those that are
 * there, and feed what tier and health depend on; the README says how a conversion does it.
 */
import { registerFileSubject } from '../../platform/files/subjects.ts';
import { registerNotices } from '../../platform/notifications/index.ts';
import { registerSearchKind } from '../../platform/search/index.ts';
import { accountFileSubject, contactFileSubject } from './file-subjects.ts';
import { accountNotices, contactNotices } from './notices.ts';
import { describeAccounts, describeContacts } from './reads.ts';

export { rejudgeTask } from './acts/change-rule.ts';
export { deleteAccount, deleteContact } from './acts/delete-record.ts';
export { feedAccount } from './acts/feed-account.ts';
export {
  findNearAccounts,
  findNearContacts,
  findSameAccounts,
  findSameContacts,
  type Near,
} from './acts/find-same.ts';
export { type Attachment, attachHistory, detachHistory } from './acts/histories.ts';
export { logWithAccount, logWithContact, reached } from './acts/log-communication.ts';
export { type AccountInput, type Opened, openAccount } from './acts/open-account.ts';
export { type ContactInput, openContact } from './acts/open-contact.ts';
export { placeContact } from './acts/place-contact.ts';
export { takeBackContact } from './acts/take-back-contact.ts';
export { undoBatch as undoCustomerBatch } from './acts/undo-batch.ts';
export { accountCalendarSource } from './calendar-source.ts';
export { customerErrors } from './errors.ts';
// For the engine that reads files: fields, one row read, one row taken.
export { type CustomerField, customerFields, customerTargets } from './import/fields.ts';
export { type CustomerRow, type MappedCell, type RowStyle, readCustomerRow } from './import/read-row.ts';
export { type RowWish, type TakenRow, takeCustomerRow } from './import/take-row.ts';
export { customerJobs } from './jobs.ts';
export { customerCatalogues } from './locales/index.ts';
export { visibleAccounts, visibleContacts } from './reads.ts';
export { type CustomersByAddress, customersByAddress } from './reads-by-address.ts';
export { customerRoutes } from './routes.ts';
export { type Account, accountKinds } from './rules/account.ts';
export { type Consent, type Contact, contactRoles } from './rules/contact.ts';
// For whoever makes a past as the acts would have made it: the demo company.
export { newAccount, newContact } from './rules/new-records.ts';
export { type InputName, type Tier, tiers } from './rules/standing.ts';
export { accountFor, contactFor } from './store-brief.ts';
export { type CustomerPast, eraseCustomers, type PastCustomerEvent, writeCustomers } from './store-past.ts';
export { customerSubscribers } from './subscribers.ts';

// Whoever enters the room can find accounts and contacts, and hang files on them.
registerSearchKind({ kind: 'account', permission: 'customers.read', describe: describeAccounts });
registerSearchKind({ kind: 'contact', permission: 'customers.read', describe: describeContacts });
registerFileSubject(accountFileSubject);
registerFileSubject(contactFileSubject);
registerNotices(accountNotices);
registerNotices(contactNotices);
