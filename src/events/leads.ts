import { z } from 'zod';

/** `{ field: [before, after] }`; custom fields as `custom.<key>`. */
const changes = z.record(z.string(), z.tuple([z.unknown(), z.unknown()]));
const changed = z.object({ changes });

/**
 * What the leads room announces; the subject of each is one lead. Payloads carry no more contact details than the change itself, and who
 * may see the lead may see its events.
 */
export const leadEvents = {
  /** A lead came in, by hand, form, import or API. */
  'lead.captured': z.object({
    source: z.string().nullable(),
    ownerId: z.uuid().nullable(),
    teamId: z.uuid().nullable(),
    /** The rule that gave it to its owner, if one did. */
    ruleId: z.uuid().nullable(),
    responseDueAt: z.string().nullable(),
  }),
  /** Someone changed what is known about a lead, or its next step. */
  'lead.edited': changed,
  /** A lead moved from one status to another. */
  'lead.statusChanged': changed,
  /** A lead was given to someone, or taken from everyone. */
  'lead.assigned': changed.extend({
    /** Who left, and whose work goes to a colleague. */
    handedOverFrom: z.uuid().optional(),
  }),
  /** Someone wrote a remark about a lead. */
  'lead.commented': z.object({ commentId: z.uuid(), text: z.string() }),
  /** There was a communication with a lead, or an attempt at one. */
  'lead.contacted': z.object({
    communicationId: z.uuid(),
    kind: z.enum(['call', 'visit', 'meeting', 'mail', 'message']),
    direction: z.enum(['out', 'in']),
    direct: z.boolean(),
    outcome: z.enum(['reached', 'noAnswer']),
    said: z.string(),
    /** What the customer asked for; past events have none. */
    asked: z.array(z.enum(['sample', 'quote', 'visit', 'documents'])).optional(),
    /** The mail that it was, for who may see it. */
    mail: z.object({ threadId: z.uuid(), messageId: z.uuid() }).optional(),
    /** Its author, when that isn't who logged it (imported history). */
    by: z.string().optional(),
    changes,
  }),
  /** A qualified lead was handed over and became part of an opportunity. */
  'lead.converted': changed,
  /** A parked lead came back on its day. */
  'lead.woken': changed,
  /** A first response is overdue; said once for each lead. */
  'lead.responseMissed': z.object({ responseDueAt: z.string(), ownerId: z.uuid().nullable() }),
  /** A lead was put away; it can be brought back. */
  'lead.deleted': changed,
  /** Changes were taken back. */
  'lead.undone': changed.extend({ undoes: z.uuid() }),
} as const;

export type LeadEvent = keyof typeof leadEvents;
export type LeadPayload<E extends LeadEvent> = z.input<(typeof leadEvents)[E]>;

/** What an export announces; its subject is the person who exported. */
export const exportEvents = {
  /** Leads left the house as a file. */
  'leads.exported': z.object({
    format: z.enum(['csv', 'xlsx']),
    rows: z.number(),
    filter: z.array(z.unknown()),
    fields: z.array(z.string()),
  }),
} as const;

/** What imports announce; the subject is the import. */
export const importEvents = {
  /** An import came to its end; `owners` are those who got leads by it, with the first of them. */
  'leads.imported': z.object({
    state: z.enum(['done', 'cancelled', 'failed']),
    created: z.number(),
    updated: z.number(),
    rejected: z.number(),
    owners: z.array(z.object({ id: z.uuid(), count: z.number(), first: z.uuid() })),
  }),
} as const;
