import { excelSerial } from '../dates.ts';
import { ImportError } from '../errors.ts';
import { type SharedStrings, unescapeText } from './shared-strings.ts';
import { LIMITS } from './table-reader.ts';
import type { CellStyle } from './xlsx-parts.ts';
import type { Workbook } from './xlsx-zip.ts';
import { xmlParser } from './xml-events.ts';

export type SheetContext = { strings: SharedStrings; styles: CellStyle[]; date1904: boolean };
export type SheetRow = { cells: string[]; line: number };

/** XLSX has 16,384 columns; a cell beyond them is a damaged reference. */
const MAX_COLUMN = 16_384;

/**
 * The rows of a sheet, as they are unpacked. Cells become the text a person means by them: dates in ISO, percentages
 * with their sign, numbers in full, TRUE and FALSE, the last result of a formula, rich text without its colours.
 * Cells covered by a merged one are empty.
 */
export async function* sheetRows(
  workbook: Workbook,
  part: string,
  context: SheetContext,
  signal?: AbortSignal,
): AsyncGenerator<{ rows: SheetRow[]; share: number }> {
  let rows: SheetRow[] = [];
  let cells: string[] = [];
  let line = 0;
  let column = 0;
  let type = '';
  let style = 0;
  let value = '';
  let reading = false;
  let phonetic = false;

  const parser = xmlParser(part, {
    open(name, a) {
      if (name === 'c') {
        column = a.r ? columnOf(a.r) : column + 1;
        type = a.t ?? 'n';
        style = a.s ? Number(a.s) : 0;
        value = '';
      } else if (name === 'v' || name === 't') reading = !phonetic;
      else if (name === 'rPh') phonetic = true;
      else if (name === 'row') {
        cells = [];
        column = -1;
        line = a.r ? Number(a.r) : line + 1;
      }
    },
    text(piece) {
      if (!reading) return;
      value += piece;
      if (value.length > LIMITS.cellChars) {
        throw new ImportError('import.cellTooLarge', { line, column: column + 1, limit: LIMITS.cellChars });
      }
    },
    close(name) {
      if (name === 'c') {
        if (value === '' || column < 0 || column >= MAX_COLUMN) return;
        while (cells.length < column) cells.push('');
        cells[column] = cellText(value, type, style, context);
      } else if (name === 'v' || name === 't') reading = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'row') rows.push({ cells, line });
    },
  });
  for await (const chunk of workbook.chunks(part, signal)) {
    parser.write(chunk.text);
    if (rows.length === 0) continue;
    yield { rows, share: chunk.share };
    rows = [];
  }
  parser.end();
}

/** Zero-based column of a reference: A1 → 0, AB12 → 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i) & 0xdf;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

function cellText(
  value: string,
  type: string,
  style: number,
  { strings, styles, date1904 }: SheetContext,
): string {
  switch (type) {
    case 's':
      return strings.get(Number(value));
    case 'b':
      return value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
    case 'd':
      return value.replace(/T00:00:00(\.0+)?Z?$/, '');
    case 'n':
      return numberText(value, styles[style] ?? 'number', date1904);
    default:
      return unescapeText(value);
  }
}

/** Spreadsheets keep 15 digits; what a float adds behind them is left off. */
function numberText(value: string, style: CellStyle, date1904: boolean): string {
  if (style === 'number' && value.length <= 15 && !/e/i.test(value)) return value;
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (style === 'date' && number >= 0 && number < 2_958_466) {
    return number < 1 ? excelSerial(number, date1904).slice(11) || '00:00:00' : excelSerial(number, date1904);
  }
  const exact = (n: number): string => {
    const text = String(Number(n.toPrecision(15)));
    return /e\+/.test(text) ? BigInt(n).toString() : text;
  };
  return style === 'percent' ? `${exact(number * 100)}%` : exact(number);
}
