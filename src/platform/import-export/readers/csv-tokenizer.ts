import { ImportError } from '../errors.ts';
import { LIMITS } from './table-reader.ts';

const QUOTE = 34;
const SPACE = 32;
const CR = 13;

export type CsvDialect = {
  /** One character, or `', '` where blanks after the comma belong to the separator. */
  delimiter: string;
  newline: '\n' | '\r';
};

export type CsvTokenizer = {
  /**
   * Takes the next piece of text and hands on every row that is complete. `last` says that nothing follows.
   *
   * @throws ImportError `import.unbalancedQuote`, `import.cellTooLarge`, `import.rowTooLarge` with line and column
   */
  push(text: string, last: boolean, emit: (cells: string[], line: number) => void): void;
};

/**
 * Cuts streamed text into rows of cells, as RFC 4180 has it and as programs write it: quoted cells with doubled quotes
 * and line breaks, blanks around quotes, a stray quote inside a cell kept as it is.
 *
 * A quote that closes a cell over several lines and is followed by text is taken for one that opens the next cell: the
 * first one was never closed, and the error names the line where it stands. Otherwise rows would vanish into a cell
 * unseen.
 *
 * Lines without a quote, nearly all of most files, take a short way that only looks for separators.
 */
export function csvTokenizer(dialect: CsvDialect): CsvTokenizer {
  const separator = dialect.delimiter.charCodeAt(0);
  const separatorText = dialect.delimiter.charAt(0);
  const skipBlanks = dialect.delimiter.length > 1;
  const newline = dialect.newline.charCodeAt(0);
  let rest = '';
  let line = 1;

  /** Cells of one quoted row of `s` from `start`; undefined when its end is not there yet. */
  function quotedRow(s: string, start: number, last: boolean) {
    const cells: string[] = [];
    let at = start;
    let rowLine = line;
    for (;;) {
      let from = at;
      while (s.charCodeAt(from) === SPACE) from++;
      if (s.charCodeAt(from) === QUOTE) {
        const cell = quotedCell(s, from + 1, rowLine, cells.length, last);
        if (!cell) return undefined;
        cells.push(cell.text);
        rowLine += cell.breaks;
        at = cell.end;
      } else {
        if (!skipBlanks) from = at;
        let end = from;
        let code = s.charCodeAt(end);
        while (end < s.length && code !== separator && code !== newline) code = s.charCodeAt(++end);
        if (end === s.length && !last) return undefined;
        const stop = end > from && code !== separator && s.charCodeAt(end - 1) === CR ? end - 1 : end;
        if (stop - from > LIMITS.cellChars) tooLarge(rowLine, cells.length);
        cells.push(s.slice(from, stop));
        at = end;
      }
      if (s.charCodeAt(at) === CR && newline !== CR) at++;
      if (at >= s.length || s.charCodeAt(at) === newline)
        return { cells, next: at + 1, nextLine: rowLine + 1 };
      at++;
    }
  }

  /** A quoted cell whose text begins at `from`; `end` is where a separator, a line end or the end of text stands. */
  function quotedCell(s: string, from: number, openLine: number, column: number, last: boolean) {
    let search = from;
    let doubled = false;
    for (;;) {
      const close = s.indexOf('"', search);
      if (close - from > LIMITS.cellChars || (close === -1 && s.length - from > LIMITS.cellChars)) {
        tooLarge(openLine, column);
      }
      if (close === -1) {
        if (last) throw new ImportError('import.unbalancedQuote', { line: openLine, column: column + 1 });
        return undefined;
      }
      if (s.charCodeAt(close + 1) === QUOTE) {
        doubled = true;
        search = close + 2;
        continue;
      }
      let end = close + 1;
      while (s.charCodeAt(end) === SPACE) end++;
      // A carriage return belongs to the line end behind it, which may come with the next piece.
      const code = s.charCodeAt(end);
      const lineEnd = code === CR && newline !== CR ? end + 1 : end;
      if (lineEnd >= s.length && !last) return undefined;
      const text = s.slice(from, close);
      const broken = text.includes('\n') || text.includes('\r');
      if (lineEnd >= s.length || code === separator || s.charCodeAt(lineEnd) === newline) {
        const plain = doubled ? text.replaceAll('""', '"') : text;
        if (!broken) return { text: plain, end, breaks: 0 };
        return { text: plain.replace(/\r\n?/g, '\n'), end, breaks: text.split(dialect.newline).length - 1 };
      }
      if (broken) throw new ImportError('import.unbalancedQuote', { line: openLine, column: column + 1 });
      search = close + 1;
    }
  }

  function plainRow(s: string, start: number, end: number): string[] {
    const cells = s.slice(start, end).split(separatorText);
    if (skipBlanks) for (let i = 1; i < cells.length; i++) cells[i] = cells[i]!.trimStart();
    if (end - start > LIMITS.cellChars) {
      const large = cells.findIndex((cell) => cell.length > LIMITS.cellChars);
      if (large >= 0) tooLarge(line, large);
    }
    return cells;
  }

  function tooLarge(atLine: number, column: number): never {
    throw new ImportError('import.cellTooLarge', {
      line: atLine,
      column: column + 1,
      limit: LIMITS.cellChars,
    });
  }

  return {
    push(text, last, emit) {
      const s = rest + text;
      let at = 0;
      let quote = s.indexOf('"');
      while (at < s.length) {
        let end = s.indexOf(dialect.newline, at);
        if (quote !== -1 && quote < at) quote = s.indexOf('"', at);
        if (quote !== -1 && (end === -1 || quote < end)) {
          const row = quotedRow(s, at, last);
          if (!row) break;
          emit(row.cells, line);
          line = row.nextLine;
          at = row.next;
          continue;
        }
        if (end === -1) {
          if (!last) break;
          end = s.length;
        }
        const stop = end > at && s.charCodeAt(end - 1) === CR ? end - 1 : end;
        emit(plainRow(s, at, stop), line);
        line++;
        at = end + 1;
      }
      rest = at < s.length ? s.slice(at) : '';
      if (rest.length > LIMITS.cellChars && quote === -1) {
        const cell = rest.slice(rest.lastIndexOf(dialect.delimiter) + 1);
        if (cell.length > LIMITS.cellChars) tooLarge(line, rest.split(dialect.delimiter).length - 1);
      }
      if (rest.length > LIMITS.rowChars)
        throw new ImportError('import.rowTooLarge', { line, limit: LIMITS.rowChars });
    },
  };
}
