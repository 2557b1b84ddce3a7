import type { RowProblem } from '../errors.ts';

/** The largest tables and cells that are read; beyond them a typed error. */
export const LIMITS = { columns: 500, cellChars: 1 << 20, rowChars: 16 << 20, batchRows: 1000 } as const;

export type Batch = {
  /** Each exactly as long as the header; cells untouched but for line ends, which are \n. */
  rows: string[][];
  /** Number of the first of them among the data rows, from 1. Rows without any text are neither given nor counted. */
  firstRow: number;
  /** The line of the file on which each row begins (CSV), its row in the sheet (XLSX), the line of BEGIN (vCard). */
  lines: number[];
  /** Of `totalBytes`, for progress. */
  bytesRead: number;
  /** Rows with something wrong that does not stop the reading. */
  problems: RowProblem[];
};

/** A file of any of the formats as a table. Call `close` when done: it frees the file and any temporary one. */
export type TableReader = {
  format: 'csv' | 'xlsx' | 'vcard';
  encoding: string;
  delimiter?: string;
  sheets?: string[];
  sheet?: string;
  /** As found, trimmed; nameless columns ''. All '' when the file has no header. */
  header: string[];
  /** Lines above the header that are no part of the table (credits, a title). */
  skippedLines: number;
  totalBytes: number;
  /**
   * Reads from data row `startRow` (1 when not given). May be called again, for a preview and then the import, or to
   * resume. Cells are slices of larger strings: whoever keeps a few of them for long should copy those.
   *
   * @throws ImportError with row and column where known; the signal's reason when aborted
   */
  batches(from?: { startRow?: number }): AsyncIterable<Batch>;
  close(): Promise<void>;
};

export type TableSource = { path: string; fileName: string };
export type TableOptions = { encoding?: string; delimiter?: string; sheet?: string; signal?: AbortSignal };
