import { describe, expect, test } from 'vitest';
import { byDay, daysShown, turned } from './days-shown.ts';
import type { Task } from './shapes.ts';

describe('the days of a view', () => {
  test('a month shows whole weeks from Monday, and no week that does not touch it', () => {
    const days = daysShown('month', '2026-11-24');
    expect([days[0], days.at(-1), days.length]).toEqual(['2026-10-26', '2026-12-06', 42]);
    const february = daysShown('month', '2027-02-10');
    expect([february[0], february.at(-1), february.length]).toEqual(['2027-02-01', '2027-02-28', 28]);
  });

  test('a week begins on Monday, also when today is Sunday', () => {
    expect(daysShown('week', '2026-11-29')[0]).toBe('2026-11-23');
    expect(daysShown('agenda', '2026-11-24')).toHaveLength(14);
  });

  test('turning the page never skips a month, whatever the day', () => {
    expect(turned('month', '2026-01-31', 1)).toBe('2026-02-01');
    expect(turned('month', '2026-01-31', -1)).toBe('2025-12-01');
    expect(turned('week', '2026-11-24', 1)).toBe('2026-12-01');
  });
});

test('within a day what has no hour comes first, then by the hour', () => {
  const task = (id: string, startsAt: string | null) => ({ id, dueOn: '2026-11-24', startsAt }) as Task;
  const step = { kind: 'lead', id: 'l', title: '', step: '', on: '2026-11-24', personId: 'p' };
  const day = byDay(
    [task('late', '2026-11-24T08:00:00Z'), task('early', '2026-11-24T01:00:00Z'), task('any', null)],
    [step],
  ).get('2026-11-24')!;
  expect(day.map(({ key }) => key)).toEqual(['any', 'lead-l', 'early', 'late']);
});
