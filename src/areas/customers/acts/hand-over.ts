import { changesBetween } from '../../../kernel/changes.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { tellMany } from '../../../platform/events/tell-many.ts';
import { findOwner, loadMany, ownedBy, saveMany } from '../store.ts';
import { accountKind, type CustomerRecord, contactKind, type RecordKind } from '../store-kinds.ts';
import type { Hands } from './hands.ts';

const atOnce = 1_000;

/**
 * Accounts and contacts of someone who left go to a colleague, under one batch. Nothing happens when the colleague has left meanwhile, or
 * when it was done before. As Yaosu itself.
 */
export async function handOverCustomers(tx: Transaction, from: string, to: string): Promise<void> {
  const person = await findOwner(tx, to);
  if (!person) return;
  const hands = { ownerId: to, teamId: person.teamId };
  const batchId = newId();
  await giveAll(tx, accountKind, from, hands, batchId);
  await giveAll(tx, contactKind, from, hands, batchId);
}

async function giveAll<R extends CustomerRecord>(
  tx: Transaction,
  kind: RecordKind<R>,
  from: string,
  hands: Hands,
  batchId: string,
): Promise<void> {
  for (;;) {
    const records = await loadMany(tx, kind, await ownedBy(tx, kind, from, atOnce));
    if (records.length === 0) return;
    const given = records.map((record) => ({ ...record, ...hands }));
    await saveMany(tx, kind, given, ['ownerId', 'teamId']);
    const told = given.map((record, at) => ({
      id: record.id,
      payload: { changes: changesBetween(records[at]!, record), handedOverFrom: from },
    }));
    await tellMany(tx, `${kind.kind}.assigned`, kind.kind, batchId, told);
  }
}
