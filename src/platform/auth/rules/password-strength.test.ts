import { expect, test } from 'vitest';
import { checkPassword } from './password-strength.ts';

const context = { email: 'li.na@huaxing-machinery.cn', name: '李娜', company: '华兴机械' };
const code = (password: string) => {
  const outcome = checkPassword(password, context);
  return outcome.ok ? 'fine' : outcome.refusal.code;
};

test.each([
  ['Ab3$xyz', 'auth.passwordTooShort'],
  ['九个字的密码还不够', 'auth.passwordTooShort'],
  ['x'.repeat(201), 'auth.passwordTooLong'],
  ['aaaaaaaaaaaa', 'auth.passwordObvious'],
  ['1234567890', 'auth.passwordObvious'],
  ['9876543210', 'auth.passwordObvious'],
  ['qwertyuiop', 'auth.passwordObvious'],
  ['password123', 'auth.passwordObvious'],
  ['!!Yaosu2026', 'auth.passwordObvious'],
  ['woainiwoaini', 'auth.passwordObvious'],
  ['LI.NA@huaxing-machinery.cn', 'auth.passwordObvious'],
  ['华兴机械20262026', 'auth.passwordObvious'],
  ['abcabcabcabc', 'auth.passwordObvious'],
  ['correct horse battery', 'fine'],
  ['chongqingxiaomian', 'fine'],
  ['春眠不觉晓处处闻啼鸟', 'fine'],
  ['huaxing sells gears', 'fine'],
])('%s: %s', (password, expected) => {
  expect(code(password)).toBe(expected);
});

test('full-width letters of an input method are the same password', () => {
  expect(checkPassword('ｃｏｒｒｅｃｔ ｈｏｒｓｅ', context)).toEqual({ ok: true, value: 'correct horse' });
});
