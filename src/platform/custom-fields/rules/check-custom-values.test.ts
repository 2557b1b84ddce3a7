import { expect, test } from 'vitest';
import { type CustomField, checkCustomValues, type FieldKind } from './check-custom-values.ts';

const field = (kind: FieldKind, choices: string[] = []): CustomField => ({
  id: '',
  key: kind.toLowerCase(),
  label: kind,
  kind,
  choices,
  position: 0,
  version: 1,
});
const fields = [
  field('text'),
  field('number'),
  field('date'),
  field('boolean'),
  field('choice', ['高', '中', '低']),
  field('choices', ['车床', '铣床']),
  field('url'),
  field('email'),
  field('phone'),
];
const check = (key: string, value: unknown) => {
  const outcome = checkCustomValues(fields, { [key]: value });
  return outcome.ok ? outcome.value[key] : outcome.refusal.code.replace('customField.', '');
};

test.each([
  ['text', '  主轴  ', '主轴'],
  ['text', '   ', null],
  ['text', null, null],
  ['text', 7, 'wrongValue'],
  ['text', '长'.repeat(501), 'tooLong'],
  ['number', '-12.50', '-12.50'],
  ['number', 0.1, '0.1'],
  ['number', 1e21, 'wrongValue'],
  ['number', '1,000', 'wrongValue'],
  ['number', Number.NaN, 'wrongValue'],
  ['date', '2028-02-29', '2028-02-29'],
  ['date', '2027-02-29', 'wrongValue'],
  ['date', '2026/11/23', 'wrongValue'],
  ['boolean', false, false],
  ['boolean', 'false', 'wrongValue'],
  ['choice', '高', '高'],
  ['choice', '极高', 'notAChoice'],
  ['choices', ['铣床', '铣床', ' 车床 '], ['铣床', '车床']],
  ['choices', [], null],
  ['choices', ['磨床'], 'notAChoice'],
  ['choices', '车床', 'wrongValue'],
  ['url', 'https://example.com/a', 'https://example.com/a'],
  ['url', 'javascript:alert(1)', 'wrongValue'],
  ['email', 'li@example.com', 'li@example.com'],
  ['email', 'li at example', 'wrongValue'],
  ['phone', '+86 138 0013 8000', '+86 138 0013 8000'],
  ['phone', '打给我', 'wrongValue'],
  ['weight', '1', 'unknown'],
])('%s %j: %j', (key, value, expected) => {
  expect(check(key, value)).toEqual(expected);
});
