import { Refusal } from '../../../../kernel/outcome.ts';
import { may } from '../../../../platform/actor/actor.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import type { ImportOptions } from '../options.ts';
import { importFields, repeatable } from '../rules/import-fields.ts';
import { loadImport, saveImport } from '../store.ts';
import { inspect } from './begin-import.ts';

/** States in which nothing has been written yet. */
const open = ['uploaded', 'ready', 'failed'];

/**
 * Chooses how to import. Another encoding, separator or sheet is looked into anew; the columns given then no longer fit and are
 * proposed again.
 */
export async function chooseOptions(
  tx: Transaction,
  id: string,
  version: number,
  options: ImportOptions,
): Promise<void> {
  const record = await loadImport(tx, id);
  if (record.version !== version) throw new Refusal('record.stale', { current: record.version });
  if (!open.includes(record.state)) throw new Refusal('import.underWay', { state: record.state });
  const { options: before } = record;
  const reread =
    options.encoding !== before.encoding ||
    options.delimiter !== before.delimiter ||
    options.sheet !== before.sheet;
  if (reread) {
    const { encoding, delimiter, sheet } = options;
    const { facts, columns } = await inspect(tx, record, {
      ...(encoding && { encoding }),
      ...(delimiter && { delimiter }),
      ...(sheet && { sheet }),
    });
    await saveImport(tx, record, { state: 'uploaded', options: { ...options, columns }, facts });
    return;
  }
  checkOptions(tx, options, record.facts.header.length);
  await saveImport(tx, record, { state: 'uploaded', options });
}

function checkOptions(tx: Transaction, options: ImportOptions, columns: number): void {
  const used = new Set<string>();
  for (const [at, { column, to }] of options.columns.entries()) {
    const field = `body.options.columns.${at}`;
    if (column >= columns) throw new Refusal('import.noSuchColumn', { column }, field);
    if (to === null) continue;
    const custom = /^custom:[a-z][a-z0-9_]{0,62}$/.test(to);
    if (!custom && !(importFields as readonly string[]).includes(to))
      throw new Refusal('import.noSuchField', { field: to }, field);
    if (used.has(to) && !repeatable.has(to)) throw new Refusal('import.fieldTwice', { field: to }, field);
    used.add(to);
  }
  const names = [
    'name',
    'firstName',
    'lastName',
    'company',
    'phone',
    'phone2',
    'email',
    'email2',
    'externalId',
  ];
  if (!names.some((name) => used.has(name)))
    throw new Refusal('import.nobodyMapped', {}, 'body.options.columns');
  const { by, personId } = options.owner;
  const toOthers = by === 'column' || by === 'rules' || (by === 'person' && personId !== tx.actor.id);
  if (toOthers && !may(tx.actor, 'leads.assign'))
    throw new Refusal('lead.mayNotAssign', {}, 'body.options.owner');
}
