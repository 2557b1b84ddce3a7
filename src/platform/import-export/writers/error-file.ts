import { createWriteStream } from 'node:fs';
import { LIMITS } from '../readers/table-reader.ts';
import { type Cell, tableWriter } from './table-writer.ts';

/** The rows that were not taken: their own cells as they were, so that they can be corrected and imported again. */
export type ErrorFile = {
  /** @param reason in the user's language, from the locale catalogue */
  add(cells: string[], reason: string): Promise<void>;
  end(): Promise<number>;
};

/** Begins the file of refused rows: the columns of the import, then one with the reason. */
export function errorFile(
  path: string,
  options: { format: 'csv' | 'xlsx'; header: string[]; reasonHeader: string },
): ErrorFile {
  const { format, header, reasonHeader } = options;
  const writer = tableWriter(createWriteStream(path), { format, header: [...header, reasonHeader] });
  let rows: Cell[][] = [];
  const flush = async (): Promise<void> => {
    const full = rows;
    rows = [];
    if (full.length > 0) await writer.write(full);
  };
  return {
    async add(cells, reason) {
      rows.push([...cells, reason]);
      if (rows.length >= LIMITS.batchRows) await flush();
    },
    async end() {
      await flush();
      return writer.end();
    },
  };
}
