import { z } from 'zod';

/** `{ field: [before, after] }`; custom fields as `custom.<key>`. */
const changes = z.record(z.string(), z.tuple([z.unknown(), z.unknown()]));
const id = z.uuid();
const target = z.object({ personId: id.nullable(), teamId: id.nullable() });

/** What sharing out, the pool, duplicates and web forms announce about one lead. */
export const leadRoomEvents = {
  /** A rule, or the fallback when no rule fits, gave a lead away. */
  'lead.assignedByRule': z.object({ changes, ruleId: id.nullable() }),
  /** Someone took a lead out of the pool. */
  'lead.claimed': z.object({ changes }),
  /** Someone put a lead back into the pool. */
  'lead.putBack': z.object({ changes, reason: z.string() }),
  /** Nobody spoke with a lead for too long, and it went to the pool. */
  'lead.takenBack': z.object({ changes, idleSince: z.string() }),
  /** A lead goes to the pool soon if nobody speaks with it. */
  'lead.takeBackAnnounced': z.object({ idleSince: z.string(), goesOn: z.string(), ownerId: id }),
  /** Another lead was merged into this one. */
  'lead.merged': z.object({ changes, mergeId: id, awayId: id }),
  /** This lead was merged into another one. */
  'lead.mergedAway': z.object({ changes, mergeId: id, keptId: id }),
  /** A merge was taken apart again. */
  'lead.unmerged': z.object({ changes, mergeId: id, otherId: id }),
  /** Two leads were looked at and are not the same. */
  'lead.foundDifferent': z.object({ otherId: id }),
  /** Someone who is a lead already filled in a web form. */
  'lead.askedAgain': z.object({
    formId: id,
    submissionId: id,
    said: z.string(),
    source: z.string().nullable(),
    campaign: z.string().nullable(),
    changes,
  }),
  /** Someone said that the score is wrong. */
  'lead.scoreDoubted': z.object({
    feedbackId: id,
    says: z.enum(['tooHigh', 'tooLow']),
    reason: z.string(),
    score: z.number(),
  }),
} as const;

export type LeadRoomEvent = keyof typeof leadRoomEvents;
export type LeadRoomPayload<E extends LeadRoomEvent> = z.input<(typeof leadRoomEvents)[E]>;

/** What is announced about the rules themselves: subjects are a rule, a form, a submission, a person. */
export const leadSettingEvents = {
  'assignmentRule.created': z.object({ name: z.string() }).extend(target.shape),
  'assignmentRule.edited': z.object({ changes }),
  'assignmentRule.deleted': z.object({ name: z.string() }),
  'assignmentRule.restored': z.object({ name: z.string() }),
  'assignmentRule.reordered': z.object({ ids: z.array(id) }),
  'leadSettings.changed': z.object({ name: z.string(), changes }),
  'form.created': z.object({ name: z.string() }),
  'form.edited': z.object({ changes }),
  'form.deleted': z.object({ name: z.string() }),
  'form.restored': z.object({ name: z.string() }),
  'submission.released': z.object({ leadId: id, isNew: z.boolean() }),
  'submission.discarded': z.object({}),
  /** A person asked whether a company, number or address is already somebody's. */
  'lead.lookedUp': z.object({ by: z.array(z.enum(['company', 'phone', 'email'])), found: z.number() }),
  'duplicateScan.started': z.object({}),
  /** A card was taken into use in the place of another: a new one, or an earlier one again. */
  'scoreCard.published': z.object({ number: z.number(), over: id }),
  'scoreCard.drafted': z.object({ basedOn: id.nullable() }),
  'scoreCard.draftDropped': z.object({}),
  'scoreTraining.started': z.object({}),
  'scoreTraining.cancelled': z.object({}),
  /** A training came to its end: published, proposed, or nothing to learn. */
  'scoreTraining.ended': z.object({ verdict: z.string(), cardId: id.nullable() }),
  'scoreFeedback.settled': z.object({ leadId: id, settled: z.enum(['agreed', 'kept']).nullable() }),
} as const;

export type LeadSettingEvent = keyof typeof leadSettingEvents;
export type LeadSettingPayload<E extends LeadSettingEvent> = z.input<(typeof leadSettingEvents)[E]>;
