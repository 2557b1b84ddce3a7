import { changesBetween } from '../../../kernel/changes.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { Contact } from '../rules/contact.ts';
import { load, save } from '../store.ts';
import { contactKind } from '../store-kinds.ts';
import {
  deletePosition,
  insertPosition,
  type Position,
  positionsOf,
  savePosition,
  writableAccount,
} from '../store-positions.ts';
import { tellContact } from '../tell-customers.ts';
import { refuseStale } from './save-change.ts';

export type PositionInput = {
  accountId: string;
  title?: string | null | undefined;
  department?: string | null | undefined;
  fromOn?: string | null | undefined;
  untilOn?: string | null | undefined;
  /** It is what they mainly do now; the account's owner is theirs. */
  isPrimary: boolean;
  /** When the position that was primary ended; left out: it goes on beside. */
  formerEndedOn?: string | null | undefined;
};

/**
 * A contact works somewhere else from now on, works somewhere else too, or worked there once.
 *
 * @throws Refusal `contact.noSuchAccount`, `contact.badPosition`, `record.stale`
 */
export async function placeContact(
  tx: Transaction,
  id: string,
  version: number,
  input: PositionInput,
): Promise<{ id: string; version: number; positionId: string }> {
  const contact = await load(tx, contactKind, id);
  await refuseStale(tx, contact, version, input);
  const { title = null, department = null, fromOn = null, untilOn = null } = input;
  const position: Position = {
    id: newId(),
    contactId: id,
    accountId: input.accountId,
    title,
    department,
    fromOn,
    untilOn,
    isPrimary: input.isPrimary,
  };
  refuseBad(position);
  const hands = await writableAccount(tx, input.accountId);
  if (!hands) throw new Refusal('contact.noSuchAccount', {}, 'body.accountId');
  return tx.asSystem(async () => {
    const former = (await positionsOf(tx, id)).find((one) => one.isPrimary);
    if (position.isPrimary && former)
      savePosition(tx, { ...former, isPrimary: false, untilOn: input.formerEndedOn ?? former.untilOn });
    insertPosition(tx, position);
    const after: Contact = position.isPrimary
      ? { ...contact, accountId: position.accountId, title, department, ...hands }
      : contact;
    return told(tx, contact, after, position);
  });
}

/** Changes a position: title, department, from and until when. One that has ended is no longer primary. */
export async function editPosition(
  tx: Transaction,
  id: string,
  version: number,
  positionId: string,
  input: Partial<Pick<Position, 'title' | 'department' | 'fromOn' | 'untilOn'>>,
): Promise<{ id: string; version: number; positionId: string }> {
  const contact = await load(tx, contactKind, id);
  await refuseStale(tx, contact, version, input);
  return tx.asSystem(async () => {
    const before = (await positionsOf(tx, id)).find((one) => one.id === positionId);
    if (!before) throw new Refusal('record.notFound');
    const changed = { ...before, ...input };
    const position = { ...changed, isPrimary: changed.isPrimary && changed.untilOn === null };
    refuseBad(position);
    savePosition(tx, position);
    const after: Contact = !before.isPrimary
      ? contact
      : position.isPrimary
        ? { ...contact, title: position.title, department: position.department }
        : { ...contact, accountId: null, title: null, department: null };
    return told(tx, contact, after, position);
  });
}

/** Takes away a position that was written down by mistake. */
export async function removePosition(
  tx: Transaction,
  id: string,
  version: number,
  positionId: string,
): Promise<{ id: string; version: number; positionId: string }> {
  const contact = await load(tx, contactKind, id);
  await refuseStale(tx, contact, version, {});
  return tx.asSystem(async () => {
    const position = (await positionsOf(tx, id)).find((one) => one.id === positionId);
    if (!position) throw new Refusal('record.notFound');
    deletePosition(tx, positionId);
    const after: Contact = position.isPrimary
      ? { ...contact, accountId: null, title: null, department: null }
      : contact;
    return told(tx, contact, after, position);
  });
}

function told(tx: Transaction, before: Contact, after: Contact, position: Position) {
  save(tx, contactKind, before, after);
  const changes = changesBetween(before, after);
  tellContact(tx, 'contact.placed', before.id, {
    positionId: position.id,
    accountId: position.accountId,
    changes,
  });
  return { id: before.id, version: before.version + 1, positionId: position.id };
}

function refuseBad({ fromOn, untilOn, isPrimary }: Position): void {
  const isTurned = fromOn !== null && untilOn !== null && untilOn < fromOn;
  if (isTurned || (isPrimary && untilOn !== null))
    throw new Refusal('contact.badPosition', { from: fromOn, until: untilOn }, 'body.untilOn');
}
