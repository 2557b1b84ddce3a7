import { recordNotices } from '../../platform/notifications/index.ts';
import { ownersOf } from './store.ts';
import { accountKind, contactKind } from './store-kinds.ts';

/** Whom accounts and contacts concern: given, remarked on, mentioned. Contacts change hands with their account, which says it. */
export const accountNotices = recordNotices('account', (tx, ids) => ownersOf(tx, accountKind, ids));
export const contactNotices = recordNotices('contact', (tx, ids) => ownersOf(tx, contactKind, ids), {
  changesHandsAlone: false,
});
