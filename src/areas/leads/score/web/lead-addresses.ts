import type { Filter } from '../../../../ui/filter/filter.ts';
import { listAddress } from '../../../../web/records/filters-in.ts';

/** The list of leads whose score lies in a band, both ends included. */
export function bandAddress(from: number, to: number, further: readonly Filter[] = []): string {
  return listAddress('/leads', [
    { field: 'score', operator: 'between', values: [String(from), String(to)] },
    ...further,
  ]);
}

/** The list of leads with these grades. */
export function gradeAddress(
  fit: string | null,
  engagement: string | null,
  further: readonly Filter[] = [],
): string {
  const grade = (field: string, value: string | null): Filter[] =>
    value === null ? [] : [{ field, operator: 'anyOf', values: [value] }];
  return listAddress('/leads', [
    ...grade('fitGrade', fit),
    ...grade('engagementGrade', engagement),
    ...further,
  ]);
}
