import { z } from 'zod';
import { contract } from '../../platform/http/contract.ts';
import * as shape from './shapes.ts';

const use = { permission: 'mail.use' } as const;
const read = { permission: 'mail.read' } as const;
const one = z.object({ id: z.uuid() });
const version = z.number().int().positive();
const n = z.number().int();

/** What opening a connection may meet. */
const connecting = [
  'mail.badHost',
  'mail.hostUnknown',
  'mail.hostForbidden',
  'mail.portForbidden',
  'mail.plainForbidden',
  'mail.refused',
  'mail.timedOut',
  'mail.noTls',
  'mail.certificateExpired',
  'mail.certificateUntrusted',
  'mail.certificateName',
  'mail.wrongPassword',
  'mail.wrongAppCode',
  'mail.notAMailServer',
  'mail.lost',
] as const;

/** One's own mailboxes. */
export const mailboxContract = contract({
  list: {
    method: 'GET',
    path: '/api/mail/mailboxes',
    summary: 'Your own mailboxes, how their last sync went, and what is missing. Nobody else sees them.',
    access: use,
    response: z.object({ items: z.array(shape.mailbox) }),
  },
  preset: {
    method: 'GET',
    path: '/api/mail/preset',
    summary: 'The settings that are usual for an address, for the form to fill itself.',
    access: use,
    query: z.object({ address: z.string().max(320) }),
    response: shape.preset,
    errors: ['mail.badAddress'],
  },
  try: {
    method: 'POST',
    path: '/api/mail/try',
    summary: 'Signs in to both servers with these settings and says what failed. Nothing is kept.',
    access: use,
    rate: 20,
    body: z.object({
      imap: shape.server,
      smtp: shape.server,
      password: z.string().max(1000).min(1).optional(),
      smtpPassword: z.string().max(1000).min(1).nullish(),
      mailboxId: z
        .uuid()
        .optional()
        .describe('Without a password: that of this mailbox, for the same servers.'),
    }),
    response: shape.tried,
    errors: ['record.notFound', 'mail.passwordNeeded'],
  },
  connect: {
    method: 'POST',
    path: '/api/mail/mailboxes',
    summary:
      'Connects a mailbox of yours, once receiving was tried and works. The first sync begins at once.',
    access: use,
    rate: 20,
    body: shape.newMailbox,
    response: shape.mailbox,
    status: 201,
    errors: [
      'mail.badAddress',
      'mail.alreadyConnected',
      'mail.tooManyMailboxes',
      'mail.tooFarBack',
      ...connecting,
    ],
  },
  read: {
    method: 'GET',
    path: '/api/mail/mailboxes/:id',
    summary: 'One mailbox of yours.',
    access: use,
    params: one,
    response: shape.mailbox,
    errors: ['record.notFound'],
  },
  change: {
    method: 'PATCH',
    path: '/api/mail/mailboxes/:id',
    summary: 'Changes a mailbox; fields left out stay. Changed servers are tried first.',
    access: use,
    rate: 30,
    params: one,
    body: shape.mailboxWish,
    response: shape.mailbox,
    errors: [
      'record.notFound',
      'record.stale',
      'mail.passwordNeeded',
      'mail.tooFarBack',
      'mail.noSuchFolder',
      ...connecting,
    ],
  },
  sync: {
    method: 'POST',
    path: '/api/mail/mailboxes/:id/sync',
    summary: 'Fetches now. With `again`, mail that matched nothing is looked at once more.',
    access: use,
    rate: 20,
    params: one,
    body: z.object({ again: z.boolean().default(false) }),
    response: shape.saved,
    status: 202,
    errors: ['record.notFound', 'mail.paused'],
  },
  putAway: {
    method: 'DELETE',
    path: '/api/mail/mailboxes/:id',
    summary:
      'Puts a mailbox away: nothing is fetched or sent any more. For seven days it can be brought back; then its password and what is not filed are erased.',
    access: use,
    params: one,
    query: z.object({ version: z.coerce.number().int().positive().optional() }),
    response: shape.saved,
    errors: ['record.notFound', 'record.stale'],
  },
  bringBack: {
    method: 'POST',
    path: '/api/mail/mailboxes/:id/restore',
    summary: 'Brings back a mailbox that was put away within seven days.',
    access: use,
    params: one,
    response: shape.mailbox,
    errors: ['record.notFound', 'mail.alreadyConnected'],
  },
  privateAddresses: {
    method: 'GET',
    path: '/api/mail/private-addresses',
    summary: 'Addresses and domains whose mail you have said is not business.',
    access: use,
    response: z.object({ items: z.array(shape.privateAddress) }),
  },
  keepPrivate: {
    method: 'POST',
    path: '/api/mail/private-addresses',
    summary:
      'Says that mail with an address, or a domain such as @example.com, is not business: what was taken of it is erased here.',
    access: use,
    body: z.object({ address: z.string().max(320) }),
    response: shape.privateAddress,
    status: 201,
    errors: ['mail.badAddress'],
  },
  allowAgain: {
    method: 'DELETE',
    path: '/api/mail/private-addresses/:address',
    summary: 'Takes that back: its mail is looked at again with the next sync.',
    access: use,
    params: z.object({ address: z.string().max(320) }),
    response: null,
    status: 204,
    errors: ['record.notFound'],
  },
});

/** Mail on records, and where it belongs. */
export const mailContract = contract({
  threads: {
    method: 'GET',
    path: '/api/mail/threads',
    summary:
      'Threads, the latest first: those of a record (`kind` and `recordId`; yours and what others let you see), or your own: filed, or waiting to be filed.',
    access: read,
    query: z.object({
      kind: z.enum(shape.recordKinds).optional(),
      recordId: z.uuid().optional(),
      view: z
        .enum(['filed', 'proposed', 'private'])
        .default('filed')
        .describe('Of your own, without a record.'),
      mailboxId: z.uuid().optional(),
      cursor: z.string().max(500).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    response: shape.threadPage,
    errors: ['record.notFound', 'paging.badCursor', 'mail.recordHalfNamed'],
  },
  counts: {
    method: 'GET',
    path: '/api/mail/counts',
    summary:
      'What waits for you: threads to be filed, mail that was not sent or perhaps was, mailboxes in trouble, mails missing.',
    access: use,
    response: z.object({ mailboxes: n, proposed: n, failed: n, unsure: n, failing: n, missing: n }),
  },
  thread: {
    method: 'GET',
    path: '/api/mail/threads/:id',
    summary:
      'A thread with its messages, the earliest first; those that its owner keeps back are left out for others.',
    access: read,
    params: one,
    response: shape.wholeThread,
    errors: ['record.notFound'],
  },
  file: {
    method: 'POST',
    path: '/api/mail/threads/:id/filings',
    summary:
      'Files a thread of yours on a record, with what is to come of it. Its mails count as contact there.',
    access: use,
    params: one,
    body: shape.record,
    response: shape.wholeThread,
    errors: ['record.notFound', 'mail.noSuchRecord', 'mail.isPrivate'],
  },
  unfile: {
    method: 'DELETE',
    path: '/api/mail/threads/:id/filings/:kind/:recordId',
    summary:
      'Takes a thread of yours from a record; the contact that was counted there is taken back. It is not proposed there again.',
    access: use,
    params: one.extend({ kind: z.enum(shape.recordKinds), recordId: z.uuid() }),
    response: shape.wholeThread,
    errors: ['record.notFound'],
  },
  dismiss: {
    method: 'DELETE',
    path: '/api/mail/threads/:id/proposals',
    summary: 'None of the records proposed: what was kept of the thread is erased here.',
    access: use,
    params: one,
    response: shape.saved,
    errors: ['record.notFound'],
  },
  change: {
    method: 'PATCH',
    path: '/api/mail/threads/:id',
    summary:
      'Who else sees a thread of yours (null: as the mailbox says), and whether it is private: then nothing of it is kept here; made business again, it is fetched anew.',
    access: use,
    params: one,
    body: z.object({
      version,
      share: z.enum(shape.shares).nullish(),
      private: z.boolean().optional(),
    }),
    response: shape.wholeThread,
    errors: ['record.notFound', 'record.stale'],
  },
  hide: {
    method: 'PATCH',
    path: '/api/mail/messages/:id',
    summary: 'Keeps one message of yours to yourself, or lets it be seen with its thread again.',
    access: use,
    params: one,
    body: z.object({ hidden: z.boolean() }),
    response: shape.message,
    errors: ['record.notFound'],
  },
  attachment: {
    method: 'GET',
    path: '/api/mail/attachments/:id/content',
    summary: 'The bytes of an attachment, fetched from the mail server as they are sent on.',
    access: read,
    rate: 120,
    params: one,
    response: 'raw',
    errors: ['record.notFound', 'mail.attachmentGone', 'mail.notConnected', ...connecting],
  },
  saveAttachment: {
    method: 'POST',
    path: '/api/mail/attachments/:id/file',
    summary: 'Saves an attachment to a record, where it is a file like any other.',
    access: read,
    rate: 60,
    params: one,
    body: shape.record,
    response: shape.attachment,
    status: 201,
    errors: [
      'record.notFound',
      'mail.noSuchRecord',
      'mail.attachmentGone',
      'mail.notConnected',
      'file.tooLarge',
      'file.noRoom',
      ...connecting,
    ],
  },
});

/** Writing mail. */
export const outgoingContract = contract({
  begin: {
    method: 'GET',
    path: '/api/mail/beginning',
    summary:
      'What a new mail, an answer or a forward begins with: recipients, subject, signature, quotation.',
    access: use,
    query: z.object({
      mailboxId: z.uuid().optional(),
      messageId: z.uuid().optional(),
      mode: z.enum(['new', 'reply', 'replyAll', 'forward']).default('new'),
    }),
    response: shape.beginning,
    errors: ['record.notFound', 'mail.notConnected', 'mail.neverAnswered'],
  },
  send: {
    method: 'POST',
    path: '/api/mail/outgoing',
    summary:
      'Sends a mail through your mailbox a few seconds later; until then it can be canceled. Sent once, whatever happens.',
    access: use,
    rate: 60,
    body: shape.newMail,
    response: shape.sentMail,
    status: 202,
    errors: [
      'record.notFound',
      'mail.noRecipient',
      'mail.badAddress',
      'mail.badSubject',
      'mail.noSuchRecord',
      'mail.noSuchFile',
      'mail.tooLarge',
      'mail.notConnected',
      'mail.paused',
      'mail.neverAnswered',
    ],
  },
  outgoing: {
    method: 'GET',
    path: '/api/mail/outgoing',
    summary: 'What you wrote that is still to be sent, was not sent, or perhaps was.',
    access: use,
    response: z.object({ items: z.array(shape.outgoingItem) }),
  },
  cancel: {
    method: 'POST',
    path: '/api/mail/outgoing/:id/cancel',
    summary: 'Stops a mail that has not left yet.',
    access: use,
    params: one,
    response: shape.sentMail,
    errors: ['record.notFound', 'mail.alreadyLeft'],
  },
  again: {
    method: 'POST',
    path: '/api/mail/outgoing/:id/again',
    summary: 'Sends again what was not sent, or of which that is not known: then it may arrive twice.',
    access: use,
    params: one,
    response: shape.sentMail,
    errors: ['record.notFound', 'mail.notStuck', 'mail.notConnected'],
  },
  settle: {
    method: 'POST',
    path: '/api/mail/outgoing/:id/settle',
    summary: 'Says of a mail of which that was not known that it was sent.',
    access: use,
    params: one,
    response: shape.sentMail,
    errors: ['record.notFound', 'mail.notStuck'],
  },
});
