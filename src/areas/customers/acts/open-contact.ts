import { newId } from '../../../kernel/ids.ts';
import { must, Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { contactKeys } from '../record-keys.ts';
import type { TypedContact } from '../rules/contact-values.ts';
import { newContact } from '../rules/new-records.ts';
import { insert, lockKeys, visibleAmong } from '../store.ts';
import { contactKind } from '../store-kinds.ts';
import { insertPosition, writableAccount } from '../store-positions.ts';
import { type SameContact, sameContacts } from '../store-same.ts';
import { tellContact } from '../tell-customers.ts';
import { checkedContact } from './checked-values.ts';
import { handsOf } from './hands.ts';
import type { Opened } from './open-account.ts';

export type ContactInput = TypedContact & {
  /** Where they work. */
  accountId?: string | null | undefined;
  /** Since when they work there. */
  fromOn?: string | null | undefined;
  /** Only for someone without an account; left out: whoever adds them. */
  ownerId?: string | null | undefined;
  importId?: string | undefined;
  /** When they really were added, if not now (another system's record). */
  createdAt?: string | undefined;
  allowDuplicate?: boolean | undefined;
};

/**
 * Adds a contact, from whichever door it comes; in the caller's transaction. At an account they are its owner's.
 *
 * @throws Refusal `request.invalid`, `contact.nameMissing`, `contact.noSuchAccount`, `contact.duplicate` (facts.matches),
 *   `account.mayNotAssign`, `account.noSuchOwner`.
 */
export async function openContact(tx: Transaction, input: ContactInput): Promise<Opened> {
  const {
    accountId = null,
    fromOn = null,
    ownerId,
    importId = null,
    createdAt,
    allowDuplicate = false,
    ...typed
  } = input;
  const values = await checkedContact(tx, typed);
  const hands = accountId === null ? await handsOf(tx, ownerId) : await writableAccount(tx, accountId);
  if (!hands) throw new Refusal('contact.noSuchAccount', {}, 'body.accountId');
  const id = newId();
  const contact = must(
    newContact(values, accountId, {
      id,
      now: createdAt ? new Date(createdAt) : tx.now,
      ownerId: hands.ownerId,
      teamId: hands.teamId,
      importId,
    }),
  );
  const keys = contactKeys(contact);
  lockKeys(tx, 'contact', [...keys.phoneKeys, ...keys.emailKeys, `${keys.personKey}|${accountId ?? ''}`]);
  const same = await sameContacts(tx, keys, accountId);
  if (same.length > 0 && !allowDuplicate) await refuseDuplicateContact(tx, same);

  insert(tx, contactKind, contact);
  if (accountId !== null)
    insertPosition(tx, {
      id: newId(),
      contactId: id,
      accountId,
      title: contact.title,
      department: contact.department,
      fromOn,
      untilOn: null,
      isPrimary: true,
    });
  tellContact(tx, 'contact.created', id, { accountId, ownerId: contact.ownerId }, { at: contact.createdAt });
  return { id, version: contact.version, ownerId: contact.ownerId, teamId: contact.teamId };
}

/** Names the contacts that are the same: those the actor may not see only by owner. */
export async function refuseDuplicateContact(tx: Transaction, found: readonly SameContact[]): Promise<never> {
  const visible = await visibleAmong(
    tx,
    contactKind,
    found.map((one) => one.id),
  );
  const matches = found.map(({ id, by, ownerName, name, accountId, accountName }) =>
    visible.has(id) ? { id, by, ownerName, name, accountId, accountName } : { id: null, by, ownerName },
  );
  throw new Refusal('contact.duplicate', { matches, count: matches.length, owner: matches[0]!.ownerName });
}
