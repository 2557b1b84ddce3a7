import { expect, test } from 'vitest';
import { accountLock, lockAfter } from './lock-after.ts';

test('four wrong tries cost nothing, then the wait doubles up to a quarter of an hour', () => {
  expect([1, 4, 5, 6, 7, 10, 11, 400].map((failures) => lockAfter(failures, accountLock))).toEqual([
    0, 0, 30, 60, 120, 900, 900, 900,
  ]);
});
