import type { TimelineItem } from '../shapes.ts';

export type Change = { field: string; before: unknown; after: unknown };

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
  const { changes } = payload;
  if (subjectKind !== 'opportunity' || typeof changes !== 'object' || changes === null) return [];
  return Object.entries(changes as Record<string, unknown>).flatMap(([field, pair]) =>
    !silent.has(field) && Array.isArray(pair) ? [{ field, before: pair[0], after: pair[1] }] : [],
  );
}
