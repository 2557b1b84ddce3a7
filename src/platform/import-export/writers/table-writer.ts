import type { Writable } from 'node:stream';
import { csvWriter } from './csv-writer.ts';
import type { TableWriter, WriterOptions } from './writer-types.ts';
import { xlsxWriter } from './xlsx-writer.ts';

export type { Cell, TableWriter, WriterOptions } from './writer-types.ts';

/** Begins an export into a stream (a file, or the answer to a request). */
export function tableWriter(stream: Writable, options: WriterOptions): TableWriter {
  return options.format === 'csv' ? csvWriter(stream, options) : xlsxWriter(stream, options);
}
