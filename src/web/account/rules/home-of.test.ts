import { expect, it } from 'vitest';
import { homeOf } from './home-of.ts';

it('guesses the money from the place, and the place from the language only when the browser has none', () => {
  expect(homeOf('Asia/Taipei', 'en')).toEqual({ timeZone: 'Asia/Taipei', currency: 'TWD' });
  expect(homeOf('Asia/Chongqing', 'zh-CN')).toEqual({ timeZone: 'Asia/Shanghai', currency: 'CNY' });
  expect(homeOf('Europe/Lisbon', 'zh-CN')).toEqual({ timeZone: 'Europe/Lisbon', currency: 'EUR' });
  expect(homeOf('UTC', 'zh-CN')).toEqual({ timeZone: 'Asia/Shanghai', currency: 'CNY' });
  expect(homeOf('UTC', 'en')).toEqual({ timeZone: 'UTC', currency: 'USD' });
});
