import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { guessColumnKinds } from '../src/platform/import-export/column-kinds.ts';
import { ImportError } from '../src/platform/import-export/errors.ts';
import { openTable } from '../src/platform/import-export/readers/open-table.ts';
import { evaluateClusters, readTruth } from '../src/platform/matching/evaluation.ts';
import { findDuplicates } from '../src/platform/matching/matcher.ts';

/** Runs the product's duplicate matcher on a file whose true duplicates are known, and says how well it did. */

const HELP = `npm run --silent duplicates:evaluate -- --csv FILE --truth COLUMN

Finds duplicates in FILE as the product does, without looking at COLUMN, and compares them with COLUMN.

  --csv FILE       a table: CSV with any delimiter, quoting and usual encoding, or XLSX
  --truth COLUMN   header of the column that says which rows are one
  --help           this text

How a truth value is read: two rows are one when the trimmed cells are equal. When nearly all cells look like
PREFIX-NUMBER-SUFFIX (letters, a number, letters again, as in rec-223-org and rec-223-dup-0), the NUMBER alone counts:
these two are one. A row with an empty cell is taken as alone.

The last line printed is one JSON object:
  rows         rows read
  proposed     pairs proposed: all pairs inside the groups found
  truePairs    pairs that are one by COLUMN
  correct      proposed pairs that are
  precision    correct / proposed
  recall       correct / truePairs
  f1           2 · precision · recall / (precision + recall)
  ms           milliseconds from the rows in memory to the groups; reading the file is not in it

Exit code 0 when it ran, 2 when it was called wrongly or the file can't be read.`;

/** Something the caller can put right. */
class CallError extends Error {}

async function run(args: string[]): Promise<void> {
  const { csv, truth, help } = readFlags(args);
  if (help) {
    console.log(HELP);
    return;
  }
  if (!csv) throw new CallError('--csv FILE is missing.');
  if (!truth) throw new CallError('--truth COLUMN is missing.');
  const { header, rows } = await readTable(csv);
  const column = columnNamed(header, truth);
  const without = (row: readonly string[]): string[] => row.filter((_, at) => at !== column);
  const known = readTruth(rows.map((row) => row[column] ?? ''));
  const started = performance.now();
  const names = without(header);
  const cells = rows.map(without);
  const kinds = guessColumnKinds(names, cells.slice(0, SAMPLE));
  const { clusters } = findDuplicates({ header: names, kinds, rows: cells });
  const ms = Math.round(performance.now() - started);
  console.log(`columns: ${names.map((name, at) => `${name || '(nameless)'} = ${kinds[at]}`).join(', ')}`);
  console.log(JSON.stringify({ ...evaluateClusters(clusters, known), ms }));
}

/** Rows looked at to guess what the columns hold. */
const SAMPLE = 2000;

function readFlags(args: string[]) {
  try {
    return parseArgs({
      args,
      options: { csv: { type: 'string' }, truth: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    }).values;
  } catch (error) {
    throw new CallError(error instanceof Error ? error.message : String(error));
  }
}

async function readTable(path: string): Promise<{ header: string[]; rows: string[][] }> {
  await access(path).catch(() => {
    throw new CallError(`${path}: no such file, or not readable.`);
  });
  try {
    const table = await openTable({ path, fileName: basename(path) });
    try {
      const rows: string[][] = [];
      for await (const batch of table.batches()) for (const row of batch.rows) rows.push(row);
      return { header: table.header, rows };
    } finally {
      await table.close();
    }
  } catch (error) {
    if (error instanceof ImportError) throw new CallError(`${path}: ${error.message}`);
    if (error instanceof Error && 'code' in error) throw new CallError(`${path}: ${error.message}`);
    throw error;
  }
}

function columnNamed(header: readonly string[], name: string): number {
  const exact = header.indexOf(name.trim());
  const column =
    exact >= 0 ? exact : header.findIndex((at) => at.toLowerCase() === name.trim().toLowerCase());
  if (column < 0) throw new CallError(`No column "${name}". The file has: ${header.join(', ')}`);
  return column;
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof CallError)) throw error;
  console.error(
    `${error.message}\nUsage: duplicates:evaluate -- --csv FILE --truth COLUMN (--help tells more)`,
  );
  process.exitCode = 2;
}
