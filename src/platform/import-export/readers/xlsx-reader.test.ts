import { writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { fileOf, readAll, refusal } from './read-all.fixture.ts';

async function workbook(fill: (book: exceljs.Workbook) => void): Promise<string> {
  const book = new exceljs.Workbook();
  fill(book);
  const path = fileOf('', 'xlsx');
  await book.xlsx.writeFile(path);
  return path;
}

/** A ZIP made by hand, so that its directory may also lie. */
function zip(path: string, parts: Record<string, string | Buffer>): string {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const raw = Buffer.from(content as string);
    const data = deflateRawSync(raw);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(raw.length, 18);
    head.writeUInt16LE(name.length, 22);
    const entry = Buffer.concat([Buffer.from('PK\x03\x04'), head, Buffer.from(name), data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(
      Buffer.concat([
        Buffer.from('PK\x01\x02\x14\x00'),
        head.subarray(0, 24),
        head.subarray(24, 26),
        tail.subarray(0, 14),
        Buffer.from(name),
      ]),
    );
    local.push(entry);
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  writeFileSync(path, Buffer.concat([...local, directory, end]));
  return path;
}

const PARTS = {
  '_rels/.rels':
    '<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml': '<workbook xmlns:r="x"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
};
const sheetXml = (rows: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<worksheet><sheetData>${rows}</sheetData></worksheet>`;

describe('XLSX', () => {
  it('gives what a person sees: dates, percentages, booleans, results of formulas, rich text, long numbers', async () => {
    const path = await workbook((book) => {
      const sheet = book.addWorksheet('线索');
      sheet.addRow(['公司', '日期', '时间', '比例', '是否', '公式', '富文本', '手机', '小数']);
      sheet.addRow([
        '苏州精工',
        new Date(Date.UTC(2024, 0, 5)),
        new Date(Date.UTC(2024, 0, 5, 14, 30)),
        0.125,
        true,
        { formula: '1+1', result: 2 },
        { richText: [{ text: '加' }, { text: '粗', font: { bold: true } }] },
        13800138000,
        0.1 + 0.2,
      ]);
      sheet.getCell('B2').numFmt = 'yyyy"年"m"月"d"日"';
      sheet.getCell('C2').numFmt = 'yyyy-mm-dd hh:mm';
      sheet.getCell('D2').numFmt = '0.0%';
    });
    const table = await readAll(path);
    expect(table.format).toBe('xlsx');
    expect(table.rows).toEqual([
      ['苏州精工', '2024-01-05', '2024-01-05T14:30:00', '12.5%', 'TRUE', '2', '加粗', '13800138000', '0.3'],
    ]);
  });

  it('reads the first visible sheet with rows, or the one named; skips a merged title', async () => {
    const path = await workbook((book) => {
      book.addWorksheet('空');
      book.addWorksheet('隐', { state: 'hidden' }).addRows([
        ['x', 'y', 'z'],
        ['1', '2', '3'],
      ]);
      const sheet = book.addWorksheet('客户');
      sheet.addRows([
        ['客户名单'],
        ['公司', '联系人', '电话'],
        ['甲厂', '王芳', '1'],
        [],
        ['乙厂', null, '2'],
      ]);
      sheet.mergeCells('A1:C1');
      book.addWorksheet('另').addRows([
        ['a', 'b'],
        ['1', '2'],
      ]);
    });
    const table = await readAll(path);
    expect(table.sheets).toEqual(['空', '隐', '客户', '另']);
    expect(table.header).toEqual(['公司', '联系人', '电话']);
    expect(table.rows).toEqual([
      ['甲厂', '王芳', '1'],
      ['乙厂', '', '2'],
    ]);
    expect(table.lines).toEqual([3, 5]);
    expect((await readAll(path, { sheet: '另' })).rows).toEqual([['1', '2']]);
    expect((await refusal(path, { sheet: '没有' })).code).toBe('import.sheetNotFound');
  });

  it('goes on from any row', async () => {
    const path = await workbook((book) => {
      book
        .addWorksheet('S')
        .addRows([['n', 'text'], ...Array.from({ length: 2_500 }, (_, i) => [i + 1, `t${i % 7}`])]);
    });
    const rest = await readAll(path, {}, 1_501);
    expect(rest.rows[0]).toEqual(['1501', 't2']);
    expect(rest.rows).toHaveLength(1_000);
  });

  it('finds the right text among more shared strings than it keeps unpacked', async () => {
    const count = 260_000;
    const rows = Array.from(
      { length: count / 2 },
      (_, i) => `<row><c t="s"><v>${i}</v></c><c t="s"><v>${count - 1 - i}</v></c></row>`,
    );
    const strings = Array.from({ length: count }, (_, i) => `<si><t>text ${i}</t></si>`).join('');
    const path = zip(fileOf('', 'xlsx'), {
      ...PARTS,
      'xl/_rels/workbook.xml.rels': PARTS['xl/_rels/workbook.xml.rels'].replace(
        '</',
        '<Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/></',
      ),
      'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
      'xl/worksheets/sheet1.xml': sheetXml(
        `<row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row>${rows.join('')}`,
      ),
    });
    const table = await readAll(path);
    expect(table.rows).toHaveLength(count / 2);
    expect(table.rows.every(([a, b], i) => a === `text ${i}` && b === `text ${count - 1 - i}`)).toBe(true);
  });
});

describe('workbooks that are refused', () => {
  it('a zip bomb, before it is unpacked', async () => {
    const path = zip(fileOf('', 'xlsx'), {
      ...PARTS,
      'xl/worksheets/sheet1.xml': Buffer.alloc(64 << 20, 32),
    });
    expect(await refusal(path)).toMatchObject({ code: 'import.zipBomb', facts: { reason: 'ratio' } });
  });

  it('one with entities that would expand', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>';
    const rows = '<row><c t="str"><v>h</v></c></row><row><c t="str"><v>&b;</v></c></row>';
    const path = zip(fileOf('', 'xlsx'), { ...PARTS, 'xl/worksheets/sheet1.xml': sheetXml(rows, bomb) });
    expect((await refusal(path)).code).toBe('import.corruptWorkbook');
  });

  it.each([
    ['cut in the middle', 'import.corruptWorkbook', () => Buffer.from('PK\x03\x04 and nothing that follows')],
    [
      'protected by a password',
      'import.encryptedWorkbook',
      () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]),
    ],
  ])('one that is %s', async (_, code, bytes) => {
    expect((await refusal(fileOf(bytes(), 'xlsx'))).code).toBe(code);
  });

  it('another kind of archive, and a sheet of damaged XML', async () => {
    expect((await refusal(zip(fileOf('', 'csv'), { 'a.txt': 'hello' }))).code).toBe('import.corruptWorkbook');
    const broken = zip(fileOf('', 'xlsx'), {
      ...PARTS,
      'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row></c></row>',
    });
    expect(await refusal(broken)).toEqual({
      code: 'import.corruptWorkbook',
      facts: { part: 'xl/worksheets/sheet1.xml' },
    });
  });
});
