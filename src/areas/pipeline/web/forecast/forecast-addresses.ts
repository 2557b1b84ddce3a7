import { addDays } from '../../../../kernel/days.ts';
import type { Filter } from '../../../../ui/filter/filter.ts';
import { listAddress } from '../../../../web/records/filters-in.ts';
import type { Category } from '../../rules/opportunity.ts';
import type { Period } from './periods.ts';

/** The rows behind a number of the forecast. @param owner a person's id, `nobody`, or null for everybody's */
export function wonAddress({ from, until }: Period, owner: string | null): string {
  return listAddress('/opportunities', [
    { field: 'state', operator: 'anyOf', values: ['won'] },
    { field: 'closedOn', operator: 'between', values: [from, addDays(until, -1)] },
    ...ownedBy(owner),
  ]);
}

/** Open opportunities expected in the period. @param categories only these; none: all that count */
export function dueAddress(
  { from, until }: Period,
  owner: string | null,
  categories: readonly Category[],
): string {
  return listAddress('/opportunities', [
    { field: 'state', operator: 'anyOf', values: ['open'] },
    { field: 'expectedClose', operator: 'between', values: [from, addDays(until, -1)] },
    { field: 'category', operator: 'anyOf', values: [...categories] },
    ...ownedBy(owner),
  ]);
}

function ownedBy(owner: string | null): Filter[] {
  return owner === null ? [] : [{ field: 'owner', operator: 'anyOf', values: [owner] }];
}
