import { describe, expect, it } from 'vitest';
import type { CategoryColumn, NumericColumn } from './columns.ts';
import { dateOf, datePartsOf } from './date-parts.ts';

const day = (text: string): number => Date.parse(text) / 86_400_000;
const dates = (...texts: string[]): NumericColumn => ({
  key: 'created',
  kind: 'date',
  values: Float64Array.from(texts, (text) => (text === '' ? Number.NaN : day(text))),
});
const words = (column: CategoryColumn) => Array.from(column.codes, (code) => column.levels[code] ?? null);

describe('the parts of a date', () => {
  it('are the month, once there are two years to tell a season from a trend, and the day of the week', () => {
    const [month, weekday, ...more] = datePartsOf(
      dates('2023-01-31', '', '2025-03-02', '1969-12-28'),
    ) as CategoryColumn[];
    expect(words(month!)).toEqual(['1', null, '3', '12']);
    expect(words(weekday!)).toEqual(['tue', null, 'sun', 'sun']);
    expect(more).toEqual([]);
    expect(datePartsOf(dates('2025-01-01', '2025-03-04')).map(({ key }) => key)).toEqual([
      'created (weekday)',
    ]);
  });

  it('the hour, where most have one', () => {
    const parts = datePartsOf(dates('2025-01-01T18:30:00Z', '2025-01-02T06:00:00Z'));
    const hour = parts.find(({ key }) => key === 'created (hour)') as NumericColumn;
    expect(Array.from(hour.values, (value) => Math.round(value * 10) / 10)).toEqual([18.5, 6]);
  });

  it('are none of what is no date, or of dates that are missing', () => {
    expect(datePartsOf({ ...dates('2025-01-01'), kind: 'numeric' })).toEqual([]);
    expect(datePartsOf(dates('', ''))).toEqual([]);
  });

  it('know their date', () => {
    expect(dateOf('created (month)')).toBe('created');
    expect(dateOf('size (large)')).toBe('size (large)');
  });
});
