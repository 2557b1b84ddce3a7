import type { Filter } from '../../../../ui/filter/filter.ts';
import type { DecidedBy } from '../../review/kinds.ts';
import { monthsOf } from './review-charts.ts';

const fields = { owner: 'owner', team: 'team', reason: 'closeReasonId', competitor: 'competitorId' } as const;
const nobody = { owner: 'nobody', team: 'none' } as const;
const unsaid = { reason: 'noReason', competitor: 'noCompetitor' } as const;

/**
 * What selects exactly the opportunities of one group of those decided between two days, both counted: also the group of those for whom
 * nobody said it, and no day of a quarter that the review doesn't count.
 */
export function decidedFilter(by: DecidedBy, key: string | null, from: string, until: string): Filter[] {
  const between = (first: string, last: string): Filter => ({
    field: 'closedOn',
    operator: 'between',
    values: [first < from ? from : first, last > until ? until : last],
  });
  if (by === 'month' || by === 'quarter') {
    const [first, last] = monthsOf(key ?? '') ?? [from, until];
    return [between(first, last)];
  }
  const all = between(from, until);
  if (key !== null) return [all, { field: fields[by], operator: 'anyOf', values: [key] }];
  if (by === 'reason' || by === 'competitor')
    return [all, { field: unsaid[by], operator: 'is', values: ['true'] }];
  return [all, { field: fields[by], operator: 'anyOf', values: [nobody[by]] }];
}
