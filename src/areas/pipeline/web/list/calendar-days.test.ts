import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../../kernel/days.ts';
import { calendarDays, monthBefore } from './calendar-days.ts';

test('November 2026 begins on a Sunday: its page on Monday 26 October, and ends with its last week', () => {
  const days = calendarDays('2026-11');
  expect([days[0], days.at(-1)]).toEqual([
    { day: '2026-10-26', inMonth: false },
    { day: '2026-12-06', inMonth: false },
  ]);
  expect(days).toHaveLength(42);
});

test('February that fills four weeks takes no more', () => {
  const days = calendarDays('2027-02');
  expect(days).toHaveLength(28);
  expect(days.every(({ inMonth }) => inMonth)).toBe(true);
});

test('a page is whole weeks from Monday, one day after another, with each day of the month once', () => {
  const month = fc.tuple(fc.integer({ min: 1990, max: 2090 }), fc.integer({ min: 1, max: 12 }));
  fc.assert(
    fc.property(month, ([year, n]) => {
      const name = `${year}-${String(n).padStart(2, '0')}`;
      const days = calendarDays(name);
      expect(days.length % 7).toBe(0);
      expect(new Date(`${days[0]!.day}T00:00:00Z`).getUTCDay()).toBe(1);
      for (let at = 1; at < days.length; at++) expect(days[at]!.day).toBe(addDays(days[at - 1]!.day, 1));
      const last = new Date(Date.UTC(year, n, 0)).getUTCDate();
      expect(days.filter(({ inMonth }) => inMonth)).toHaveLength(last);
      // No week without a day of the month.
      expect(days.slice(0, 7).some(({ inMonth }) => inMonth)).toBe(true);
      expect(days.slice(-7).some(({ inMonth }) => inMonth)).toBe(true);
    }),
  );
});

test.each([
  ['2026-11', 1, '2026-10'],
  ['2026-01', 1, '2025-12'],
  ['2026-03', 15, '2024-12'],
  ['2026-12', -1, '2027-01'],
  ['2026-05', 0, '2026-05'],
])('%s, %i months before: %s', (month, n, expected) => {
  expect(monthBefore(month, n)).toBe(expected);
});
