import { z } from 'zod';
import { contract } from '../http/contract.ts';
import { noticeKinds } from './notice.ts';

const kinds = Object.keys(noticeKinds) as [keyof typeof noticeKinds, ...(keyof typeof noticeKinds)[]];
const kind = z.enum(kinds);

const notification = z.object({
  id: z.uuid(),
  kind,
  at: z.iso.datetime(),
  actorId: z.uuid(),
  /** Null for Yaosu itself. */
  actorName: z.string().nullable(),
  subjectKind: z.string(),
  /** Null when the record is not there for oneself any more: then nothing about it is said. */
  subject: z.object({ id: z.uuid(), title: z.string(), subtitle: z.string().nullable() }).nullable(),
  /** Records it stands for; those of one batch are one notification. */
  count: z.int(),
  /** What its words need beside the subject: an excerpt, a colleague’s name, numbers. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  read: z.boolean(),
});

const choices = z.object({
  kinds: z.record(kind, z.boolean()),
  /** From which amount on, in the company’s currency, a deal counts as big. */
  bigAmount: z.string(),
});

export const notificationContract = contract({
  list: {
    method: 'GET',
    path: '/api/notifications',
    summary: 'What concerns oneself, latest first; kept for ninety days.',
    access: 'signedIn',
    query: z.object({
      unread: z.enum(['true']).optional().describe('Only what is unread.'),
      cursor: z.string().max(500).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    response: z.object({ items: z.array(notification), next: z.string().nullable() }),
  },
  unread: {
    method: 'GET',
    path: '/api/notifications/unread',
    summary: 'How many are unread, counted up to 100.',
    access: 'signedIn',
    response: z.object({ count: z.int() }),
  },
  mark: {
    method: 'PATCH',
    path: '/api/notifications/:id',
    summary: 'Mark one of one’s own as read, or as unread again.',
    access: 'signedIn',
    params: z.object({ id: z.uuid() }),
    body: z.object({ read: z.boolean() }),
    response: null,
  },
  readAll: {
    method: 'POST',
    path: '/api/notifications/read',
    summary: 'Mark all as read that came until `upTo`, the latest one shown; what came since stays unread.',
    access: 'signedIn',
    body: z.object({ upTo: z.uuid() }),
    response: z.object({ read: z.int() }),
  },
  choices: {
    method: 'GET',
    path: '/api/notification-choices',
    summary: 'What one is told of.',
    access: 'signedIn',
    response: choices,
  },
  choose: {
    method: 'PUT',
    path: '/api/notification-choices',
    summary: 'Choose what one is told of; what is left out stays as it is.',
    access: 'signedIn',
    body: z.object({
      kinds: z.partialRecord(kind, z.boolean()).optional(),
      bigAmount: z
        .string()
        .regex(/^\d{1,15}(\.\d{1,2})?$/)
        .optional(),
    }),
    response: choices,
  },
});
