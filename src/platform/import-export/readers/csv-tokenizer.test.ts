import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvTokenizer } from './csv-tokenizer.ts';

const cell = fc.string({ unit: fc.constantFrom('a', '王', ',', '"', '\n', ' ', ';', '1'), maxLength: 6 });
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });

const quoted = (rows: string[][], end: string): string =>
  rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join(end);

function cut(text: string, at: number[]): string[][] {
  const rows: string[][] = [];
  const tokenizer = csvTokenizer({ delimiter: ',', newline: '\n' });
  const places = [...new Set(at.map((n) => n % (text.length + 1)))].sort((a, b) => a - b);
  let from = 0;
  for (const place of places) {
    tokenizer.push(text.slice(from, place), false, (cells) => rows.push(cells));
    from = place;
  }
  tokenizer.push(text.slice(from), true, (cells) => rows.push(cells));
  return rows;
}

describe('csvTokenizer', () => {
  it('gives back every table that was written with quotes, wherever the stream happens to be cut', () => {
    fc.assert(
      fc.property(
        table,
        fc.array(fc.nat(), { maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        (rows, at, end) => {
          expect(cut(quoted(rows, end), at)).toEqual(rows);
        },
      ),
    );
  });

  it('cuts a table without quotes the same, wherever the stream happens to be cut', () => {
    const plain = fc.array(fc.array(fc.stringMatching(/^[a王1]{1,4}$/), { minLength: 2, maxLength: 4 }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(plain, fc.array(fc.nat(), { maxLength: 8 }), (rows, at) => {
        expect(cut(rows.map((row) => row.join(',')).join('\r\n'), at)).toEqual(rows);
      }),
    );
  });
});
