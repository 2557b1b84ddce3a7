import { type Changes, changesBetween } from '../../../kernel/changes.ts';
import { newId } from '../../../kernel/ids.ts';
import { type Outcome, Refusal } from '../../../kernel/outcome.ts';
import { may } from '../../../platform/actor/actor.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { tellMany } from '../../../platform/events/tell-many.ts';
import { mostAtOnce } from '../../../platform/lists/lists.ts';
import type { TypedAccount } from '../rules/account-values.ts';
import type { TypedContact } from '../rules/contact-values.ts';
import { editAccount, editContact } from '../rules/new-records.ts';
import { loadMany, saveMany, visibleAmong } from '../store.ts';
import { accountKind, type CustomerRecord, contactKind, type RecordKind } from '../store-kinds.ts';
import { givenTo, moveContacts } from './assign-account.ts';
import { checkedAccount, checkedContact } from './checked-values.ts';
import { rejudge } from './rejudge.ts';

export type EditedMany = {
  /** Undoes it all; null when nothing changed. */
  batchId: string | null;
  changed: number;
  unchanged: number;
  /** Seen, but not the actor's to change. */
  readOnly: number;
  /** Not there for this actor. */
  notFound: number;
  /** Records for which it is impossible, by reason. */
  refused: { code: string; count: number; ids: string[] }[];
};

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
  return editEach(tx, accountKind, type, ids, {
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
  return editEach(tx, contactKind, 'edited', ids, { decide: (contact) => editContact(contact, checked) });
}

async function editEach<R extends CustomerRecord>(
  tx: Transaction,
  kind: RecordKind<R>,
  type: 'edited' | 'assigned',
  ids: readonly string[],
  how: {
    decide(record: R): Outcome<R>;
    also?(changed: readonly R[], batchId: string): Promise<void>;
  },
): Promise<EditedMany> {
  if (ids.length > mostAtOnce) throw new Refusal('customers.tooMany', { most: mostAtOnce });
  const visible = (await visibleAmong(tx, kind, ids)).size;
  const records = (await loadMany(tx, kind, ids)).filter((record) => record.deletedAt === null);
  const saved: R[] = [];
  const told: { id: string; payload: { changes: Changes } }[] = [];
  const fields = new Set<keyof R & string>();
  const refused = new Map<string, string[]>();
  for (const record of records) {
    const decided = how.decide(record);
    if (!decided.ok) {
      const { code } = decided.refusal;
      refused.set(code, [...(refused.get(code) ?? []), record.id]);
      continue;
    }
    const changes = changesBetween(record, decided.value);
    if (Object.keys(changes).length === 0) continue;
    for (const field of Object.keys(changes))
      fields.add((field.startsWith('custom.') ? 'custom' : field) as keyof R & string);
    saved.push(decided.value);
    told.push({ id: record.id, payload: { changes } });
  }
  const batchId = saved.length > 0 ? newId() : null;
  if (batchId) {
    // Given to another team, a record leaves the actor's sight with this very statement.
    await tx.asSystem(async () => {
      await saveMany(tx, kind, saved, [...fields]);
      await how.also?.(saved, batchId);
    });
    await tellMany(tx, `${kind.kind}.${type}`, kind.kind, batchId, told);
  }
  const impossible = [...refused.values()].reduce((sum, some) => sum + some.length, 0);
  return {
    batchId,
    changed: saved.length,
    unchanged: records.length - saved.length - impossible,
    readOnly: visible - records.length,
    notFound: ids.length - visible,
    refused: [...refused].map(([code, some]) => ({ code, count: some.length, ids: some.slice(0, 20) })),
  };
}
