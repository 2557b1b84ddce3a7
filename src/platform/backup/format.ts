/**
 * The backup file: gzip of lines. First a header, then for each table a line that names it, its rows as PostgreSQL's COPY text
 * and a line `\.`; last a trailer with the number of rows and the SHA-256 of all that came before it.
 */
export type BackupHeader = {
  format: 'yaosu-backup';
  version: 1;
  /** The last migration that this data has been through. */
  schema: string;
  yaosu: string;
  postgres: string;
  createdAt: string;
};
export type TableLine = { table: string; columns: string[] };
export type BackupTrailer = { rows: Record<string, number>; sha256: string };

export const endOfTable = '\\.';
