import { changesBetween } from '../../../../kernel/changes.ts';
import { newId } from '../../../../kernel/ids.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import type { Opportunity } from '../../rules/opportunity.ts';
import { loadOpportunities, saveOpportunities, tellMany } from '../../store.ts';
import { idsOfImport } from '../store.ts';

/**
 * Takes an import back: the opportunities it opened are deleted, those that somebody worked on since stay.
 *
 * @returns how many went, and how many stayed
 */
export async function undoImport(
  tx: Transaction,
  importId: string,
): Promise<{ undone: number; kept: number }> {
  const found = await loadOpportunities(tx, await idsOfImport(tx, importId));
  const there = found.filter(({ deletedAt }) => deletedAt === null);
  const untouched = there.filter(({ version }) => version === 1);
  const changed = untouched.map((before) => {
    const after: Opportunity = { ...before, deletedAt: tx.now.toISOString() };
    return { before, after };
  });
  await saveOpportunities(tx, changed, ['deletedAt']);
  await tellMany(
    tx,
    'opportunity.deleted',
    newId(),
    changed.map(({ before, after }) => ({
      id: before.id,
      payload: { changes: changesBetween(before, after) },
    })),
  );
  return { undone: untouched.length, kept: there.length - untouched.length };
}
