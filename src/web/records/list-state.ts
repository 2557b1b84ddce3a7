import type { CustomSubject } from '../../platform/custom-fields/rules/subjects.ts';
import { companyToday } from '../../ui/days.ts';
import type { Filter } from '../../ui/filter/filter.ts';
import { useFormat, useNow } from '../../ui/format-context.tsx';
import type { Sort } from '../../ui/table/column.ts';
import { useUrlState } from '../route-hooks.ts';
import { apiConditions } from './api-conditions.ts';
import { useCustomFields } from './custom-fields.ts';
import { filtersIn } from './filters-in.ts';

/** A list that has no calendar shows its board instead. */
export type Layout = 'table' | 'board' | 'calendar';

const layouts: readonly string[] = ['table', 'board', 'calendar'];

/** The layout that a word names; the table for any other. */
export function layoutIn(word: unknown): Layout {
  return layouts.includes(String(word)) ? (word as Layout) : 'table';
}

/** What a list shows, apart from its columns: kept in the address, and in saved views. */
export type ListDefinition = { filter: readonly Filter[]; q: string; sort: string; layout: Layout };
export type ListState = ListDefinition & { view: string };

/** A list as it is at first. */
export function usualDefinition(sort: string): ListDefinition {
  return { filter: [], q: '', sort, layout: 'table' };
}

/** The list's state in the address; `view` is a saved view's id, `all` or `mine`. */
export function useListState(usual: ListDefinition): [ListState, (change: Partial<ListState>) => void] {
  const [raw, change] = useUrlState<Record<keyof ListState, unknown>>({ ...usual, view: 'all' });
  const state: ListState = {
    filter: filtersIn(raw.filter),
    q: String(raw.q),
    sort: String(raw.sort),
    layout: layoutIn(raw.layout),
    view: String(raw.view),
  };
  return [state, change];
}

/** A definition as the API selects by it. */
export function useSelection(
  subject: CustomSubject,
  { filter, q }: Pick<ListDefinition, 'filter' | 'q'>,
): {
  conditions: Filter[];
  query: { filter?: string; q?: string };
} {
  const today = companyToday(useNow(60_000), useFormat().settings.timeZone);
  const dayFields = new Set(
    useCustomFields(subject)
      .filter((field) => field.kind === 'date')
      .map((field) => `custom.${field.key}`),
  );
  const conditions = apiConditions(filter, dayFields, today);
  return {
    conditions,
    query: { ...(conditions.length > 0 && { filter: JSON.stringify(conditions) }), ...(q && { q }) },
  };
}

/** Columns that can be sorted by, with the names that the API gives their order. */
export type SortNames = Readonly<Record<string, string>>;

/** `-captured` as the table's heads know it. */
export function sortIn(names: SortNames, text: string): Sort | null {
  const name = text.replace(/^-/, '');
  const key = Object.keys(names).find((one) => names[one] === name);
  return key ? { key, direction: text.startsWith('-') ? 'desc' : 'asc' } : null;
}

/** A head's order as the API and views keep it. */
export function sortOut(names: SortNames, { key, direction }: Sort): string {
  return `${direction === 'desc' ? '-' : ''}${names[key] ?? key}`;
}
