import { newId } from '../../../../kernel/ids.ts';
import type { Outcome, RefusalFacts } from '../../../../kernel/outcome.ts';
import { Refusal } from '../../../../kernel/outcome.ts';
import { may } from '../../../../platform/actor/actor.ts';
import { loadCustomFields } from '../../../../platform/custom-fields/load-custom-fields.ts';
import { checkCustomValues } from '../../../../platform/custom-fields/rules/check-custom-values.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { announce } from '../../../../platform/events/live.ts';
import { openAccount } from '../../../customers/index.ts';
import { loadGround, tellMany } from '../../store.ts';
import { insertPast } from '../../store-past.ts';
import { type ImportedRow, type ImportRow, type RowContext, readRow } from '../rules/read-row.ts';
import { fold, type RowStyle } from '../rules/row-words.ts';
import { knownAccounts, knownPeople, knownWords, takenKeys, tellPast } from '../store.ts';

export type ImportOptions = {
  importId: string;
  style: RowStyle;
  /** What becomes of rows whose account nobody knows: refused, or opened with them. */
  unknownAccounts: 'refuse' | 'open';
  /** Accounts and people that cells name otherwise than here: an id of the file, folded. */
  accounts?: ReadonlyMap<string, { id: string; name: string }>;
  owners?: ReadonlyMap<string, { id: string | null; teamId: string | null }>;
  /** Whose a row is that names nobody; left out: the importer's. */
  owner?: { id: string | null; teamId: string | null };
  /** Only say what would come of it. */
  dry?: boolean;
};

/** What became of one row: the opportunity's id, or what was wrong; `field` names the column. */
export type ImportedAs = { id: string } | { refusal: RefusalFacts };

/**
 * Opens opportunities from the rows of a file, those that are decided with their end, in one transaction. A row that can't be understood
 * is left out and says why; it never stops the others. The route that calls it asks for `pipeline.import`.
 *
 * @returns one answer per row, in their order
 */
export async function importOpportunities(
  tx: Transaction,
  rows: readonly ImportRow[],
  options: ImportOptions,
): Promise<ImportedAs[]> {
  const context = await contextFor(tx, rows, options);
  const taken = await takenKeys(
    tx,
    rows.flatMap(({ externalId }) => (externalId ? [externalId.trim()] : [])),
  );
  const fields = rows.some(({ custom }) => custom) ? await loadCustomFields(tx, 'opportunity') : [];
  const mayGive = may(tx.actor, 'pipeline.assign');
  const read = rows.map((row): Outcome<ImportedRow> => {
    const key = row.externalId?.trim();
    if (key && taken.has(key))
      return {
        ok: false,
        refusal: { code: 'opportunity.duplicateKey', facts: { key }, field: 'externalId' },
      };
    const custom = row.custom ? checkCustomValues(fields, row.custom) : null;
    if (custom && !custom.ok) return custom;
    const found = readRow({ ...row, ...(custom && { custom: custom.value }) }, options.style, context);
    // As by hand: what is one's own one may write down, giving to others takes a right.
    if (found.ok && !mayGive && ![null, tx.actor.id].includes(found.value.opportunity.ownerId))
      return { ok: false, refusal: { code: 'opportunity.mayNotAssign', field: 'owner' } };
    if (found.ok && key) taken.add(key);
    return found;
  });
  const good = read.flatMap((one) => (one.ok ? [one.value] : []));
  if (good.length > 0 && !options.dry) {
    const batchId = newId();
    await insertPast(tx, good);
    await tellMany(
      tx,
      'opportunity.opened',
      batchId,
      good.map(({ opportunity }) => openedOf(opportunity)),
    );
    await tellPast(
      tx,
      batchId,
      good.flatMap(({ told }) => told),
    );
    tx.afterCommit(() => announce({ type: 'opportunity.opened', kind: 'opportunity', id: null }));
  }
  return read.map((one) => (one.ok ? { id: one.value.opportunity.id } : { refusal: one.refusal }));
}

function openedOf(opportunity: ImportedRow['opportunity']) {
  const { id, name, accountId, leadId, pipelineId, stageId, amount, currency, ownerId, teamId, openedAt } =
    opportunity;
  return {
    id,
    at: openedAt,
    payload: { name, accountId, leadId, pipelineId, stageId, amount, currency, ownerId, teamId },
  };
}

/** Looks up once what all rows name. */
async function contextFor(
  tx: Transaction,
  rows: readonly ImportRow[],
  { importId, unknownAccounts, ...named }: ImportOptions,
): Promise<RowContext> {
  const ground = await loadGround(tx);
  const owners = await knownPeople(tx);
  const words = await knownWords(tx);
  for (const [cell, person] of named.owners ?? []) owners.set(cell, person);
  const accounts = await accountsFor(tx, rows, unknownAccounts, named.accounts ?? new Map());
  const self = [...owners.values()].find(({ id }) => id === tx.actor.id);
  return {
    ground,
    now: tx.now,
    importId,
    actor: named.owner ?? self ?? { id: null, teamId: null },
    owners,
    accounts,
    ...words,
  };
}

async function accountsFor(
  tx: Transaction,
  rows: readonly ImportRow[],
  unknown: 'refuse' | 'open',
  named: ReadonlyMap<string, { id: string; name: string }>,
) {
  const names = new Map(
    rows.flatMap(({ account }) => (account?.trim() ? [[fold(account), account.trim()]] : [])),
  );
  for (const cell of named.keys()) names.delete(cell);
  const found = await knownAccounts(tx, [...names.keys()]);
  for (const [cell, account] of named) found.set(cell, account);
  if (unknown === 'open')
    for (const [key, name] of names) {
      if (found.has(key)) continue;
      try {
        const { id } = await openAccount(tx, { name });
        found.set(key, { id, name });
      } catch (error) {
        // One that somebody else has is theirs; its rows say that nobody of that name is seen.
        if (!(error instanceof Refusal)) throw error;
      }
    }
  return found;
}
