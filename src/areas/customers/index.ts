/**
 * The only door of the customers room. Areas to the right open accounts and contacts in their own transaction, attach to those that are
 * there, and feed what tier and health depend on; the README says how a conversion does it.
 */
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
export { reached } from './acts/log-communication.ts';
export { type AccountInput, type Opened, openAccount } from './acts/open-account.ts';
export { type ContactInput, openContact } from './acts/open-contact.ts';
export { placeContact } from './acts/place-contact.ts';
export { customerErrors } from './errors.ts';
export { type Account, accountKinds } from './rules/account.ts';
export { type Contact, contactRoles } from './rules/contact.ts';
export { type InputName, type Tier, tiers } from './rules/standing.ts';
export { accountFor, contactFor } from './store-brief.ts';
