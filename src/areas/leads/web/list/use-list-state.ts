import type { Filter } from '../../../../ui/filter/filter.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import type { Sort } from '../../../../ui/table/column.ts';
import { useUrlState } from '../../../../web/route-hooks.ts';
import { useCustomFields } from '../colleagues.ts';
import { companyToday } from '../days.ts';
import { apiConditions } from './api-conditions.ts';
import { filtersIn } from './list-address.ts';

export type Layout = 'table' | 'board';

/** What a list shows, apart from its columns: kept in the address, and in saved views. */
export type ListDefinition = { filter: readonly Filter[]; q: string; sort: string; layout: Layout };

export const usualDefinition: ListDefinition = { filter: [], q: '', sort: '-captured', layout: 'table' };

type ListState = ListDefinition & { view: string };

/** The list's state in the address; `view` is a saved view's id, `all` or `mine`. */
export function useListState(): [ListState, (change: Partial<ListState>) => void] {
  const [raw, change] = useUrlState<Record<keyof ListState, unknown>>({ ...usualDefinition, view: 'all' });
  const state: ListState = {
    filter: filtersIn(raw.filter),
    q: String(raw.q),
    sort: String(raw.sort),
    layout: raw.layout === 'board' ? 'board' : 'table',
    view: String(raw.view),
  };
  return [state, change];
}

/** A definition as the API selects by it. */
export function useSelection({ filter, q }: Pick<ListDefinition, 'filter' | 'q'>): {
  conditions: Filter[];
  query: { filter?: string; q?: string };
} {
  const today = companyToday(useNow(60_000), useFormat().settings.timeZone);
  const dayFields = new Set(
    useCustomFields()
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
const sortNames: Readonly<Record<string, string>> = {
  capturedAt: 'captured',
  updatedAt: 'updated',
  company: 'company',
  amount: 'amount',
  nextStep: 'nextStep',
  lastContactAt: 'lastContact',
};

/** `-captured` as the table's heads know it. */
export function sortOf(text: string): Sort | null {
  const name = text.replace(/^-/, '');
  const key = Object.keys(sortNames).find((one) => sortNames[one] === name);
  return key ? { key, direction: text.startsWith('-') ? 'desc' : 'asc' } : null;
}

export function sortText({ key, direction }: Sort): string {
  return `${direction === 'desc' ? '-' : ''}${sortNames[key] ?? 'captured'}`;
}
