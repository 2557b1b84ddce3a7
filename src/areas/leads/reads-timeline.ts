import { type Query, sql } from '../../platform/db/sql.ts';
import { type TimelineItem, timelineOf } from '../../platform/events/timeline.ts';
import { historyOf } from './duplicates/reads.ts';

/** What the timeline can be narrowed to. */
export const timelineKinds = ['all', 'communication', 'comment', 'change'] as const;
export type TimelineKind = (typeof timelineKinds)[number];

const typesOf: Readonly<Record<Exclude<TimelineKind, 'all'>, readonly string[]>> = {
  communication: ['lead.contacted'],
  comment: ['lead.commented'],
  change: [
    'lead.captured',
    'lead.edited',
    'lead.statusChanged',
    'lead.assigned',
    'lead.woken',
    'lead.converted',
    'lead.deleted',
    'lead.undone',
    'lead.assignedByRule',
    'lead.claimed',
    'lead.putBack',
    'lead.takenBack',
    'lead.merged',
    'lead.unmerged',
    'file.attached',
    'file.removed',
    'file.restored',
    'task.planned',
    'task.carriedOut',
    'qualification.evidenceMarked',
    'qualification.evidenceWithdrawn',
    'qualification.evidenceRestored',
    'qualification.overruled',
    'qualification.overruleWithdrawn',
    'qualification.questionAsked',
  ],
};

/** Whether the lead is there for this actor at all: an empty timeline must not be told from a hidden one otherwise. */
export function leadExists(id: string): Query<{ id: string }> {
  return sql<{ id: string }>`select id from leads.leads where id = ${id} and deleted_at is null`;
}

/**
 * What happened to a lead and to those merged into it, latest first by when it happened.
 *
 * @throws Refusal `paging.badCursor`.
 */
export function timelinePage(
  id: string,
  { kind, ...ask }: { kind: TimelineKind; limit: number; cursor?: string | undefined },
): Query<TimelineItem> {
  return timelineOf({
    subjects: historyOf(id),
    kinds: ['lead'],
    types: kind === 'all' ? undefined : typesOf[kind],
    undoing: ['lead.undone'],
    ...ask,
  });
}
