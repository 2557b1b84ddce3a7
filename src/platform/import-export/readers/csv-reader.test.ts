import { describe, expect, it } from 'vitest';
import { encode } from './encode.fixture.ts';
import { openTable } from './open-table.ts';
import { fileOf, readAll, refusal } from './read-all.fixture.ts';

const SIMPLIFIED = '公司名称,联系人,备注\n苏州精工机械有限公司,王芳,需要报价\n上海远大贸易,李强,下周联系\n';
const TRADITIONAL =
  '公司名稱,聯絡人,備註\n臺北精密機械有限公司,陳淑芬,需要報價單\n高雄實業,林志豪,下週聯絡\n';

describe('encodings, told from the bytes', () => {
  it.each([
    ['utf-8', Buffer.from(SIMPLIFIED), SIMPLIFIED],
    ['utf-8', Buffer.from(`\ufeff${SIMPLIFIED}`), SIMPLIFIED],
    ['gb18030', encode(SIMPLIFIED, 'gb18030'), SIMPLIFIED],
    ['big5', encode(TRADITIONAL, 'big5'), TRADITIONAL],
    ['utf-16le', encode(`\ufeff${SIMPLIFIED}`, 'utf-16le'), SIMPLIFIED],
    ['utf-16be', encode(`\ufeff${SIMPLIFIED}`, 'utf-16be'), SIMPLIFIED],
    ['utf-16le', encode(SIMPLIFIED, 'utf-16le'), SIMPLIFIED],
    ['utf-16be', encode(SIMPLIFIED, 'utf-16be'), SIMPLIFIED],
    [
      'windows-1252',
      encode('name,city\nRené Müller,Besançon\nÅsa Öberg,Malmö\n', 'windows-1252'),
      'name,city\nRené Müller,Besançon\nÅsa Öberg,Malmö\n',
    ],
    [
      'windows-1252',
      encode('name,spec\nHeater,90°C\nOven,250°C\n', 'windows-1252'),
      'name,spec\nHeater,90°C\nOven,250°C\n',
    ],
  ])('%s', async (encoding, bytes, text) => {
    const table = await readAll(fileOf(bytes));
    expect(table.encoding).toBe(encoding);
    expect([table.header, ...table.rows]).toEqual(
      text
        .trimEnd()
        .split('\n')
        .map((line) => line.split(',')),
    );
  });

  it('stays right when the first Chinese text stands only after megabytes of ASCII', async () => {
    const ascii = `id,note\n${'12345,plain text of no particular kind\n'.repeat(80_000)}`;
    const table = await readAll(
      fileOf(Buffer.concat([Buffer.from(ascii), encode('99,终于出现的中文备注\n', 'gb18030')])),
    );
    expect(table.encoding).toBe('gb18030');
    expect(table.rows.at(-1)).toEqual(['99', '终于出现的中文备注']);
    expect(table.rows).toHaveLength(80_001);
  });

  it('reads characters that lie across the pieces a file is read in', async () => {
    const line = '一二三四五六七,八九十百千\n';
    for (const shift of ['', 'x', 'xx']) {
      const text = `甲${shift},乙\n${line.repeat(8_000)}`;
      for (const bytes of [Buffer.from(text), encode(text, 'gb18030')]) {
        const { rows } = await readAll(fileOf(bytes));
        expect(rows).toHaveLength(8_000);
        expect(rows.every((row) => row.join() === line.trim())).toBe(true);
      }
    }
  });

  it('reads a UTF-8 file with a broken byte as UTF-8 and names the cell', async () => {
    const bytes = Buffer.from(SIMPLIFIED);
    bytes[bytes.indexOf(Buffer.from('需')) + 1] = 0x20;
    const table = await readAll(fileOf(bytes));
    expect(table.encoding).toBe('utf-8');
    expect(table.rows[1]).toEqual(['上海远大贸易', '李强', '下周联系']);
    expect(table.problems).toMatchObject([{ row: 1, column: 2, code: 'import.damagedText' }]);
  });

  it('takes the encoding it is told, and refuses one that does not exist', async () => {
    expect((await readAll(fileOf(encode('名\n联通\n', 'gb18030')), { encoding: 'gbk' })).rows).toEqual([
      ['联通'],
    ]);
    expect(await refusal(fileOf('a,b\n1,2\n'), { encoding: 'klingon' })).toMatchObject({
      code: 'import.unknownEncoding',
    });
  });
});

describe('separated text as programs write it', () => {
  it.each([',', ';', '\t', '|'])('separator %j', async (delimiter) => {
    const text = [
      ['name', 'price', 'city'],
      ['A', '1.5', 'Berlin'],
      ['B', '2', 'Bonn'],
    ]
      .map((row) => row.join(delimiter))
      .join('\r\n');
    const table = await readAll(fileOf(text));
    expect(table.delimiter).toBe(delimiter);
    expect([table.header, ...table.rows]).toEqual([
      ['name', 'price', 'city'],
      ['A', '1.5', 'Berlin'],
      ['B', '2', 'Bonn'],
    ]);
  });

  it('tells a semicolon from the decimal commas beside it', async () => {
    const { delimiter, rows } = await readAll(fileOf('name;price;weight\nA;1,5;2,5\nB;2,25;3,5\n'));
    expect(delimiter).toBe(';');
    expect(rows[1]).toEqual(['B', '2,25', '3,5']);
  });

  it('is not led astray by long texts that hold more of another separator', async () => {
    const need = '图纸见附件，数量另议，交期两周；'.repeat(60);
    const rows = Array.from({ length: 40 }, (_, n) => `公司${n},客户${n},${need}`);
    const table = await readAll(fileOf(`公司名称,联系人,需求描述\n${rows.join('\n')}\n`));
    expect(table.delimiter).toBe(',');
    expect(table.header).toEqual(['公司名称', '联系人', '需求描述']);
  });

  it('tells it by the header where each row has one decimal comma, too', async () => {
    const { header, rows } = await readAll(fileOf('spent;won\n2.836,50;no\n81.000,00;yes\n7,25;no\n'));
    expect(header).toEqual(['spent', 'won']);
    expect(rows[0]).toEqual(['2.836,50', 'no']);
  });

  it('takes a blank after the comma as part of the separator, before quotes too', async () => {
    const { rows } = await readAll(
      fileOf('id, given, street, city\n1, , "1 High St, rear", Perth\n2, ann, 3 Low St, Hobart\n'),
    );
    expect(rows).toEqual([
      ['1', '', '1 High St, rear', 'Perth'],
      ['2', 'ann', '3 Low St', 'Hobart'],
    ]);
  });

  it('keeps line breaks, separators and quotes inside quoted cells, and the line on which each row begins', async () => {
    const table = await readAll(fileOf('a,b\r\n"one\r\ntwo","say ""hi"", ok"\r\n3,4\r\n'));
    expect(table.rows).toEqual([
      ['one\ntwo', 'say "hi", ok'],
      ['3', '4'],
    ]);
    expect(table.lines).toEqual([2, 4]);
  });

  it('keeps a stray quote inside a cell', async () => {
    const { rows } = await readAll(fileOf('size,name\n5" pipe,"The "Best" Shop"\n'));
    expect(rows).toEqual([['5" pipe', 'The "Best" Shop']]);
  });

  it('skips titles, credits and blank rows, and says how many lines', async () => {
    const table = await readAll(
      fileOf('客户名单 2024\n\n公司,联系人,电话\n甲厂,王芳,13800138000\n,,\n乙厂,李强,13900139000\n'),
    );
    expect(table.header).toEqual(['公司', '联系人', '电话']);
    expect(table.skippedLines).toBe(2);
    expect(table.rows.map((row) => row[0])).toEqual(['甲厂', '乙厂']);
  });

  it('reads a list of names without a header whole, commas included', async () => {
    const table = await readAll(
      fileOf('by Someone\n2022.11.30\n\nAcme, Inc.\n远大贸易\nFoo Ltd\n宏图\n恒信\n', 'txt'),
    );
    expect(table.header).toEqual(['']);
    expect(table.rows.map((row) => row[0])).toEqual(['Acme, Inc.', '远大贸易', 'Foo Ltd', '宏图', '恒信']);
  });

  it('notices that there is no header when the first row is data', async () => {
    const table = await readAll(
      fileOf('王芳,13800138000,wang@example.com\n李强,13900139000,li@example.com\n'),
    );
    expect(table.header).toEqual(['', '', '']);
    expect(table.rows).toHaveLength(2);
  });

  it('pads short rows; reports long ones and loses none of their text', async () => {
    const table = await readAll(fileOf('a,b,c\n1\n1,2,3,4,five\n1,2,3,,\n'));
    expect(table.rows).toEqual([
      ['1', '', ''],
      ['1', '2', '3'],
      ['1', '2', '3'],
    ]);
    expect(table.problems).toEqual([
      { row: 2, code: 'import.extraCells', facts: { expected: 3, found: 5, extra: ['4', 'five'] } },
    ]);
  });

  it('takes a NUL out of its cell and says where it was', async () => {
    const table = await readAll(fileOf('a,b\n1,x\0y\n2,z\n'));
    expect(table.rows).toEqual([
      ['1', 'xy'],
      ['2', 'z'],
    ]);
    expect(table.problems).toEqual([{ row: 1, column: 1, code: 'import.nulCharacter', facts: {} }]);
  });

  it('reads 300 columns and refuses 501', async () => {
    const wide = (n: number) =>
      fileOf(`${Array.from({ length: n }, (_, i) => `c${i}`)}\n${Array.from({ length: n }, (_, i) => i)}\n`);
    expect((await readAll(wide(300))).rows[0]).toHaveLength(300);
    expect(await refusal(wide(501))).toEqual({
      code: 'import.tooManyColumns',
      facts: { columns: 501, limit: 500 },
    });
  });

  it('goes on from any row, with the same rows as when read in one go', async () => {
    const path = fileOf(`n,text\n${Array.from({ length: 3_500 }, (_, i) => `${i + 1},"a\nb"`).join('\n')}\n`);
    const reader = await openTable({ path, fileName: path });
    const firsts: number[] = [];
    for await (const batch of reader.batches({ startRow: 1_501 })) {
      firsts.push(batch.firstRow);
      expect(batch.rows[0]![0]).toBe(String(batch.firstRow));
    }
    await reader.close();
    expect(firsts).toEqual([1_501, 2_501]);
    expect((await readAll(path)).rows).toHaveLength(3_500);
  });

  it('stops when asked to', async () => {
    const path = fileOf(`a,b\n${'1,2\n'.repeat(200_000)}`);
    const abort = new AbortController();
    const reader = await openTable({ path, fileName: path }, { signal: abort.signal });
    const reading = (async () => {
      for await (const _ of reader.batches()) abort.abort(new Error('cancelled'));
    })();
    await expect(reading).rejects.toThrow('cancelled');
    await reader.close();
  });
});

describe('files that cannot be read', () => {
  it('points to the line and cell where a quote opened that never closes', async () => {
    const text = `a,b\n${'1,2\n'.repeat(5)}3,"never closed\n${'4,5\n'.repeat(50)}`;
    expect(await refusal(fileOf(text))).toEqual({
      code: 'import.unbalancedQuote',
      facts: { line: 7, column: 2, row: 6 },
    });
  });

  it('points to the same line when a later quoted cell would close it by chance', async () => {
    const text = 'a,b\n1,"open\n2,"fine"\n3,"fine"\n';
    expect(await refusal(fileOf(text))).toMatchObject({
      code: 'import.unbalancedQuote',
      facts: { line: 2, column: 2 },
    });
  });

  it('refuses a cell over a megabyte, quoted or not, before it fills the memory', async () => {
    const large = 'x'.repeat(1_200_000);
    expect(await refusal(fileOf(`a,b\n1,2\n1,${large},3\n`))).toMatchObject({
      code: 'import.cellTooLarge',
      facts: { line: 3, column: 2, row: 2 },
    });
    expect(await refusal(fileOf(`a,b\n1,2\n1,"${large}"\n`))).toMatchObject({
      code: 'import.cellTooLarge',
      facts: { line: 3, column: 2 },
    });
  });

  it.each([
    ['import.emptyFile', ''],
    ['import.emptyFile', '\ufeff \n\n'],
    ['import.headerOnly', 'name,email,phone\n'],
    ['import.headerOnly', 'name,email,phone'],
    ['import.binaryFile', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0])],
    ['import.binaryFile', Buffer.from('%PDF-1.7 …')],
    ['import.binaryFile', Buffer.from(Array.from({ length: 3_000 }, (_, i) => (i * 7919) % 251))],
    ['import.oldExcel', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  ])('%s', async (code, content) => {
    expect((await refusal(fileOf(content))).code).toBe(code);
  });
});
