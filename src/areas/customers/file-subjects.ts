import type { FileSubject } from '../../platform/files/subjects.ts';
import { visibleAccounts, visibleContacts } from './reads.ts';
import { load } from './store.ts';
import { hasCommunication } from './store-histories.ts';
import { accountKind, contactKind } from './store-kinds.ts';

const shared = { read: 'customers.read', write: 'customers.write' } as const;

/** Files hang on accounts: seen by who sees the account, attached and put away by who may change it. */
export const accountFileSubject: FileSubject = {
  ...shared,
  kind: 'account',
  exists: async (db, actor, id) => (await visibleAccounts(db, actor, [id])).length > 0,
  lock: (tx, id) => load(tx, accountKind, id),
  hasPart: hasCommunication,
};

export const contactFileSubject: FileSubject = {
  ...shared,
  kind: 'contact',
  exists: async (db, actor, id) => (await visibleContacts(db, actor, [id])).length > 0,
  lock: (tx, id) => load(tx, contactKind, id),
  hasPart: hasCommunication,
};
