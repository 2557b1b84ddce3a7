import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImportError, type RowProblem } from '../errors.ts';
import { openTable } from './open-table.ts';
import type { TableOptions, TableReader } from './table-reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'yaosu-readers-'));
let count = 0;

/** For tests: content in a file of its own. */
export function fileOf(content: string | Uint8Array, extension = 'csv'): string {
  const path = join(folder, `${++count}.${extension}`);
  writeFileSync(path, content);
  return path;
}

export type WholeTable = Pick<
  TableReader,
  'format' | 'encoding' | 'delimiter' | 'header' | 'skippedLines' | 'sheets'
> & {
  rows: string[][];
  lines: number[];
  problems: RowProblem[];
};

/** For tests: everything a file holds. */
export async function readAll(path: string, options?: TableOptions, startRow?: number): Promise<WholeTable> {
  const reader = await openTable({ path, fileName: path }, options);
  const table: WholeTable = { ...reader, rows: [], lines: [], problems: [] };
  try {
    for await (const batch of reader.batches(startRow === undefined ? undefined : { startRow })) {
      table.rows.push(...batch.rows);
      table.lines.push(...batch.lines);
      table.problems.push(...batch.problems);
    }
  } finally {
    await reader.close();
  }
  return table;
}

/** For tests: code and facts of the refusal. */
export async function refusal(
  path: string,
  options?: TableOptions,
): Promise<{ code: string; facts: object }> {
  try {
    await readAll(path, options);
  } catch (error) {
    if (error instanceof ImportError) return { code: error.code, facts: error.facts };
    throw error;
  }
  throw new Error('was read without an error');
}
