import { expect, test } from 'vitest';
import { knownByCompany } from './known-by-company.ts';

const keys = ['externalId', 'email', 'phone', 'identity'] as const;
const columns = (...to: (string | null)[]) => to.map((one, column) => ({ column, to: one, missing: [] }));

test.each([
  ['a list of companies', true, columns('company', 'region', null, 'custom:board')],
  ['with people', false, columns('company', 'name')],
  ['with telephones', false, columns('company', 'phone')],
  ['with mail', false, columns('company', 'email2')],
  ['with numbers of another system', false, columns('externalId', 'company')],
  ['without companies', false, columns('region', 'address')],
])('%s: %s', (_what, known, those) => {
  expect(knownByCompany({ columns: those, keys: [...keys] })).toBe(known);
});

test('who wants no likeness of company and person gets none of company alone either', () => {
  expect(knownByCompany({ columns: columns('company'), keys: ['phone'] })).toBe(false);
});
