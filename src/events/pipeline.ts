import { z } from 'zod';

/** `{ field: [before, after] }`; custom fields as `custom.<key>`. */
const changes = z.record(z.string(), z.tuple([z.unknown(), z.unknown()]));
const changed = z.object({ changes });
const id = z.uuid();

/** What the pipeline announces; the subject of each is one opportunity. */
export const opportunityEvents = {
  /** An opportunity began, by hand, by conversion, import or API. */
  'opportunity.opened': z.object({
    name: z.string(),
    accountId: id.nullable(),
    leadId: id.nullable(),
    pipelineId: id,
    stageId: id,
    amount: z.string().nullable(),
    currency: z.string().nullable(),
    ownerId: id.nullable(),
    teamId: id.nullable(),
  }),
  /** Someone changed what is known about it, or its next step. */
  'opportunity.edited': changed,
  /** It went to another stage. */
  'opportunity.stageMoved': changed,
  'opportunity.won': changed,
  'opportunity.lost': changed,
  'opportunity.reopened': changed,
  'opportunity.assigned': changed.extend({
    /** Who left, and whose work goes to a colleague. */
    handedOverFrom: id.optional(),
  }),
  'opportunity.commented': z.object({ commentId: id, text: z.string() }),
  /** There was a communication about it, or an attempt at one. */
  'opportunity.contacted': z.object({
    communicationId: id,
    kind: z.enum(['call', 'visit', 'meeting', 'mail', 'message']),
    direction: z.enum(['out', 'in']),
    direct: z.boolean(),
    outcome: z.enum(['reached', 'noAnswer']),
    said: z.string(),
    contactIds: z.array(id),
    /** The mail that it was, for who may see it. */
    mail: z.object({ threadId: id, messageId: id }).optional(),
    /** Its author, when that isn't who logged it (imported history). */
    by: z.string().optional(),
    changes,
  }),
  'opportunity.deleted': changed,
  /** Changes were taken back. */
  'opportunity.undone': changed.extend({ undoes: id }),
  /** A room further along recorded that something is done. */
  'opportunity.milestoneReached': z.object({ name: z.string() }),
  /** A lead became part of it: began it, or joined it. */
  'opportunity.leadConverted': z.object({
    leadId: id,
    accountId: id.nullable(),
    contactId: id.nullable(),
    began: z.boolean(),
  }),
} as const;

export type OpportunityEvent = keyof typeof opportunityEvents;
export type OpportunityPayload<E extends OpportunityEvent> = z.input<(typeof opportunityEvents)[E]>;

/** What is announced about the pipeline's settings and about promises; subjects are the pipeline, the company, the person. */
export const pipelineSettingEvents = {
  'pipeline.created': z.object({ names: z.record(z.string(), z.string()) }),
  'pipeline.edited': changed,
  'pipeline.deleted': z.object({
    names: z.record(z.string(), z.string()),
    movedTo: id.nullable(),
    moved: z.number(),
  }),
  'pipeline.restored': z.object({ names: z.record(z.string(), z.string()) }),
  'pipeline.reasonsChanged': z.object({ kind: z.enum(['won', 'lost']), count: z.number() }),
  'pipeline.competitorsChanged': z.object({ count: z.number() }),
  'pipeline.rateSet': z.object({ currency: z.string(), from: z.string(), rate: z.string().nullable() }),
  'forecast.submitted': z.object({
    month: z.string(),
    commit: z.string(),
    bestCase: z.string(),
    pipeline: z.string(),
  }),
  'forecast.adjusted': z.object({
    month: z.string(),
    commit: z.string(),
    bestCase: z.string(),
    pipeline: z.string(),
    reason: z.string(),
  }),
  'forecast.targetSet': z.object({ month: z.string(), teamId: id.nullable(), amount: z.string().nullable() }),
  /** Opportunities left the house as a file. */
  'opportunities.exported': z.object({
    format: z.enum(['csv', 'xlsx']),
    rows: z.number(),
    filter: z.array(z.unknown()),
    fields: z.array(z.string()),
  }),
} as const;

export type PipelineSettingEvent = keyof typeof pipelineSettingEvents;
export type PipelineSettingPayload<E extends PipelineSettingEvent> = z.input<
  (typeof pipelineSettingEvents)[E]
>;
