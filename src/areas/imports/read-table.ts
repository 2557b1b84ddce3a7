import { Refusal } from '../../kernel/outcome.ts';
import { ImportError } from '../../platform/import-export/errors.ts';
import { openTable, type TableOptions } from '../../platform/import-export/readers/open-table.ts';

/** More rows than this in one set are refused; files of leads of any size go in by themselves. */
export const mostRows = 100_000;

/**
 * Characters of a set that are held at once; a hundred thousand rows of a CRM have some thirty million. Without a bound one upload, a workbook
 * above all, which unfolds to a hundred times its bytes, takes the memory of everyone.
 */
export const mostText = 100_000_000;

/** What is left of it. */
export type TextBudget = { left: number };

/** A whole file as a table. */
export type Table = {
  format: 'csv' | 'xlsx' | 'vcard';
  encoding: string;
  delimiter: string | null;
  sheets: string[];
  sheet: string | null;
  header: string[];
  skippedLines: number;
  rows: string[][];
};

/**
 * Reads a file whole: rows of a set refer to each other, so that all must be at hand.
 *
 * @param budget shared by the files of a set that are read together
 * @throws Refusal `imports.tooManyRows`, `request.tooLarge`, `imports.fileGone`, and the codes of files that can't be read
 */
export async function readTable(
  source: { path: string; fileName: string },
  options: TableOptions = {},
  budget: TextBudget = { left: mostText },
): Promise<Table> {
  if (source.path === '') throw new Refusal('imports.fileGone', { fileName: source.fileName });
  try {
    const table = await openTable(source, options);
    try {
      const rows: string[][] = [];
      for await (const batch of table.batches()) {
        for (const row of batch.rows) for (const cell of row) budget.left -= cell.length;
        if (budget.left < 0) throw new Refusal('request.tooLarge', {}, 'body.file');
        rows.push(...batch.rows);
        if (rows.length > mostRows) throw new Refusal('imports.tooManyRows', { most: mostRows });
      }
      return {
        format: table.format,
        encoding: table.encoding,
        delimiter: table.delimiter ?? null,
        sheets: table.sheets ?? [],
        sheet: table.sheet ?? null,
        header: table.header,
        skippedLines: table.skippedLines,
        rows,
      };
    } finally {
      await table.close();
    }
  } catch (error) {
    if (error instanceof ImportError) throw new Refusal(error.code, { ...error.facts }, 'body.file');
    if ((error as { code?: string }).code === 'ENOENT')
      throw new Refusal('imports.fileGone', { fileName: source.fileName });
    throw error;
  }
}

/** As somebody chose to read it. */
export function tableOptions(choice: {
  encoding?: string | undefined;
  delimiter?: string | undefined;
  sheet?: string | undefined;
}): TableOptions {
  const { encoding, delimiter, sheet } = choice;
  return { ...(encoding && { encoding }), ...(delimiter && { delimiter }), ...(sheet && { sheet }) };
}
