import { z } from 'zod';
import { contract } from '../http/contract.ts';

const one = z.object({ id: z.uuid() });
const n = z.number().int();
const of = z.object({
  subject: z.string().max(40).describe('The kind of record: lead.'),
  subjectId: z.uuid(),
});
const file = z.object({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string().describe('As its first bytes say, not as the sender said.'),
  kind: z.enum(['image', 'document', 'text', 'sound', 'film', 'archive', 'program', 'other']),
  bytes: n,
  sha256: z.string().describe('Hex.'),
  subject: z.string(),
  subjectId: z.uuid(),
  partOf: z.string().nullable().describe('What of the record it came with: a communication’s id.'),
  hasPreview: z.boolean(),
  ownerId: z.uuid(),
  ownerName: z.string().nullable(),
  createdAt: z.string(),
});
const limits = z.object({
  largest: n.min(1_000_000).max(1_000_000_000).describe('Bytes of one file.'),
  quota: n.min(1_000_000).max(1e15).nullable().describe('Bytes of all files together; null: no limit.'),
});

/** Files that hang on records: drawings, offers, photographs. */
export const fileContract = contract({
  list: {
    method: 'GET',
    path: '/api/files',
    summary: 'The files of a record, the latest first.',
    access: 'signedIn',
    query: of.extend({
      cursor: z.string().max(500).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
    response: z.object({ items: z.array(file), next: z.string().nullable() }),
    errors: ['file.noSuchSubject', 'record.notFound', 'paging.badCursor'],
  },
  attach: {
    method: 'POST',
    path: '/api/files',
    summary:
      'Attaches a file to a record: multipart/form-data with `file`, and before it, if you like, a small picture of it as `preview`.',
    access: 'signedIn',
    query: of.extend({ partOf: z.uuid().optional().describe('A communication of the record.') }),
    response: file,
    status: 201,
    upload: true,
    rate: 120,
    errors: [
      'file.none',
      'file.tooLarge',
      'file.noRoom',
      'file.noSuchSubject',
      'file.noSuchPart',
      'record.notFound',
    ],
  },
  content: {
    method: 'GET',
    path: '/api/files/:id/content',
    summary:
      'The file itself. Shown by a browser only when it is a picture and `inline` is asked for; else it is saved.',
    access: 'signedIn',
    params: one,
    query: z.object({ inline: z.enum(['0', '1']).default('0') }),
    response: 'raw',
    errors: ['record.notFound'],
  },
  preview: {
    method: 'GET',
    path: '/api/files/:id/preview',
    summary: 'A small picture of the file, when its sender made one.',
    access: 'signedIn',
    params: one,
    response: 'raw',
    errors: ['record.notFound'],
  },
  remove: {
    method: 'DELETE',
    path: '/api/files/:id',
    summary: 'Puts a file away; it can be brought back for 30 days.',
    access: 'signedIn',
    params: one,
    response: one,
    errors: ['record.notFound'],
  },
  restore: {
    method: 'POST',
    path: '/api/files/:id/restore',
    summary: 'Brings a file back that was put away.',
    access: 'signedIn',
    params: one,
    response: file,
    errors: ['record.notFound'],
  },
  limits: {
    method: 'GET',
    path: '/api/files/limits',
    summary: 'How large one file may be, how much all may take, and how much they take.',
    access: 'signedIn',
    response: z.object({ version: n, limits, used: n, files: n }),
  },
  changeLimits: {
    method: 'PUT',
    path: '/api/files/limits',
    summary: 'Changes how large one file may be and how much all may take.',
    access: { permission: 'settings.manage' },
    body: z.object({ version: n, limits }),
    response: z.object({ version: n, limits, used: n, files: n }),
    errors: ['record.stale', 'company.missing'],
  },
});
