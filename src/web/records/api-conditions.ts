import { addDays } from '../../ui/days.ts';
import type { Filter } from '../../ui/filter/filter.ts';

/**
 * The reader's conditions as the API takes them. Days of the company's own fields are asked by their limits, because the API
 * compares such values but knows no calendar for them; everything else goes as it is.
 *
 * @param dayFields keys (`custom.<key>`) of own fields that hold days
 * @param today the company's day, `YYYY-MM-DD`
 */
export function apiConditions(
  filters: readonly Filter[],
  dayFields: ReadonlySet<string>,
  today: string,
): Filter[] {
  return filters.map((filter) => (dayFields.has(filter.field) ? byLimits(filter, today) : filter));
}

function byLimits(filter: Filter, today: string): Filter {
  const { field, operator } = filter;
  const [first = ''] = filter.values;
  const between = (from: string, until: string): Filter => ({
    field,
    operator: 'between',
    values: [from, until],
  });
  switch (operator) {
    case 'on':
      return between(first, first);
    case 'before':
      return { field, operator: 'atMost', values: [addDays(first, -1)] };
    case 'after':
      return { field, operator: 'atLeast', values: [addDays(first, 1)] };
    case 'inLast':
      return between(addDays(today, 1 - Number(first)), today);
    case 'inNext':
      return between(today, addDays(today, Number(first) - 1));
    default:
      return filter;
  }
}
