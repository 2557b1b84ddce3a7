import { type Query, sql } from '../../platform/db/sql.ts';
import { type TimelineItem, timelineOf } from '../../platform/events/timeline.ts';

export type TimelineKind = 'all' | 'communication' | 'comment' | 'change';
type Ask = { kind: TimelineKind; limit: number; cursor?: string | undefined };

/** Events of other areas end alike: a lead's communications are `lead.contacted`. */
const endings = { communication: 'contacted', comment: 'commented' } as const;

/** What only repeats, in an account's timeline, what stands there anyway. */
const repeated = [
  'contact.contacted',
  'contact.assigned',
  'account.historyAttached',
  'contact.historyAttached',
];

/** Of a lead's past its own events count, not what further areas note on it. */
const own = sql`(e.subject_kind in ('account', 'contact') or e.type like 'file.%' or split_part(e.type, '.', 1) = e.subject_kind)`;

/** Whose events make up an account's timeline: its own, its contacts', and those of what was merged into them or they came from. */
export const subjectsOfAccount = (id: string) => sql`
  with people as (
    select c.id from customers.contacts c where c.account_id = ${id}
    union select c.id from customers.positions p join customers.contacts c on c.id = p.contact_id where p.account_id = ${id}
  )
  select ${id}::uuid
  union select id from people
  union select of_id from customers.histories where account_id = ${id}
  union select of_id from customers.histories where contact_id in (select id from people)`;

export const subjectsOfContact = (id: string) => sql`
  select ${id}::uuid union select of_id from customers.histories where contact_id = ${id}`;

/** A page of an account's timeline. @throws Refusal `paging.badCursor` */
export function accountTimeline(id: string, { kind, ...ask }: Ask): Query<TimelineItem> {
  return timelineOf({
    subjects: subjectsOfAccount(id),
    undoing: ['account.undone', 'contact.undone', 'lead.undone'],
    only: sql`e.type <> all(${repeated}::text[]) and ${own} and ${ofKind(kind)}`,
    ...ask,
  });
}

/** A page of a contact's timeline. @throws Refusal `paging.badCursor` */
export function contactTimeline(id: string, { kind, ...ask }: Ask): Query<TimelineItem> {
  return timelineOf({
    subjects: subjectsOfContact(id),
    undoing: ['contact.undone', 'lead.undone'],
    only: sql`${own} and ${ofKind(kind)}`,
    ...ask,
  });
}

function ofKind(kind: TimelineKind) {
  if (kind === 'all') return sql`true`;
  if (kind === 'change') return sql`e.type !~ '[.](contacted|commented)$'`;
  return sql`e.type like ${`%.${endings[kind]}`}`;
}
