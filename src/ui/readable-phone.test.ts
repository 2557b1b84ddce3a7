import { expect, it } from 'vitest';
import { readablePhone } from './readable-phone.ts';

it('groups Chinese mobiles and leaves every other number as it is', () => {
  expect(readablePhone('+8613800131000')).toBe('138 0013 1000');
  expect(readablePhone('+8657487654321')).toBe('+8657487654321');
  expect(readablePhone('+4915112345678;ext=12')).toBe('+4915112345678;ext=12');
});
