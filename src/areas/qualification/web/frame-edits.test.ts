import { expect, test } from 'vitest';
import { emptyDimension, moved } from './frame-edits.ts';

test('a new dimension never takes a key that is there', () => {
  const first = emptyDimension([], '竞争');
  const second = emptyDimension([first], '竞争');
  expect(new Set([first.key, second.key, emptyDimension([second, first], '竞争').key]).size).toBe(3);
});

test('moving stops at the ends', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
});
