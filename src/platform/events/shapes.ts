import { z } from 'zod';

/** What acts answer and timelines show, as they cross the wire. */

const n = z.number().int();
const maybe = z.string().nullable();

export const version = n.positive().describe('The version that was read; refused when it moved since.');

export const saved = z.object({
  id: z.uuid(),
  version: n,
  batchId: maybe.describe('Undoes this act; null when nothing changed.'),
  /** `{ field: [before, after] }`. */
  changes: z.record(z.string(), z.array(z.unknown())),
});

export const undoneBatch = z.object({
  batchId: maybe,
  undone: n,
  kept: z.array(z.object({ id: z.string(), fields: z.array(z.string()) })),
  notYours: n,
});

/** One entry of a record's own history. */
export const ownTimelineItem = z.object({
  seq: n,
  at: z.string(),
  type: z.string(),
  via: z.string(),
  actorId: z.uuid(),
  actorName: maybe,
  batchId: maybe,
  undone: z.boolean(),
  payload: z.record(z.string(), z.unknown()),
});

/** One entry of a history that joins several records, and which of them it is about. */
export const timelineItem = ownTimelineItem.extend({ subjectKind: z.string(), subjectId: z.string() });

/** Which part of a timeline is asked for. @param kind what it can be narrowed to */
export const timelineQueryOf = <K extends z.ZodType>(kind: K) =>
  z.object({
    kind,
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  });

/** A communication as it is logged about any kind of record. */
export const communication = z.object({
  kind: z.enum(['call', 'visit', 'meeting', 'mail', 'message']),
  direction: z.enum(['out', 'in']).default('out'),
  direct: z.boolean().describe('Face to face or voice; not through something or someone in between.'),
  outcome: z.enum(['reached', 'noAnswer']),
  said: z.string().max(20_000).default(''),
  at: z.iso.datetime({ offset: true }).optional(),
});
