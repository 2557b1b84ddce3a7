import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import exceljs from 'exceljs';
import type { Cell, TableWriter, WriterOptions } from './table-writer.ts';

/** What a sheet and a cell can hold. */
const SHEET_ROWS = 1_048_576;
const CELL_CHARS = 32_767;
const YIELD_EVERY = 500;

/**
 * A workbook written as it grows, with the header frozen and filterable. Texts are stored as texts, so that none is
 * ever run as a formula. Rows beyond a sheet's limit go on in a second sheet; a cell beyond its limit is cut and ends in ….
 */
export function xlsxWriter(stream: Writable, options: WriterOptions): TableWriter {
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: true,
    useSharedStrings: false,
  });
  const done = finished(stream);
  done.catch(() => {});
  let sheets = 0;
  let sheetRows = 0;
  let total = 0;

  function newSheet(): exceljs.Worksheet {
    sheets++;
    const name = (options.sheet ?? 'Sheet').replace(/[[\]:*?/\\]/g, ' ').slice(0, 28);
    const added = workbook.addWorksheet(sheets === 1 ? name : `${name} ${sheets}`, {
      views: [{ state: 'frozen', ySplit: 1 }],
    });
    added.addRow(options.header.map(cellValue)).commit();
    sheetRows = 1;
    return added;
  }

  let sheet = newSheet();
  return {
    async write(rows) {
      for (const [i, row] of rows.entries()) {
        if (sheetRows === SHEET_ROWS) {
          sheet.commit();
          sheet = newSheet();
        }
        const added = sheet.addRow(row.map(cellValue));
        for (const [column, cell] of row.entries()) {
          if (cell instanceof Date) added.getCell(column + 1).numFmt = 'yyyy-mm-dd hh:mm';
        }
        added.commit();
        sheetRows++;
        total++;
        // Packing happens on the stream's turns; without giving it some, the whole sheet would pile up in memory.
        if (i % YIELD_EVERY === YIELD_EVERY - 1) await setImmediate();
      }
      await setImmediate();
      while (stream.writableNeedDrain && !stream.errored) await setImmediate();
      if (stream.errored) throw stream.errored;
    },
    async end() {
      await workbook.commit();
      if (!stream.writableEnded) stream.end();
      await done;
      return total;
    },
  };
}

function cellValue(cell: Cell): Exclude<Cell, undefined> {
  if (cell === undefined) return null;
  if (typeof cell !== 'string') return cell;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly what XML can't hold
  const text = cell.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return text.length > CELL_CHARS ? `${text.slice(0, CELL_CHARS - 1)}…` : text;
}
