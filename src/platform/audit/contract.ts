import { z } from 'zod';
import { contract } from '../http/contract.ts';

const moment = z.iso.datetime({ offset: true });

export const auditContract = contract({
  list: {
    method: 'GET',
    path: '/api/audit',
    summary:
      'What happened, newest first. With a rare filter a page may hold fewer rows than asked for, or none, and still have a `next`: the log was searched up to there.',
    access: { permission: 'audit.read' },
    query: z.object({
      actorId: z.uuid().optional(),
      /** A whole type such as `lead.assigned`, or its beginning with a point, `lead.` */
      type: z
        .string()
        .regex(/^[A-Za-z]+\.[A-Za-z]*$/)
        .optional(),
      subjectKind: z.string().max(40).optional(),
      subjectId: z.uuid().optional(),
      from: moment.optional(),
      until: moment.optional(),
      cursor: z.string().max(500).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.object({
      items: z.array(
        z.object({
          seq: z.int(),
          at: z.string(),
          type: z.string(),
          actorId: z.uuid(),
          /** Null for Yaosu itself, or someone unknown who filled in a form. */
          actorName: z.string().nullable(),
          via: z.string(),
          subjectKind: z.string(),
          subjectId: z.uuid(),
          batchId: z.uuid().nullable(),
          payload: z.record(z.string(), z.unknown()),
        }),
      ),
      next: z.string().nullable(),
    }),
  },
});
