import { type Query, sql } from '../../platform/db/sql.ts';
import { type TimelineItem, timelineOf } from '../../platform/events/timeline.ts';

type TimelineKind = 'all' | 'communication' | 'comment' | 'stage' | 'change';

const typesOf: Readonly<Record<Exclude<TimelineKind, 'all' | 'change'>, readonly string[]>> = {
  communication: ['opportunity.contacted', 'lead.contacted'],
  comment: ['opportunity.commented', 'lead.commented'],
  stage: [
    'opportunity.opened',
    'opportunity.stageMoved',
    'opportunity.won',
    'opportunity.lost',
    'opportunity.reopened',
    'opportunity.leadConverted',
  ],
};
const changeTypes = [
  ...typesOf.stage,
  'opportunity.edited',
  'opportunity.assigned',
  'opportunity.deleted',
  'opportunity.undone',
  'opportunity.milestoneReached',
  'file.attached',
  'file.removed',
];

/** Whether it is there for this actor at all: an empty timeline must not be told from a hidden one otherwise. */
export function opportunityExists(id: string): Query<{ id: string }> {
  return sql<{ id: string }>`select id from pipeline.opportunities where id = ${id} and deleted_at is null`;
}

/**
 * What happened to an opportunity and to the leads it came from, latest first by when it happened.
 *
 * @throws Refusal `paging.badCursor`.
 */
export function timelinePage(
  id: string,
  { kind, ...ask }: { kind: TimelineKind; limit: number; cursor?: string | undefined },
): Query<TimelineItem> {
  const types = kind === 'all' ? undefined : kind === 'change' ? changeTypes : typesOf[kind];
  return timelineOf({
    subjects: sql`
      select ${id}::uuid union select v.lead_id from pipeline.conversions v where v.opportunity_id = ${id} and v.undone_at is null
      union select o.lead_id from pipeline.opportunities o where o.id = ${id} and o.lead_id is not null`,
    kinds: ['opportunity', 'lead'],
    types,
    undoing: ['opportunity.undone', 'lead.undone'],
    ...ask,
  });
}
