import { describe, expect, test } from 'vitest';
import { type ImportOptions, importOptions } from '../options.ts';
import { type Problem, rowReader } from './read-row.ts';

const context = {
  customKinds: {},
  people: new Map([['李晓', 'person-1']]),
  currency: 'CNY',
  ownerId: null,
  teams: {},
  now: '2026-01-01T00:00:00Z',
};
const reading = (to: (string | null)[], over: Partial<ImportOptions> = {}) => {
  const options = importOptions.parse({
    columns: to.map((field, column) => ({ column, to: field, missing: ['Select', '无'] })),
    ...over,
  });
  const read = rowReader(options, context);
  return (...cells: string[]) => {
    const problems: Problem[] = [];
    return { ...read(cells, problems), problems };
  };
};

describe('a row', () => {
  test('joins first and last name as their script has it', () => {
    const read = reading(['firstName', 'lastName']);
    expect(read('锋', '欧阳').values.name).toBe('欧阳锋');
    expect(read('Anna', 'Berg').values.name).toBe('Anna Berg');
    expect(read('', 'Berg').values.name).toBe('Berg');
  });

  test('gathers several numbers and addresses, each once', () => {
    const read = reading(['phone', 'phone2', 'email', 'email2']);
    const { values } = read('13800138000 / 021-58888888', '+86 138 0013 8000', 'a@x.cn;B@x.cn', 'b@x.cn');
    expect(values).toMatchObject({
      phones: ['+8613800138000', '+862158888888'],
      emails: ['a@x.cn', 'b@x.cn'],
    });
  });

  test('takes words for nothing as nothing', () => {
    const { values, taken } = reading(['company', 'region', 'industry'])('甲公司', 'Select', ' 无 ');
    expect({ taken, region: values.region, industry: values.industry }).toEqual({
      taken: true,
      region: null,
      industry: null,
    });
  });

  test('reads money exactly, with the currency written or the company’s own', () => {
    const read = reading(['company', 'amount']);
    expect(read('甲', '¥1,234.5').values).toMatchObject({ amount: '1234.5', currency: 'CNY' });
    expect(read('甲', 'US$ 3万').values).toMatchObject({ amount: '30000', currency: 'USD' });
    expect(read('甲', '').values).toMatchObject({ amount: null, currency: null });
    expect(read('甲', '-5').taken).toBe(false);
  });

  test('is called by its number when that is all there is, and nobody without one', () => {
    const read = reading(['name', 'externalId']);
    expect(read('', 'A-17')).toMatchObject({ taken: true, values: { name: 'A-17' } });
    expect(read('', '')).toMatchObject({ taken: false, problems: [{ code: 'import.nobody' }] });
  });

  test('names all that is wrong at once, and only says so when bad cells are left out', () => {
    const cells = ['甲', '12', 'x@', '谁'];
    const to = ['company', 'phone', 'email', 'owner'];
    const strict = reading(to)(...cells);
    expect(strict.taken).toBe(false);
    expect(strict.problems.map(({ column, code }) => [column, code])).toEqual([
      [1, 'import.notAPhone'],
      [2, 'import.notAnEmail'],
      [3, 'import.noSuchPerson'],
    ]);
    expect(reading(to, { badCells: 'empty' })(...cells)).toMatchObject({
      taken: true,
      values: { phones: [], ownerId: null },
    });
  });
});
