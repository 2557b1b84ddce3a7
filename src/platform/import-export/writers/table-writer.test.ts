import { createWriteStream, readFileSync } from 'node:fs';
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { fileOf, readAll } from '../readers/read-all.fixture.ts';
import { errorFile } from './error-file.ts';
import { type Cell, tableWriter } from './table-writer.ts';

const ROWS: Cell[][] = [
  ['苏州精工', '=HYPERLINK("http://evil")', '+8613800138000', -5],
  ['逗号,引号"', '@SUM(A1)', '-2+3', true],
  [null, 'line\nbreak', ' blank ', 12.5],
];

async function written(format: 'csv' | 'xlsx'): Promise<string> {
  const path = fileOf('', format);
  const writer = tableWriter(createWriteStream(path), { format, header: ['公司', '备注', '电话', '值'] });
  await writer.write(ROWS.slice(0, 2));
  await writer.write(ROWS.slice(2));
  expect(await writer.end()).toBe(3);
  return path;
}

describe('exports', () => {
  it('CSV opens in a spreadsheet as text: mark for Excel, formulas guarded, numbers and phones untouched', async () => {
    const text = readFileSync(await written('csv'), 'utf8');
    expect(text.split('\r\n').slice(0, 3)).toEqual([
      '\ufeff公司,备注,电话,值',
      `苏州精工,"'=HYPERLINK(""http://evil"")",+8613800138000,-5`,
      `"逗号,引号""",'@SUM(A1),'-2+3,true`,
    ]);
  });

  it.each(['csv', 'xlsx'] as const)('%s comes back through the import as it went out', async (format) => {
    const table = await readAll(await written(format));
    expect(table.header).toEqual(['公司', '备注', '电话', '值']);
    expect(table.rows.map((row) => row.slice(0, 3))).toEqual(
      ROWS.map((row) => row.slice(0, 3).map((cell) => cell ?? '')),
    );
  });

  it('another program reads the workbook: texts as texts, dates as dates', async () => {
    const path = fileOf('', 'xlsx');
    const writer = tableWriter(createWriteStream(path), {
      format: 'xlsx',
      header: ['a', 'b'],
      sheet: '线索/导出',
    });
    await writer.write([['<&"> \u0001😀\ud800', new Date(Date.UTC(2024, 0, 5, 14, 30))]]);
    await writer.end();
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(path);
    const sheet = book.getWorksheet('线索 导出')!;
    expect(sheet.getCell('A2').value).toBe('<&"> 😀');
    expect(sheet.getCell('B2').value).toEqual(new Date(Date.UTC(2024, 0, 5, 14, 30)));
  });

  it('an export without rows still has its header', async () => {
    const path = fileOf('');
    await tableWriter(createWriteStream(path), { format: 'csv', header: ['a', 'b'], bom: false }).end();
    expect(readFileSync(path, 'utf8')).toBe('a,b\r\n');
  });

  it.each(['csv', 'xlsx'] as const)('a %s file that cannot be written says so', async (format) => {
    const writer = tableWriter(createWriteStream('/nonexistent/folder/x'), { format, header: ['a'] });
    await expect(writer.write([['1']]).then(() => writer.end())).rejects.toThrow('ENOENT');
  });

  it('the error file has the columns of the import and the reason', async () => {
    const path = fileOf('');
    const errors = errorFile(path, { format: 'csv', header: ['公司', '电话'], reasonHeader: '原因' });
    await errors.add(['甲厂', '12'], '电话号码不对');
    expect(await errors.end()).toBe(1);
    const table = await readAll(path);
    expect([table.header, ...table.rows]).toEqual([
      ['公司', '电话', '原因'],
      ['甲厂', '12', '电话号码不对'],
    ]);
  });
});
