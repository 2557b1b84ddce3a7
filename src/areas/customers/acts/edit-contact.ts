import { must } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { TypedContact } from '../rules/contact-values.ts';
import { editContact as decide } from '../rules/new-records.ts';
import { load } from '../store.ts';
import { contactKind } from '../store-kinds.ts';
import { positionsOf, savePosition } from '../store-positions.ts';
import { checkedContact } from './checked-values.ts';
import { refuseStale, type Saved, saveChange } from './save-change.ts';

/** Changes what is known about a contact; title and department are those of the present position and change there too. */
export async function editContact(
  tx: Transaction,
  id: string,
  version: number,
  typed: TypedContact,
): Promise<Saved> {
  const contact = await load(tx, contactKind, id);
  await refuseStale(tx, contact, version, typed);
  const edited = must(decide(contact, await checkedContact(tx, typed)));
  const saved = saveChange(tx, contactKind, 'edited', contact, edited);
  if ('title' in saved.changes || 'department' in saved.changes) {
    const primary = (await positionsOf(tx, id)).find((position) => position.isPrimary);
    if (primary) savePosition(tx, { ...primary, title: edited.title, department: edited.department });
  }
  return saved;
}
