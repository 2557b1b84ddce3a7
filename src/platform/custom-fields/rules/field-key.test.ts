import { expect, test } from 'vitest';
import { fieldKey } from './field-key.ts';

test.each([
  ['设备型号', 'she_bei_xing_hao'],
  ['ERP 编号', 'erp_bian_hao'],
  ['Größe (mm)', 'gro_e_mm'],
  ['2026 预算', 'yu_suan'],
  ['？？？', 'field'],
  ['a'.repeat(200), 'a'.repeat(50)],
])('%s: %s', (label, key) => {
  expect(fieldKey(label, new Set())).toBe(key);
});

test('a taken key is numbered on', () => {
  expect(fieldKey('产品', new Set(['chan_pin', 'chan_pin_2']))).toBe('chan_pin_3');
});
