import { Refusal } from '../../../kernel/outcome.ts';
import { forgetSignIn } from '../../../platform/auth/forget.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { tell } from '../../../platform/events/tell.ts';
import { changesBetween } from '../rules/changes.ts';
import { lockPerson, type PersonFields, savePerson } from '../store.ts';

export type ProfileEdit = Partial<
  Pick<PersonFields, 'name' | 'email' | 'phone' | 'title' | 'language' | 'theme'>
>;

/**
 * What everyone may change about themselves. Whoever changes the address they sign in with has proved who they are before.
 * @throws Refusal `people.emailTaken`, `record.stale`
 */
export async function editProfile(tx: Transaction, edit: ProfileEdit, version?: number): Promise<void> {
  const { id } = tx.actor;
  const before = await lockPerson(tx, id);
  if (version !== undefined && before.version !== version)
    throw new Refusal('record.stale', { current: before, yours: edit });
  const changes = changesBetween(before, { ...before, ...edit });
  if (Object.keys(changes).length === 0) return;
  await savePerson(tx, id, edit);
  tell(tx, { type: 'person.edited', subject: { kind: 'person', id }, payload: { changes } });
  forgetSignIn(tx, id);
}
