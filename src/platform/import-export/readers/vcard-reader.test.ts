import { describe, expect, it } from 'vitest';
import { encode } from './encode.fixture.ts';
import { fileOf, readAll, refusal } from './read-all.fixture.ts';

const records = async (content: string | Buffer) => {
  const table = await readAll(fileOf(content, 'vcf'));
  return table.rows.map((row) =>
    Object.fromEntries(table.header.map((name, i) => [name, row[i]]).filter(([, value]) => value)),
  );
};

describe('vCards as a table', () => {
  it('reads several cards of version 3 and 4: groups, folded lines, escapes, tel: addresses, the preferred first', async () => {
    const text = [
      'BEGIN:VCARD',
      'VERSION:3.0',
      'N:Weber;Anna;;;',
      'FN:Anna Weber',
      'ORG:Weber\\, Sons GmbH;Purchasing',
      'item1.TEL;type=WORK:030 123456',
      'TEL;type=CELL;type=pref:+49 170 1234567',
      'TEL;TYPE=FAX,WORK:030 99',
      'NOTE:first line\\nsecond,',
      '  folded',
      'ADR;TYPE=WORK:;;Hauptstr. 1;Berlin;;10115;Germany',
      'PHOTO;ENCODING=b;TYPE=JPEG:AAAABBBB',
      ' CCCC',
      'END:VCARD',
      'BEGIN:VCARD',
      'VERSION:4.0',
      'N:王;芳;;;',
      'TEL;VALUE=uri;TYPE="work,voice":tel:+86-138-0013-8000;ext=12',
      'EMAIL;TYPE=work:wang@example.com',
      'X-WECHAT:wangfang88',
      'END:VCARD',
      '',
    ].join('\r\n');
    expect(await records(text)).toEqual([
      {
        name: 'Anna Weber',
        firstName: 'Anna',
        lastName: 'Weber',
        company: 'Weber, Sons GmbH',
        department: 'Purchasing',
        phone: '+49 170 1234567',
        phone2: '030 123456',
        fax: '030 99',
        note: 'first line\nsecond, folded',
        address: 'Hauptstr. 1, Berlin, 10115, Germany',
      },
      {
        name: '王芳',
        firstName: '芳',
        lastName: '王',
        phone: '+86-138-0013-8000 ext 12',
        email: 'wang@example.com',
        wechat: 'wangfang88',
      },
    ]);
  });

  it('reads version 2.1: quoted-printable over several lines, in the charset each line names', async () => {
    const gb = [...encode('王芳', 'gb18030')].map((byte) => `=${byte.toString(16).toUpperCase()}`).join('');
    const text = [
      'BEGIN:VCARD',
      'VERSION:2.1',
      `FN;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:${gb}`,
      'TEL;CELL;PREF:13800138000',
      'NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=E9=87=87=E8=B4=AD=0D=0A=',
      'second line',
      'END:VCARD',
    ].join('\n');
    expect(await records(text)).toEqual([{ name: '王芳', phone: '13800138000', note: '采购\nsecond line' }]);
  });

  it('reads a whole file in GB 18030', async () => {
    const text = 'BEGIN:VCARD\nVERSION:2.1\nFN:张伟明\nORG:苏州精工机械有限公司\nEND:VCARD\n';
    expect(await records(encode(text, 'gb18030'))).toEqual([
      { name: '张伟明', company: '苏州精工机械有限公司' },
    ]);
  });

  it('names the line of a card that does not end', async () => {
    const text = 'BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\nFN:B\n';
    expect(await refusal(fileOf(text, 'vcf'))).toEqual({ code: 'import.corruptVcard', facts: { line: 4 } });
  });
});
