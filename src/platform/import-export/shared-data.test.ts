import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { proposeMapping } from './mapping.ts';
import { readAll, type WholeTable } from './readers/read-all.fixture.ts';
import { USUAL_FIELDS } from './usual-fields.ts';

const DATA = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
const present = existsSync(DATA);
if (!present) console.log(`Reading of public data was not checked: ${DATA} is absent.`);

const mapped = (table: WholeTable): Record<string, string> =>
  Object.fromEntries(
    proposeMapping(table.header, table.rows.slice(0, 500), USUAL_FIELDS).flatMap((c) =>
      c.field ? [[c.field, c.header]] : [],
    ),
  );
const clean = (table: WholeTable): boolean =>
  table.rows.every(
    (row) => row.length === table.header.length && row.every((cell) => !cell.includes('\ufffd')),
  );

describe.skipIf(!present)('public data', () => {
  it('the list of applicants: GB 18030, line breaks in cells, Chinese headers', async () => {
    const table = await readAll(`${DATA}listed-applicants-gb18030.csv`);
    expect([table.encoding, table.rows.length, clean(table)]).toEqual(['gb18030', 637, true]);
    expect(new Set(table.rows.map((row) => row[1]!.trim())).size).toBe(617);
    expect(mapped(table)).toMatchObject({ company: '公司名称', region: '地区', industry: '行业' });
  });

  it('the list of short names: one column without a header, credits above it', async () => {
    const table = await readAll(`${DATA}chinese-company-short-names.txt`);
    expect([table.rows.length, table.header, table.skippedLines]).toEqual([267_397, [''], 3]);
  });

  it('the course seller’s leads: the trailing column dropped, Select means nothing', async () => {
    const table = await readAll(`${DATA}x-education-leads.csv`);
    expect(table.rows).toHaveLength(9_240);
    expect(mapped(table)).toMatchObject({ source: 'Lead Source', country: 'Country', city: 'City' });
    const columns = proposeMapping(table.header, table.rows.slice(0, 500), USUAL_FIELDS);
    expect(columns.at(-1)).toMatchObject({ header: '', dropped: true });
    expect(columns.find((c) => c.header === 'Specialization')!.missing).toEqual(['Select']);
  });

  it('the order lines: Latin-1, tabs', async () => {
    const table = await readAll(`${DATA}deliveries/scms-latin1-tab.csv`);
    expect([table.encoding, table.delimiter, table.rows.length]).toEqual(['windows-1252', '\t', 10_324]);
    expect(new Set(table.rows.map((row) => row[5])).size).toBe(43);
  });

  it('Salesforce exports', async () => {
    for (const [file, rows] of [
      ['devorg/Lead.csv', 22],
      ['workshop/Lead.csv', 60],
      ['workshop/Contact.csv', 102],
    ] as const) {
      const table = await readAll(`${DATA}salesforce-export/${file}`);
      expect([table.rows.length, table.problems.length, clean(table)]).toEqual([rows, 0, true]);
      expect(mapped(table)).toMatchObject({
        firstName: 'FirstName',
        lastName: 'LastName',
        email: 'Email',
        phone: 'Phone',
      });
    }
  });

  it('people with blanks after their commas', async () => {
    const table = await readAll(`${DATA}duplicates/febrl-people-1.csv`);
    expect([table.rows.length, table.header.length, table.delimiter]).toEqual([1_000, 11, ', ']);
  });

  it('all vCards', async () => {
    const files = readdirSync(`${DATA}vcards`).filter((name) => name.endsWith('.vcf'));
    expect(files).toHaveLength(17);
    for (const file of files) {
      const table = await readAll(`${DATA}vcards/${file}`);
      expect(table.format).toBe('vcard');
      const column = (name: string) => table.header.indexOf(name);
      for (const row of table.rows) {
        expect(row[column('name')] || row[column('email')] || row[column('phone')], file).toBeTruthy();
      }
    }
  });
});
