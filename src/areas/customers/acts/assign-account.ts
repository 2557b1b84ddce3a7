import { changesBetween } from '../../../kernel/changes.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { tellMany } from '../../../platform/events/tell-many.ts';
import { load, loadMany, saveMany } from '../store.ts';
import { accountKind, contactKind } from '../store-kinds.ts';
import { contactsAt } from '../store-positions.ts';
import { type Hands, handsOf } from './hands.ts';
import { refuseStale, type Saved, saveChange } from './save-change.ts';

/** Gives an account to someone, or takes it from everyone; its contacts go with it. Who gives it away may not see it afterwards. */
export async function assignAccount(
  tx: Transaction,
  id: string,
  version: number,
  ownerId: string | null,
): Promise<Saved> {
  const account = await load(tx, accountKind, id);
  await refuseStale(tx, account, version, { ownerId });
  const hands = await givenTo(tx, ownerId, account.teamId);
  if (account.ownerId === hands.ownerId) return { id, version: account.version, batchId: null, changes: {} };
  const batchId = newId();
  return tx.asSystem(async () => {
    const saved = saveChange(tx, accountKind, 'assigned', account, { ...account, ...hands }, { batchId });
    await moveContacts(tx, [id], hands, batchId);
    return saved;
  });
}

/** Taken from everyone, an account waits in the team it was in. */
export async function givenTo(
  tx: Transaction,
  ownerId: string | null,
  teamId: string | null,
): Promise<Hands> {
  return ownerId === null ? { ownerId: null, teamId } : handsOf(tx, ownerId);
}

/** Contacts change hands with the accounts they work at. As Yaosu itself. */
export async function moveContacts(
  tx: Transaction,
  accountIds: readonly string[],
  hands: Hands,
  batchId: string,
): Promise<void> {
  const contacts = await loadMany(tx, contactKind, await contactsAt(tx, accountIds));
  const moved = contacts.filter(
    (contact) => contact.ownerId !== hands.ownerId || contact.teamId !== hands.teamId,
  );
  const after = moved.map((contact) => ({ ...contact, ...hands }));
  await saveMany(tx, contactKind, after, ['ownerId', 'teamId']);
  const told = moved.map((contact, at) => ({
    id: contact.id,
    payload: { changes: changesBetween(contact, after[at]!) },
  }));
  await tellMany(tx, 'contact.assigned', 'contact', batchId, told);
}
