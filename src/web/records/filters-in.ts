import type { Filter } from '../../ui/filter/filter.ts';

/** The address of a list with these conditions: `/leads?filter=[…]`. */
export function listAddress(path: string, filter: readonly Filter[]): string {
  return `${path}?${new URLSearchParams({ filter: JSON.stringify(filter) })}`;
}

/** The conditions in an address, however they were written there; what can't be read is left out. */
export function filtersIn(value: unknown): Filter[] {
  let list = value;
  if (typeof value === 'string') {
    try {
      list = JSON.parse(value) as unknown;
    } catch {
      return [];
    }
  }
  return Array.isArray(list) ? list.filter(isFilter) : [];
}

function isFilter(one: unknown): one is Filter {
  if (typeof one !== 'object' || one === null) return false;
  const { field, operator, values } = one as Record<string, unknown>;
  return typeof field === 'string' && typeof operator === 'string' && Array.isArray(values);
}
