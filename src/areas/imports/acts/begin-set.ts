import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { StoredFile } from '../../../platform/import-export/stored-file.ts';
import { type InspectedSet, inspectSet, type Opened } from '../inspect-set.ts';
import { knownFields } from '../known-fields.ts';
import { mayImportAnything } from '../may-import.ts';
import { mostRows, mostText, readTable, tableOptions } from '../read-table.ts';
import { choices } from '../shapes.ts';
import { filesOf, insertFile, insertSet, loadSet, saveFile, saveSet } from '../store.ts';
import { refuseMoved } from './choose.ts';
import { mostFiles } from './take-files.ts';

/**
 * Registers files that belong together: looks into them and proposes how to import them.
 *
 * @returns the set's id
 * @throws Refusal `imports.nothingAllowed`, `imports.tooManyFiles`, `imports.tooManyRows`, and the codes of files that can't be read
 */
export async function beginSet(
  tx: Transaction,
  files: readonly StoredFile[],
  id: string = newId(),
): Promise<string> {
  if (!mayImportAnything(tx.actor)) throw new Refusal('imports.nothingAllowed');
  await insertSet(tx, id, choices.parse({}));
  await addTo(tx, id, files);
  return id;
}

/**
 * Adds files to a set that has not been run. What somebody said of those that are there stays; how they hang together is found anew.
 *
 * @throws Refusal as `beginSet`, and `imports.underWay`
 */
export async function addFiles(tx: Transaction, id: string, files: readonly StoredFile[]): Promise<void> {
  refuseMoved(await loadSet(tx, id));
  await addTo(tx, id, files);
}

async function addTo(tx: Transaction, id: string, files: readonly StoredFile[]): Promise<void> {
  const there = await filesOf(tx, id);
  if (there.length + files.length > mostFiles) throw new Refusal('imports.tooManyFiles', { most: mostFiles });
  const next = Math.max(-1, ...there.map(({ file }) => file)) + 1;
  const opened: Opened[] = [];
  const budget = { left: mostText };
  for (const { file, path, fileName, choice } of there)
    opened.push({
      file,
      fileName,
      kind: choice.kind,
      table: await readTable({ path, fileName }, tableOptions(choice), budget),
    });
  for (const [n, one] of files.entries())
    opened.push({ file: next + n, fileName: one.fileName, table: await readTable(one, {}, budget) });
  if (opened.reduce((sum, { table }) => sum + table.rows.length, 0) > mostRows)
    throw new Refusal('imports.tooManyRows', { most: mostRows });
  const inspected = inspectSet(opened, await knownFields(tx));
  for (const [n, one] of files.entries()) {
    const { facts, choice } = inspected.files.find(({ file }) => file === next + n)!;
    await insertFile(tx, id, { ...one, file: next + n, facts, choice });
  }
  for (const { file, choice } of there) {
    const found = inspected.files.find((one) => one.file === file)!;
    // A column that points at a file which came only now becomes what it points with, if it was nothing.
    const linked = found.choice.columns.filter(({ column }) =>
      choice.columns.every((one) => one.column !== column || one.to === null),
    );
    const columns = choice.columns.map(
      (one) => linked.find(({ column, to }) => to !== null && column === one.column) ?? one,
    );
    await saveFile(tx, id, file, { facts: found.facts, choice: { ...choice, columns } });
  }
  await keepLinks(tx, id, inspected);
}

async function keepLinks(tx: Transaction, id: string, { links, order }: InspectedSet): Promise<void> {
  await saveSet(tx, await loadSet(tx, id), { state: 'uploaded', facts: { links, order } });
}
