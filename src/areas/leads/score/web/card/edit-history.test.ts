import fc from 'fast-check';
import { expect, it } from 'vitest';
import { back, begin, forth, now, step } from './edit-history.ts';

it('takes back to the beginning whatever was done, and does it all again', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 30 }), (values) => {
      const done = values.reduce(step, begin(0));
      let undone = done;
      for (let i = 0; i <= values.length; i++) undone = back(undone);
      expect(now(undone)).toBe(0);
      let redone = undone;
      for (let i = 0; i <= values.length; i++) redone = forth(redone);
      expect(now(redone)).toBe(now(done));
    }),
  );
});

it('forgets what was taken back once something else is done, and keeps no step that changed nothing', () => {
  const other = step(back(step(begin('a'), 'b')), 'c');
  expect(now(forth(other))).toBe('c');
  expect(now(back(other))).toBe('a');
  expect(step(other, 'c')).toBe(other);
});
