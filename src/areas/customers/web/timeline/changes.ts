import { type Change, changesIn as changesInPayload } from '../../../../web/records/changes-in.ts';

export type { Change };

/** Fields that follow from others, or that only the system reads. */
const silent = new Set([
  'teamId',
  'deletedAt',
  'lastContactAt',
  'updatedAt',
  'importId',
  'assignedAt',
  'responseDueAt',
  'firstContactAt',
  'wokenAt',
  'escalatedAt',
  'version',
]);

/** What an entry of the log changed, as far as people care: one line each. */
export function changesIn({ payload }: { payload: Record<string, unknown> }): Change[] {
  return changesInPayload(payload, silent);
}
