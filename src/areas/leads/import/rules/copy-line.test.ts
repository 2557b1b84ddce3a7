import { expect, test } from 'vitest';
import { copyArray, copyValue } from './copy-line.ts';

test('null, backslash, tab and line ends as COPY wants them', () => {
  expect(copyValue(null)).toBe('\\N');
  expect(copyValue('')).toBe('');
  expect(copyValue('\\N')).toBe('\\\\N');
  expect(copyValue('a\tb\nc\rd\\')).toBe('a\\tb\\nc\\rd\\\\');
});

test('arrays escape twice: for the literal, then for COPY', () => {
  expect(copyArray([])).toBe('\\N');
  expect(copyArray(['a', 'b,c'])).toBe('{"a","b,c"}');
  expect(copyArray(['say "hi"\\'])).toBe('{"say \\\\"hi\\\\"\\\\\\\\"}');
});
