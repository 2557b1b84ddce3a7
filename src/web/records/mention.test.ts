import { expect, test } from 'vitest';
import { meant, mentionAt, withMention } from './mention.ts';

test.each([
  ['请 @沈', 4, { from: 2, typed: '沈' }],
  ['＠', 1, { from: 0, typed: '' }],
  ['@沈建平 看一下', 8, null],
  ['@沈建平，看', 6, null],
  ['写信到 li@example', 14, null],
  ['没有', 2, null],
  ['@沈 然后', 2, { from: 0, typed: '沈' }],
])('%j at %i', (text, caret, mention) => {
  expect(mentionAt(text, caret)).toEqual(mention);
});

const people = [
  { id: '1', name: '沈建平', email: 'shen.jianping@a.example' },
  { id: '2', name: '周敏', email: 'zhou.min@a.example' },
  { id: '3', name: '小沈', email: 'xiao.shen@a.example' },
];

test('who is meant: the name first, then a part of it, then how the address begins', () => {
  expect(meant(people, '沈').map(({ name }) => name)).toEqual(['沈建平', '小沈']);
  expect(meant(people, 'zhou').map(({ name }) => name)).toEqual(['周敏']);
  expect(meant(people, '')).toHaveLength(3);
  expect(meant(people, '王')).toEqual([]);
});

test('the name is put in where it was being typed', () => {
  expect(withMention('请 @沈 看一下', { from: 2, typed: '沈' }, '沈建平')).toEqual({
    text: '请 @沈建平 看一下',
    caret: 7,
  });
});
