import { sql } from '../../platform/db/sql.ts';
import type { ListTable, Sorting } from '../../platform/lists/list-page.ts';
import { ownPart as ownPartOf } from '../../platform/lists/where.ts';
import { filteredLeads, scoreColumn } from './reads-filter.ts';
import type { ListField, SortName } from './rules/list-shape.ts';

/** Leads as lists show them. What they are sorted by has its indexes in migration 0003. */
export const listedLeads: ListTable = {
  ...filteredLeads,
  from: sql`leads.leads l`,
  sortings: {
    captured: { value: sql`l.captured_at`, type: 'timestamptz' },
    updated: { value: sql`l.updated_at`, type: 'timestamptz' },
    company: { value: sql`l.sort_key`, type: 'text' },
    amount: { value: sql`l.amount_rank`, type: 'bigint' },
    nextStep: { value: sql`l.next_step_rank`, type: 'date' },
    lastContact: { value: sql`l.last_contact_rank`, type: 'timestamptz' },
    // The order is in leads.scores (migration 0007): its index is walked, and each lead looked up by its key.
    score: {
      value: sql`s.score`,
      type: 'int',
      id: sql`s.lead_id`,
      from: sql`leads.scores s cross join lateral (select * from leads.leads l where l.id = s.lead_id offset 0) l`,
      where: (actor) => {
        const own = ownPartOf(actor, 'leads.read', 's');
        return own ? sql`s.live and ${own}` : sql`s.live`;
      },
    },
  } satisfies Record<SortName, Sorting>,
  selected: {
    name: sql`l.name`,
    company: sql`l.company`,
    title: sql`l.title`,
    phone: sql`l.phones[1]`,
    phones: sql`l.phones`,
    email: sql`l.emails[1]`,
    emails: sql`l.emails`,
    wechat: sql`l.wechat`,
    website: sql`l.website`,
    address: sql`l.address`,
    region: sql`l.region`,
    industry: sql`l.industry`,
    size: sql`l.size`,
    language: sql`l.language`,
    source: sql`l.source`,
    campaign: sql`l.campaign`,
    need: sql`l.need`,
    product: sql`l.product`,
    amount: sql`l.amount`,
    currency: sql`l.currency`,
    custom: sql`l.custom`,
    ownerId: sql`l.owner_id`,
    // A look-up for each row shown costs less than joining everybody.
    ownerName: sql`(select p.name from people.people p where p.id = l.owner_id)`,
    teamId: sql`l.team_id`,
    status: sql`l.status`,
    wakeOn: sql`l.wake_on`,
    disqualifiedReason: sql`l.disqualified_reason`,
    nextStep: sql`l.next_step`,
    nextStepOn: sql`l.next_step_on`,
    capturedAt: sql`l.captured_at`,
    updatedAt: sql`l.updated_at`,
    assignedAt: sql`l.assigned_at`,
    responseDueAt: sql`l.response_due_at`,
    firstContactAt: sql`l.first_contact_at`,
    lastContactAt: sql`l.last_contact_at`,
    importId: sql`l.import_id`,
    score: scoreColumn('score'),
    grade: sql`(select s.fit_grade || s.engagement_grade from leads.scores s where s.lead_id = l.id)`,
    chance: sql`(select round(s.chance::numeric, 3)::float8 from leads.scores s where s.lead_id = l.id)`,
  } satisfies Record<ListField, unknown>,
};
