import type { FileHandle } from 'node:fs/promises';
import { ImportError, type RowProblem } from '../errors.ts';
import { cleanCells } from './csv-reader.ts';
import { detectEncoding } from './detect-encoding.ts';
import { type Batch, LIMITS, type TableOptions, type TableReader } from './table-reader.ts';
import { textChunks } from './text-chunks.ts';
import { orderColumns, type VcardRecord, vcardParser } from './vcard-parser.ts';

/** Opens a file of cards; reads it once to learn which columns occur. The reader owns `file` from here on. */
export async function openVcards(
  file: FileHandle,
  size: number,
  options: TableOptions,
): Promise<TableReader> {
  const { signal } = options;
  const found = await detectEncoding(file, size, signal);
  const source = { start: found.bom, size, encoding: options.encoding ?? found.encoding, signal };
  const columns = new Set<string>();
  let cards = 0;
  for await (const { records } of cardChunks(file, source)) {
    for (const record of records) for (const column of record.values.keys()) columns.add(column);
    cards += records.length;
  }
  if (cards === 0) throw new ImportError('import.corruptVcard', { line: 1 });
  if (columns.size > LIMITS.columns) {
    throw new ImportError('import.tooManyColumns', { columns: columns.size, limit: LIMITS.columns });
  }
  const header = orderColumns(columns);
  return {
    format: 'vcard',
    encoding: source.encoding,
    header,
    skippedLines: 0,
    totalBytes: size,
    batches: (from) => vcardBatches(file, source, header, from?.startRow ?? 1),
    close: () => file.close(),
  };
}

type Source = { start: number; size: number; encoding: string; signal?: AbortSignal };

async function* cardChunks(
  file: FileHandle,
  source: Source,
): AsyncGenerator<{ records: VcardRecord[]; bytesRead: number }> {
  let records: VcardRecord[] = [];
  const parser = vcardParser((record) => records.push(record));
  let rest = '';
  for await (const chunk of textChunks(file, source)) {
    const lines = (rest + chunk.text).split(/\r\n|\n|\r(?!$)/);
    rest = chunk.last ? '' : (lines.pop() ?? '');
    for (const line of lines) parser.line(line.endsWith('\r') ? line.slice(0, -1) : line);
    if (rest.length > LIMITS.rowChars) throw new ImportError('import.corruptVcard', { line: 1 });
    if (chunk.last) parser.end();
    yield { records, bytesRead: chunk.bytesRead };
    records = [];
  }
}

async function* vcardBatches(
  file: FileHandle,
  source: Source,
  header: string[],
  startRow: number,
): AsyncGenerator<Batch> {
  let row = 0;
  for await (const { records, bytesRead } of cardChunks(file, source)) {
    for (let from = 0; from < records.length; from += LIMITS.batchRows) {
      const part = records.slice(from, from + LIMITS.batchRows).slice(Math.max(0, startRow - 1 - row));
      const firstRow = Math.max(row + 1, startRow);
      row += Math.min(LIMITS.batchRows, records.length - from);
      if (part.length === 0) continue;
      const rows = part.map((record) => header.map((column) => record.values.get(column) ?? ''));
      const problems: RowProblem[] = [];
      for (const [i, cells] of rows.entries()) cleanCells(cells, firstRow + i, problems);
      yield { rows, firstRow, lines: part.map((record) => record.line), bytesRead, problems };
    }
  }
}
