export type Cell = string | number | boolean | Date | null | undefined;

/** Writes a table piece by piece; each `write` settles when the stream wants more, so memory stays flat. */
export type TableWriter = {
  write(rows: Cell[][]): Promise<void>;
  /** Finishes the file and ends the stream. Gives the number of rows without the header. */
  end(): Promise<number>;
};

export type WriterOptions = {
  format: 'csv' | 'xlsx';
  header: string[];
  /** CSV: a byte order mark, without which Excel reads Chinese as gibberish. On unless false. */
  bom?: boolean;
  delimiter?: string;
  /** XLSX: the sheet's name, at most 31 characters. */
  sheet?: string;
};
