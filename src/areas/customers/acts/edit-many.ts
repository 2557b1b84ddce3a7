import { type Outcome, Refusal } from '../../../kernel/outcome.ts';
import { may } from '../../../platform/actor/actor.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { tellMany } from '../../../platform/events/tell-many.ts';
import { atMost, type EditedMany, editEach } from '../../../platform/lists/edit-each.ts';
import type { TypedAccount } from '../rules/account-values.ts';
import type { TypedContact } from '../rules/contact-values.ts';
import { editAccount, editContact } from '../rules/new-records.ts';
import { loadMany, saveMany, visibleAmong } from '../store.ts';
import { accountKind, type CustomerRecord, contactKind, type RecordKind } from '../store-kinds.ts';
import { givenTo, moveContacts } from './assign-account.ts';
import { checkedAccount, checkedContact } from './checked-values.ts';
import { rejudge } from './rejudge.ts';

/**
 * The same change to many accounts, each decided by the same rules as alone; one event each, one batch for all.
 *
 * @throws Refusal `customers.tooMany`, `account.mayNotAssign`, `account.noSuchOwner`, `request.invalid`
 */
export async function editAccounts(
  tx: Transaction,
  ids: readonly string[],
  wish: { ownerId?: string | null | undefined; values?: TypedAccount | undefined },
): Promise<EditedMany> {
  const isGiven = wish.ownerId !== undefined;
  if (isGiven && !may(tx.actor, 'customers.assign'))
    throw new Refusal('account.mayNotAssign', {}, 'body.changes.ownerId');
  const values = await checkedAccount(tx, wish.values ?? {});
  const hands = isGiven ? await givenTo(tx, wish.ownerId ?? null, null) : null;
  const type = isGiven && Object.keys(values).length === 0 ? 'assigned' : 'edited';
  return editKind(tx, accountKind, type, ids, {
    decide: (account) => {
      // Taken from everyone, each waits in the team it was in.
      const given = hands ? { ...account, ...(hands.ownerId ? hands : { ownerId: null }) } : account;
      return editAccount(given, values);
    },
    async also(changed, batchId) {
      if (hands)
        for (const account of changed)
          await moveContacts(tx, [account.id], { ownerId: account.ownerId, teamId: account.teamId }, batchId);
      if ('nextStepOn' in values)
        await rejudge(
          tx,
          changed.map((account) => account.id),
        );
    },
  });
}

/** The same change to many contacts. @throws Refusal `customers.tooMany`, `request.invalid` */
export async function editContacts(
  tx: Transaction,
  ids: readonly string[],
  values: TypedContact,
): Promise<EditedMany> {
  const checked = await checkedContact(tx, values);
  return editKind(tx, contactKind, 'edited', ids, { decide: (contact) => editContact(contact, checked) });
}

async function editKind<R extends CustomerRecord>(
  tx: Transaction,
  kind: RecordKind<R>,
  type: 'edited' | 'assigned',
  ids: readonly string[],
  how: {
    decide(record: R): Outcome<R>;
    also?(changed: readonly R[], batchId: string): Promise<void>;
  },
): Promise<EditedMany> {
  atMost(ids, 'customers.tooMany');
  return editEach<R>(tx, ids, {
    visible: (await visibleAmong(tx, kind, ids)).size,
    records: (await loadMany(tx, kind, ids)).filter((record) => record.deletedAt === null),
    decide: how.decide,
    async save(edited, fields, batchId) {
      const saved = edited.map(({ after }) => after);
      await saveMany(tx, kind, saved, fields as (keyof R & string)[]);
      await how.also?.(saved, batchId);
    },
    tell: (batchId, told) => tellMany(tx, `${kind.kind}.${type}`, kind.kind, batchId, told),
  });
}
