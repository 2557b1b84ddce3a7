import type { CallOutput } from '../../../../platform/http/contract.ts';
import type { Filter } from '../../../../ui/filter/filter.ts';
import type { Contracts } from '../../../../web/api/endpoints.gen.ts';
import { listAddress } from '../../../../web/records/filters-in.ts';

export type ReviewSummary = CallOutput<Contracts['review']['summary']>;

export type ContactEffect = CallOutput<Contracts['review']['contacts']>;
export type ContactShare = ContactEffect['byCount'][number]['share'];

/** Which deals behind the numbers on contact are asked for, and what they are called. */
export type ContactPick = {
  part: 'count' | 'mix' | 'way' | 'stage';
  key: string;
  of?: 'direct' | 'indirect' | 'moved' | 'lost';
  yes?: boolean;
  words: string;
};

export function samePick(a: ContactPick, b: ContactPick): boolean {
  return a.part === b.part && a.key === b.key && a.of === b.of && a.yes === b.yes;
}

/** Whose opportunities the review looks at; empty: all that one sees. */
export type ReviewScope = { ownerId?: string; teamId?: string };

/** The rows behind a number of the review. */
export function rowsAddress(scope: ReviewScope, filter: readonly Filter[]): string {
  return listAddress('/opportunities', [
    ...filter,
    ...(scope.ownerId ? [{ field: 'owner', operator: 'anyOf' as const, values: [scope.ownerId] }] : []),
    ...(scope.teamId ? [{ field: 'team', operator: 'anyOf' as const, values: [scope.teamId] }] : []),
  ]);
}

export const open: Filter = { field: 'state', operator: 'anyOf', values: ['open'] };
export const flagged = (field: string): Filter => ({ field, operator: 'is', values: ['true'] });
