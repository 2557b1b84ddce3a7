import { expect, test } from 'vitest';
import { lookUpAsk } from './look-up-ask.ts';

test.each([
  ['li@haichuan.example', { email: 'li@haichuan.example' }],
  [' 138 0013 8000 ', { phone: '138 0013 8000' }],
  ['+86 (574) 8765-4321', { phone: '+86 (574) 8765-4321' }],
  ['宁波海川精密机械有限公司', { company: '宁波海川精密机械有限公司' }],
  ['3721', { company: '3721' }],
  ['91350100M000100Y43', { creditCode: '91350100M000100Y43' }],
  ['InternationalGears', { company: 'InternationalGears' }],
  ['   ', null],
])('%s is looked up as %o', (typed, ask) => expect(lookUpAsk(typed)).toEqual(ask));
