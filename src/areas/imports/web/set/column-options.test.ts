import { expect, it } from 'vitest';
import type { KindFields, SetFile } from '../shapes.ts';
import { withColumn } from './column-options.ts';

const found: SetFile['found'][number] = {
  column: 2,
  header: 'year_established',
  kind: 'number',
  confidence: 0.4,
  missing: ['n/a'],
  newField: { key: 'year_established', label: 'year_established', kind: 'number' },
  numberStyle: 'point',
};
const kind: KindFields = {
  kind: 'accounts',
  label: '客户',
  fields: [{ key: 'company', label: '公司', isCustom: false }],
  customSubjects: ['account', 'contact'],
};
const company = { column: 0, to: 'company', missing: [] };

it('makes a field for a column, of the company or of the person', () => {
  expect(withColumn([company], found, 'account.custom:year_established', kind)).toEqual([
    company,
    {
      column: 2,
      to: 'account.custom:year_established',
      missing: ['n/a'],
      numberStyle: 'point',
      newField: { label: 'year_established', kind: 'number' },
    },
  ]);
});

it('makes no field that is there already', () => {
  const there = {
    ...kind,
    fields: [...kind.fields, { key: 'account.custom:year_established', label: '成立年份', isCustom: true }],
  };
  const [, column] = withColumn([company], found, 'account.custom:year_established', there);
  expect(column).not.toHaveProperty('newField');
});

it('leaves a column out and keeps how it is read, in the order of the file', () => {
  const last = { column: 5, to: 'note', missing: [] };
  const before = { column: 2, to: 'size', missing: ['-'], numberStyle: 'comma' as const };
  expect(withColumn([company, last, before], found, '', kind)).toEqual([
    company,
    { column: 2, to: null, missing: ['-'], numberStyle: 'comma' },
    last,
  ]);
});
