import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { inspectSet, linksOf, type Opened } from '../inspect-set.ts';
import { knownFields } from '../known-fields.ts';
import { customTarget } from '../make-fields.ts';
import { readTable, tableOptions } from '../read-table.ts';
import type { Choices, FileChoice, Repair } from '../set-facts.ts';
import {
  type FileRecord,
  filesOf,
  loadSet,
  proposalsOf,
  removeFile,
  type SetRecord,
  saveFile,
  saveSet,
} from '../store.ts';
import { repeatableFields, targetsOf } from '../targets.ts';
import { checkAgain } from './start-step.ts';
import { dropUploads } from './take-files.ts';

/** States in which nothing has been written yet. */
const open = ['uploaded', 'ready', 'failed'];

/** @throws Refusal `imports.underWay` */
export function refuseMoved({ state }: SetRecord): void {
  if (!open.includes(state)) throw new Refusal('imports.underWay', { state });
}

/** The set, locked, still to be changed, and as it was read. @throws Refusal `record.stale`, `imports.underWay` */
async function changing(tx: Transaction, id: string, version: number): Promise<SetRecord> {
  const set = await loadSet(tx, id);
  if (set.version !== version) throw new Refusal('record.stale', { current: set.version });
  refuseMoved(set);
  return set;
}

/**
 * Chooses what files hold, what their columns become, and what is done where a file leaves it open. A file that is read otherwise (kind,
 * encoding, separator, sheet) or named without columns is looked into anew. What was checked is checked again.
 */
export async function choose(
  tx: Transaction,
  id: string,
  version: number,
  chosen: { choices?: Choices | undefined; files?: readonly FileChoice[] | undefined },
): Promise<void> {
  const set = await changing(tx, id, version);
  const records = await filesOf(tx, id);
  for (const [at, choice] of (chosen.files ?? []).entries()) {
    const record = fileIn(records, choice.file);
    const field = `body.files.${at}`;
    if (isReadOtherwise(record.choice, choice)) {
      const opened: Opened[] = [];
      for (const one of records) {
        const other = one.file === choice.file ? choice : one.choice;
        opened.push({
          file: one.file,
          fileName: one.fileName,
          kind: other.kind,
          table: await readTable(one, tableOptions(other)),
        });
      }
      const inspected = inspectSet(opened, await knownFields(tx)).files.find(
        ({ file }) => file === choice.file,
      )!;
      const { columns } = inspected.choice;
      record.choice = { ...choice, columns };
      await saveFile(tx, id, choice.file, { facts: inspected.facts, choice: record.choice });
      continue;
    }
    checkColumns(choice, record.facts.header.length, field);
    record.choice = choice;
    await saveFile(tx, id, choice.file, { choice });
  }
  const tables = chosen.files
    ? await Promise.all(
        records.map(async (one) => ({
          file: one.file,
          choice: one.choice,
          table: await readTable(one, tableOptions(one.choice)),
        })),
      )
    : null;
  await saveSet(tx, set, {
    state: 'uploaded',
    ...(chosen.choices && { choices: chosen.choices }),
    ...(tables && { facts: linksOf(tables) }),
  });
  await checkAgain(tx, set);
}

function isReadOtherwise(before: FileChoice, after: FileChoice): boolean {
  const isOther = (['kind', 'encoding', 'delimiter', 'sheet'] as const).some(
    (name) => before[name] !== after[name],
  );
  return isOther || (after.columns.length === 0 && after.kind !== 'none');
}

function fileIn(records: readonly FileRecord[], file: number): FileRecord {
  const found = records.find((one) => one.file === file);
  if (!found) throw new Refusal('imports.noSuchFile', { file });
  return found;
}

/** @throws Refusal `imports.noSuchColumn`, `imports.noSuchField`, `imports.fieldTwice` */
function checkColumns({ kind, columns }: FileChoice, width: number, field: string): void {
  const fields = new Set(targetsOf(kind).map(({ key }) => key));
  const used = new Set<string>();
  for (const { column, to } of columns) {
    if (column >= width) throw new Refusal('imports.noSuchColumn', { column }, field);
    if (to === null) continue;
    if (!fields.has(to) && customTarget(kind, to) === null)
      throw new Refusal('imports.noSuchField', { field: to }, field);
    if (used.has(to) && !repeatableFields.has(to))
      throw new Refusal('imports.fieldTwice', { field: to }, field);
    used.add(to);
  }
}

/** Reads values as other ones, in every row. @throws Refusal `imports.noSuchFile`, `imports.noSuchColumn` */
export async function repairValues(
  tx: Transaction,
  id: string,
  version: number,
  repairs: readonly Repair[],
): Promise<void> {
  const set = await changing(tx, id, version);
  const records = await filesOf(tx, id);
  for (const { file, column } of repairs) {
    const { facts, choice } = fileIn(records, file);
    // The leads' own import reads its file itself: what is wrong there is put right in the file.
    if (column >= facts.header.length || choice.kind === 'leads')
      throw new Refusal('imports.noSuchColumn', { column });
  }
  await saveSet(tx, set, { state: 'uploaded', repairs: withRepairs(set.repairs, repairs) });
  await checkAgain(tx, set);
}

/** Accepts proposals of the last check as repairs: all of them, or those of the numbered problems. */
export async function acceptProposals(
  tx: Transaction,
  id: string,
  version: number,
  problems: readonly number[] | null,
  { again = true }: { again?: boolean } = {},
): Promise<void> {
  const set = await changing(tx, id, version);
  const proposed = await proposalsOf(tx, id, problems);
  await saveSet(tx, set, { state: 'uploaded', repairs: withRepairs(set.repairs, proposed) });
  if (again) await checkAgain(tx, set);
}

/** Takes repairs back: those named, or all. */
export async function revokeRepairs(
  tx: Transaction,
  id: string,
  version: number,
  named: readonly Omit<Repair, 'to'>[] | null,
): Promise<void> {
  const set = await changing(tx, id, version);
  const gone = new Set((named ?? set.repairs).map(keyOf));
  await saveSet(tx, set, { state: 'uploaded', repairs: set.repairs.filter((one) => !gone.has(keyOf(one))) });
  await checkAgain(tx, set);
}

function withRepairs(before: readonly Repair[], more: readonly Repair[]): Repair[] {
  const all = new Map(before.map((one) => [keyOf(one), one]));
  for (const one of more) all.set(keyOf(one), one);
  return [...all.values()];
}

function keyOf({ file, column, from }: Omit<Repair, 'to'>): string {
  return JSON.stringify([file, column, from]);
}

/** Takes a file out; its upload goes with it once that is certain. */
export async function takeOut(tx: Transaction, id: string, file: number): Promise<void> {
  const set = await loadSet(tx, id);
  refuseMoved(set);
  const path = await removeFile(tx, id, file);
  if (set.via !== 'cli') tx.afterCommit(() => void dropUploads([{ path }]));
  const rest = await filesOf(tx, id);
  const tables = await Promise.all(
    rest.map(async (one) => ({
      file: one.file,
      choice: one.choice,
      table: await readTable(one, tableOptions(one.choice)),
    })),
  );
  await saveSet(tx, set, {
    state: 'uploaded',
    repairs: set.repairs.filter((one) => one.file !== file),
    facts: linksOf(tables),
  });
}
