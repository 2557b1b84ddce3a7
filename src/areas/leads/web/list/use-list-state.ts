import type { Sort } from '../../../../ui/table/column.ts';
import * as lists from '../../../../web/records/list-state.ts';

export type { Layout } from '../../../../web/records/list-state.ts';

export const usualDefinition = lists.usualDefinition('-captured');

/** The list's state in the address. */
export const useListState = () => lists.useListState(usualDefinition);

/** A definition as the API selects by it. */
export const useSelection = (definition: Pick<lists.ListDefinition, 'filter' | 'q'>) =>
  lists.useSelection('lead', definition);

/** Columns that can be sorted by, with the names that the API gives their order. */
const sortNames: lists.SortNames = {
  capturedAt: 'captured',
  updatedAt: 'updated',
  company: 'company',
  amount: 'amount',
  nextStep: 'nextStep',
  lastContactAt: 'lastContact',
  score: 'score',
};

export const sortOf = (text: string) => lists.sortIn(sortNames, text);
export const sortText = (sort: Sort) => lists.sortOut(sortNames, sort);
