import type { Filter } from '../../../../ui/filter/filter.ts';
import { listAddress } from '../../../../web/records/filters-in.ts';

/** How ended leads are narrowed: all that is named must hold. */
export type EndedWish = {
  /** In the last so many days, today among them; without it whenever. */
  days?: number;
  /** With this score just before, both ends included. */
  score?: { from: number; to: number };
  /** With these grades just before. */
  grades?: { fit: string; engagement: string };
  outcome?: 'won' | 'lost';
};

/** The list of the leads that a figure about outcomes was counted from. */
export function endedAddress({ days, score, grades, outcome }: EndedWish): string {
  const one = (field: string, value: string): Filter => ({ field, operator: 'anyOf', values: [value] });
  return listAddress('/leads', [
    ...(days === undefined
      ? []
      : [{ field: 'endedAt', operator: 'inLast', values: [String(days)] } as const]),
    ...(score
      ? [
          {
            field: 'endedScore',
            operator: 'between',
            values: [String(score.from), String(score.to)],
          } as const,
        ]
      : []),
    ...(grades ? [one('endedFitGrade', grades.fit), one('endedEngagementGrade', grades.engagement)] : []),
    ...(outcome ? [one('outcome', outcome)] : []),
  ]);
}
