import { type Change, changesIn as changesInPayload } from '../../../../web/records/changes-in.ts';
import type { TimelineItem } from '../lead-shapes.ts';

export type { Change };

/** Fields that follow from others, or that only the system reads. */
const silent = new Set([
  'teamId',
  'assignedAt',
  'responseDueAt',
  'wokenAt',
  'escalatedAt',
  'deletedAt',
  'firstContactAt',
  'lastContactAt',
  'updatedAt',
  'importId',
]);

/** What an entry of the log changed, as far as people care: one line each. */
export function changesIn({ payload }: Pick<TimelineItem, 'payload'>): Change[] {
  return changesInPayload(payload, silent);
}
