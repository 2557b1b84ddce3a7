import { ImportError } from '../errors.ts';
import { type CsvDialect, csvTokenizer } from './csv-tokenizer.ts';

const DELIMITERS = [',', '\t', ';', '|', '，'];
const SNIFFED_CHARS = 128 << 10;
/** Stands for "no separator" in a list of one column, where a comma is part of the text. */
export const NO_DELIMITER = '\u001f';

/**
 * Tells separator and line ends from the beginning of a text. The separator is the one that cuts most rows into the
 * same number (above one) of cells, the header into that number too; a file in which none does so is one column.
 *
 * @param complete whether `text` is the whole file, so that its last row counts
 */
export function sniffDialect(text: string, complete: boolean): CsvDialect {
  const newline = text.includes('\n') || !text.includes('\r') ? '\n' : '\r';
  const declared = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (declared) return { delimiter: declared, newline };
  const head = text.slice(0, SNIFFED_CHARS);
  const whole = complete && head.length === text.length;
  let best = { delimiter: NO_DELIMITER, score: 0 };
  for (const delimiter of DELIMITERS) {
    const widths = firstRows(head, { delimiter, newline }, whole)
      .filter((row) => row.some((cell) => cell.trim() !== ''))
      .map((row) => row.length);
    const score = regularity(widths);
    if (score > best.score * 1.05) best = { delimiter, score };
  }
  if (best.delimiter === ',' && blanksBelong(head)) return { delimiter: ', ', newline };
  return { delimiter: best.delimiter, newline };
}

/** Rows of the beginning of a file; a quote left open in it ends them early and is reported when it is read. */
export function firstRows(text: string, dialect: CsvDialect, complete: boolean): string[][] {
  const rows: string[][] = [];
  try {
    csvTokenizer(dialect).push(text, complete, (cells) => rows.push(cells));
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
  }
  return rows;
}

/**
 * Share of rows with the commonest width, 0 when that width is one. It counts whole when the first row of the file has that width, half
 * when only the first wide one has (a title may stand above the header, but so do long texts below it), less when that is another.
 */
function regularity(widths: number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  let mode = 1;
  for (const [width, count] of counts) {
    if (width > 1 && (mode === 1 || count > (counts.get(mode) ?? 0))) mode = width;
  }
  if (mode === 1) return 0;
  const share = (counts.get(mode) ?? 0) / widths.length;
  // A list of names has a comma here and there; a table has its separator in most rows.
  if (share < 0.3 && widths.filter((width) => width > 1).length < widths.length * 0.6) return 0;
  const header = widths[0] === mode ? 1 : widths.find((width) => width > 1) === mode ? 0.5 : 0.4;
  return share * header * (1 + Math.log2(mode) / 8);
}

/** True when practically every comma is followed by a blank, so that the blank is part of the separator. */
function blanksBelong(text: string): boolean {
  const commas = text.match(/,(?=.)/g)?.length ?? 0;
  const blanks = text.match(/, /g)?.length ?? 0;
  const lines = text.split(/\r?\n/, 20).filter((line) => line !== '');
  return commas >= 4 && blanks >= commas * 0.98 && (lines[0] ?? '').includes(', ');
}
