import type { FileHandle } from 'node:fs/promises';
import { ImportError, type RowProblem } from '../errors.ts';
import { firstRows, NO_DELIMITER, sniffDialect } from './csv-dialect.ts';
import { type CsvDialect, csvTokenizer } from './csv-tokenizer.ts';
import { detectEncoding } from './detect-encoding.ts';
import { byteOrderMark } from './encoding.ts';
import { type TableLayout, tableLayout } from './table-layout.ts';
import { type Batch, LIMITS, type TableOptions, type TableReader } from './table-reader.ts';
import { textChunks } from './text-chunks.ts';

/** Text looked at for separator and header. */
const HEAD_CHARS = 1 << 20;

type Plan = {
  file: FileHandle;
  size: number;
  start: number;
  encoding: string;
  dialect: CsvDialect;
  layout: TableLayout;
};

/** Opens separated text, or a plain list, of any of the encodings. The reader owns `file` from here on. */
export async function openCsv(file: FileHandle, size: number, options: TableOptions): Promise<TableReader> {
  const { signal } = options;
  const { encoding, bom } = options.encoding
    ? { encoding: options.encoding, bom: await markLength(file, options.encoding) }
    : await detectEncoding(file, size, signal);
  const source = { start: bom, size, encoding, signal };

  let head = '';
  let complete = false;
  for await (const chunk of textChunks(file, source)) {
    head += chunk.text;
    complete = chunk.last;
    if (head.length >= HEAD_CHARS) break;
  }
  const sniffed = sniffDialect(head, complete);
  const dialect = options.delimiter ? { ...sniffed, delimiter: options.delimiter } : sniffed;
  const rows = firstRows(head, dialect, complete);
  const declaration = /^sep=.\r?\n/i.test(head) ? 1 : 0;
  const layout = tableLayout(rows.slice(declaration, 500));
  if (!layout) {
    if (rows.length === 0 && head.trim() !== '') csvTokenizer(dialect).push(head, complete, () => {});
    throw new ImportError('import.emptyFile');
  }
  layout.dataFrom += declaration;
  layout.skipped += declaration;
  const columns = layout.header.length;
  if (columns > LIMITS.columns)
    throw new ImportError('import.tooManyColumns', { columns, limit: LIMITS.columns });
  const hasData = rows.slice(layout.dataFrom).some((row) => row.some((cell) => cell.trim() !== ''));
  if (complete && !hasData) {
    // A quote left open in the only rows is the better thing to say.
    csvTokenizer(dialect).push(head, true, () => {});
    throw new ImportError('import.headerOnly', { columns });
  }

  const plan: Plan = { file, size, start: bom, encoding, dialect, layout };
  return {
    format: 'csv',
    encoding,
    delimiter: dialect.delimiter === NO_DELIMITER ? undefined : dialect.delimiter,
    header: layout.header,
    skippedLines: layout.skipped,
    totalBytes: size,
    batches: (from) => csvBatches(plan, from?.startRow ?? 1, signal),
    close: () => file.close(),
  };
}

async function markLength(file: FileHandle, encoding: string): Promise<number> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
  const mark = byteOrderMark(buffer.subarray(0, bytesRead));
  const family = (name: string): string => name.toLowerCase().replace(/le$|-/g, '');
  return mark && family(mark.encoding).startsWith(family(encoding)) ? mark.length : 0;
}

async function* csvBatches(plan: Plan, startRow: number, signal?: AbortSignal): AsyncGenerator<Batch> {
  const { header, dataFrom } = plan.layout;
  const width = header.length;
  const tokenizer = csvTokenizer(plan.dialect);
  const ready: Batch[] = [];
  let batch = emptyBatch(startRow);
  let seen = 0;
  let row = 0;
  let suspect = false;

  const take = (cells: string[], line: number): void => {
    if (seen++ < dataFrom) return;
    if ((cells.length === 1 || cells[0] === '') && cells.every((cell) => cell.trim() === '')) return;
    if (++row < startRow) return;
    if (cells.length !== width) fitToWidth(cells, width, row, batch.problems);
    if (suspect) cleanCells(cells, row, batch.problems);
    batch.rows.push(cells);
    batch.lines.push(line);
    if (batch.rows.length === LIMITS.batchRows) {
      ready.push(batch);
      batch = emptyBatch(row + 1);
    }
  };

  for await (const chunk of textChunks(plan.file, { ...plan, signal })) {
    const spoiled = chunk.text.includes('\uFFFD') || chunk.text.includes('\0') || GUARDED.test(chunk.text);
    const carriedOver = suspect;
    suspect = spoiled || carriedOver;
    try {
      tokenizer.push(chunk.text, chunk.last, take);
    } catch (error) {
      if (error instanceof ImportError) throw new ImportError(error.code, { ...error.facts, row: row + 1 });
      throw error;
    }
    suspect = spoiled;
    if (chunk.last && batch.rows.length > 0) ready.push(batch);
    for (const full of ready) yield { ...full, bytesRead: chunk.bytesRead };
    ready.length = 0;
  }
}

const emptyBatch = (firstRow: number): Batch => ({
  rows: [],
  firstRow,
  lines: [],
  bytesRead: 0,
  problems: [],
});

/** Pads a short row; takes cells beyond the header out of a long one and keeps their text in the problem. */
export function fitToWidth(cells: string[], width: number, row: number, problems: RowProblem[]): void {
  while (cells.length < width) cells.push('');
  if (cells.length === width) return;
  const found = cells.length;
  const extra = cells.splice(width);
  if (extra.every((cell) => cell.trim() === '')) return;
  problems.push({ row, code: 'import.extraCells', facts: { expected: width, found, extra } });
}

/** An apostrophe that a writer (ours among them) set before a cell so that no spreadsheet takes it for a formula. */
const GUARDED = /'[=+\-@\t\r]/;

/** Reports cells with damaged characters; takes out NULs, which no database stores, and the guard before formulas. */
export function cleanCells(cells: string[], row: number, problems: RowProblem[]): void {
  for (const [column, cell] of cells.entries()) {
    if (cell.includes('\uFFFD')) problems.push({ row, column, code: 'import.damagedText', facts: {} });
    if (cell.charCodeAt(0) === 39 && GUARDED.test(cell.slice(0, 2))) cells[column] = cell.slice(1);
    if (cell.includes('\0')) {
      cells[column] = cell.replaceAll('\0', '');
      problems.push({ row, column, code: 'import.nulCharacter', facts: {} });
    }
  }
}
