import { type Change, changesIn as changesInPayload } from '../../../../web/records/changes-in.ts';
import type { TimelineItem } from '../shapes.ts';

export type { Change };

/** Fields that follow from others, or that only the system reads. */
const silent = new Set([
  'accountId',
  'teamId',
  'baseAmount',
  'pipelineId',
  'state',
  'stageSince',
  'furthestStageId',
  'touchedAt',
  'staleAt',
  'lastContactAt',
  'slips',
  'slippedAt',
  'leadId',
  'score',
  'deletedAt',
  'updatedAt',
  'importId',
  'externalKey',
]);

/** What an entry of the log changed, as far as people care: one line each. A lead's own changes stay with the lead. */
export function changesIn({ payload, subjectKind }: Pick<TimelineItem, 'payload' | 'subjectKind'>): Change[] {
  return subjectKind === 'opportunity' ? changesInPayload(payload, silent) : [];
}
