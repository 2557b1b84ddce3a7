import type { Transaction } from '../../../../platform/db/transaction.ts';
import { tellRoom } from '../../assignment/tell-rooms.ts';
import { settlePair } from '../store.ts';
import { loadBoth } from './merge-leads.ts';

/** Two leads are not the same: they are not proposed again. `again` takes that back. */
export async function tellApart(tx: Transaction, one: string, other: string, again: boolean): Promise<void> {
  await loadBoth(tx, one, other);
  settlePair(tx, one, other, again ? 'open' : 'different');
  if (again) return;
  tellRoom(tx, 'lead.foundDifferent', one, { otherId: other });
  tellRoom(tx, 'lead.foundDifferent', other, { otherId: one });
}
