import { describe, expect, it } from 'vitest';
import { dayOrderOf, isYesNo, parseDate, parseNumber, usesDecimalComma } from './parse-values.ts';

const day = (text: string) => Date.parse(text) / 86_400_000;

describe('numbers as people write them', () => {
  it.each([
    ['1,234,567.89', 1234567.89],
    ["1'234", 1234],
    ['１２３', 123],
    ['12 %', 0.12],
    ['¥1,200', 1200],
    ['1200元', 1200],
    ['NT$ 3,000', 3000],
    ['3.5万', 35000],
    ['2亿', 2e8],
    ['(1,250)', -1250],
    ['-4e3', -4000],
    ['∞', Number.POSITIVE_INFINITY],
    ['-inf', Number.NEGATIVE_INFINITY],
  ])('%s', (text, value) => {
    expect(parseNumber(text)).toBeCloseTo(value, 9);
  });

  it('decimal comma where the column uses it', () => {
    expect(usesDecimalComma(['1.234,50', '7,5'])).toBe(true);
    expect(usesDecimalComma(['1,234', '2,500.75'])).toBe(false);
    expect(parseNumber('1.234,50', true)).toBe(1234.5);
  });

  it.each(['12-34', '02.Medium', 'about 5', '1,23,4', '', '元'])('%s is no number', (text) => {
    expect(parseNumber(text)).toBeNull();
  });
});

describe('dates in the usual forms', () => {
  it.each([
    ['2026-03-04', '2026-03-04'],
    ['2026/3/4 18:00', '2026-03-04T18:00Z'],
    ['2026年3月4日', '2026-03-04'],
    ['2026-03-04T06:00:00+08:00', '2026-03-03T22:00Z'],
    ['4.3.2026', '2026-03-04'],
    ['4 Mar 2026', '2026-03-04'],
    ['March 4, 2026', '2026-03-04'],
  ])('%s', (text, iso) => {
    expect(parseDate(text, 'dayFirst')).toBeCloseTo(day(iso), 9);
  });

  it('the column tells whether the month comes first', () => {
    expect(dayOrderOf(['03/04/2026', '03/25/2026'])).toBe('monthFirst');
    expect(dayOrderOf(['25/03/2026', '03/04/2026'])).toBe('dayFirst');
    expect(parseDate('03/25/2026', 'monthFirst')).toBe(day('2026-03-25'));
  });

  it.each(['2026-02-30', '2026', 'Q3', '13/13/2026'])('%s is no date', (text) => {
    expect(parseDate(text, 'dayFirst')).toBeNull();
  });
});

it('yes and no in three languages', () => {
  expect(isYesNo(['Yes', 'no'])).toBe(true);
  expect(isYesNo(['是', '否'])).toBe(true);
  expect(isYesNo(['yes', 'maybe'])).toBe(false);
});
