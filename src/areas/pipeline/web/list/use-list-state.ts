import type { Sort } from '../../../../ui/table/column.ts';
import * as lists from '../../../../web/records/list-state.ts';

/** At first: what is still to be won, the next to close first. */
export const usualDefinition: lists.ListDefinition = {
  ...lists.usualDefinition('close'),
  filter: [{ field: 'state', operator: 'anyOf', values: ['open'] }],
};

/** The list's state in the address. */
export const useListState = () => lists.useListState(usualDefinition);

/** A definition as the API selects by it. */
export const useSelection = (definition: Pick<lists.ListDefinition, 'filter' | 'q'>) =>
  lists.useSelection('opportunity', definition);

/** Columns that can be sorted by, with the names that the API gives their order. */
const sortNames: lists.SortNames = {
  openedAt: 'opened',
  updatedAt: 'updated',
  name: 'name',
  amount: 'amount',
  expectedClose: 'close',
  nextStep: 'nextStep',
};

export const sortOf = (text: string) => lists.sortIn(sortNames, text);
export const sortText = (sort: Sort) => lists.sortOut(sortNames, sort);
