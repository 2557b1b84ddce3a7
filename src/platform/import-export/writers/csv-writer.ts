import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { guardFormula } from './formula-guard.ts';
import type { Cell, TableWriter, WriterOptions } from './writer-types.ts';

/** RFC 4180 in UTF-8: CRLF, quotes where needed, dates in ISO, formulas guarded. */
export function csvWriter(stream: Writable, options: WriterOptions): TableWriter {
  const delimiter = options.delimiter ?? ',';
  const quoted = new RegExp(`["\\r\\n${delimiter === '\t' ? '\\t' : `\\${delimiter}`}]|^\\s|\\s$`);
  const done = finished(stream);
  // Awaited in `end`; until then a failure must not count as nobody's.
  done.catch(() => {});
  let rowsWritten = 0;

  function line(cells: Cell[]): string {
    let text = '';
    for (const [i, cell] of cells.entries()) {
      const plain = typeof cell === 'string' ? guardFormula(cell) : cellText(cell);
      if (i > 0) text += delimiter;
      text += quoted.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
    }
    return `${text}\r\n`;
  }

  async function put(text: string): Promise<void> {
    if (stream.errored) throw stream.errored;
    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), done]);
  }

  let start: string | undefined = (options.bom === false ? '' : '\ufeff') + line(options.header);
  return {
    async write(rows) {
      let text = start ?? '';
      start = undefined;
      for (const row of rows) text += line(row);
      rowsWritten += rows.length;
      await put(text);
    },
    async end() {
      if (start !== undefined) await put(start);
      stream.end();
      await done;
      return rowsWritten;
    },
  };
}

function cellText(cell: Exclude<Cell, string>): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString();
  return String(cell);
}
