import { Refusal } from '../../../../kernel/outcome.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { deleteAccount, deleteContact, detachHistory } from '../../../customers/index.ts';
import { undoLeadBatch } from '../../../leads/index.ts';
import { undoBatch } from '../../acts/undo-batch.ts';
import { type Conversion, type Dependents, dependentsOf, loadConversion, markUndone } from '../store.ts';

/**
 * Takes a conversion back: the lead is qualified again, and what the conversion made is put away. Only until something depends on
 * what it made.
 *
 * @throws Refusal `record.notFound`, `conversion.takenBack`, `conversion.inUse` (facts.because)
 */
export async function undoConversion(tx: Transaction, id: string): Promise<{ leadId: string }> {
  const conversion = await loadConversion(tx, id);
  if (conversion.undoneAt !== null) throw new Refusal('conversion.takenBack');
  const because = becauseOf(await dependentsOf(tx, conversion));
  if (because.length > 0) throw new Refusal('conversion.inUse', { because });

  await undoBatch(tx, id);
  await putAway(tx, conversion);
  await undoLeadBatch(tx, id);
  markUndone(tx, id);
  return { leadId: conversion.leadId };
}

async function putAway(tx: Transaction, conversion: Conversion): Promise<void> {
  const { leadId, accountId, contactId, madeAccount, madeContact } = conversion;
  const of = { kind: 'lead', id: leadId };
  if (accountId) detachHistory(tx, { accountId, of });
  if (contactId) detachHistory(tx, { contactId, of });
  if (madeContact && contactId) await deleteContact(tx, contactId);
  if (madeAccount && accountId) await deleteAccount(tx, accountId);
}

function becauseOf({ events, opportunities, contacts }: Dependents): { what: string; n: number }[] {
  return [
    ...events.map(({ kind, n }) => ({ what: kind, n })),
    ...(opportunities > 0 ? [{ what: 'opportunities', n: opportunities }] : []),
    ...(contacts > 0 ? [{ what: 'contacts', n: contacts }] : []),
  ];
}
