import { ImportError } from '../errors.ts';
import { fitToWidth } from './csv-reader.ts';
import { readSharedStrings } from './shared-strings.ts';
import { type TableLayout, tableLayout } from './table-layout.ts';
import { type Batch, LIMITS, type TableOptions, type TableReader } from './table-reader.ts';
import { readStyles, readWorkbook, type SheetEntry } from './xlsx-parts.ts';
import { type SheetContext, type SheetRow, sheetRows } from './xlsx-sheet.ts';
import { openWorkbook, type Workbook } from './xlsx-zip.ts';

const HEAD_ROWS = 300;

type Plan = { workbook: Workbook; part: string; context: SheetContext; layout: TableLayout; size: number };

/** Opens one sheet of a workbook: the one named, or the first that is visible and has rows. */
export async function openXlsx(path: string, size: number, options: TableOptions): Promise<TableReader> {
  const workbook = await openWorkbook(path);
  let close = (): void => workbook.close();
  try {
    const { sheets, date1904, sharedStrings, styles } = await readWorkbook(workbook);
    const names = sheets.map((sheet) => sheet.name);
    const strings = await readSharedStrings(workbook, sharedStrings, options.signal);
    close = () => {
      strings.close();
      workbook.close();
    };
    const context = { strings, styles: await readStyles(workbook, styles), date1904 };
    const candidates = sheetsToTry(sheets, options.sheet);
    for (const sheet of candidates) {
      const { rows, complete } = await headRows(workbook, sheet.part, context);
      const layout = tableLayout(rows);
      if (!layout) continue;
      const columns = layout.header.length;
      if (columns > LIMITS.columns)
        throw new ImportError('import.tooManyColumns', { columns, limit: LIMITS.columns });
      if (complete && rows.slice(layout.dataFrom).every((row) => row.every((cell) => cell.trim() === ''))) {
        throw new ImportError('import.headerOnly', { columns });
      }
      const plan: Plan = { workbook, part: sheet.part, context, layout, size };
      return {
        format: 'xlsx',
        encoding: 'utf-8',
        sheets: names,
        sheet: sheet.name,
        header: layout.header,
        skippedLines: layout.skipped,
        totalBytes: size,
        batches: (from) => xlsxBatches(plan, from?.startRow ?? 1, options.signal),
        close: async () => close(),
      };
    }
    throw new ImportError('import.emptyFile');
  } catch (error) {
    close();
    throw error;
  }
}

function sheetsToTry(sheets: SheetEntry[], wanted: string | undefined): SheetEntry[] {
  if (wanted === undefined)
    return [...sheets.filter((sheet) => !sheet.hidden), ...sheets.filter((sheet) => sheet.hidden)];
  const found = sheets.filter((sheet) => sheet.name === wanted);
  if (found.length === 0) {
    throw new ImportError('import.sheetNotFound', {
      sheet: wanted,
      sheets: sheets.map((sheet) => sheet.name),
    });
  }
  return found;
}

async function headRows(workbook: Workbook, part: string, context: SheetContext) {
  const rows: string[][] = [];
  for await (const piece of sheetRows(workbook, part, context)) {
    rows.push(...piece.rows.map((row) => trimEnd(row.cells)));
    if (rows.length >= HEAD_ROWS) return { rows: rows.slice(0, HEAD_ROWS), complete: false };
  }
  return { rows, complete: true };
}

const isEmpty = (cells: string[]): boolean => cells.every((cell) => cell.trim() === '');

function trimEnd(cells: string[]): string[] {
  let end = cells.length;
  while (end > 0 && cells[end - 1]!.trim() === '') end--;
  return cells.slice(0, end);
}

async function* xlsxBatches(plan: Plan, startRow: number, signal?: AbortSignal): AsyncGenerator<Batch> {
  const { header, dataFrom } = plan.layout;
  const fresh = (firstRow: number): Batch => ({ rows: [], firstRow, lines: [], bytesRead: 0, problems: [] });
  let batch = fresh(startRow);
  let seen = 0;
  let row = 0;
  const take = ({ cells, line }: SheetRow): void => {
    if (seen++ < dataFrom || isEmpty(cells)) return;
    if (++row < startRow) return;
    if (cells.length !== header.length) fitToWidth(cells, header.length, row, batch.problems);
    batch.rows.push(cells);
    batch.lines.push(line);
  };
  let share = 0;
  for await (const piece of sheetRows(plan.workbook, plan.part, plan.context, signal)) {
    share = piece.share;
    for (const sheetRow of piece.rows) {
      take(sheetRow);
      if (batch.rows.length < LIMITS.batchRows) continue;
      yield { ...batch, bytesRead: Math.floor(plan.size * share) };
      batch = fresh(row + 1);
    }
  }
  if (batch.rows.length > 0) yield { ...batch, bytesRead: plan.size };
}
