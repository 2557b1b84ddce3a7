import { expect, test } from 'vitest';
import { mentionsIn } from './mentions-in.ts';

const people = [
  { id: 'wang', name: '王芳' },
  { id: 'wangfangfang', name: '王芳芳' },
  { id: 'lin', name: 'Lin' },
  { id: 'linda', name: 'Linda Ho' },
  { id: 'li1', name: '李强' },
  { id: 'li2', name: '李强' },
];

test.each([
  ['@王芳 请看一下报价', ['wang']],
  ['@王芳芳请看一下', ['wangfangfang']],
  ['请＠王芳和@Linda Ho 一起去', ['wang', 'linda']],
  ['@lin can you call?', ['lin']],
  ['@李强 知道', ['li1', 'li2']],
  ['@王芳 @王芳', ['wang']],
  ['写信到 a@example.com，王芳', []],
  ['@', []],
])('%s', (text, expected) => {
  expect(mentionsIn(text, people)).toEqual(expected);
});
