import { z } from 'zod';

const maybe = z.string().nullable();
const text = (most: number) => z.string().max(most);
const n = z.number().int();
const version = z.number().int().positive();

export const recordKinds = ['lead', 'account', 'contact', 'opportunity'] as const;
export const tlsModes = ['tls', 'starttls', 'plain'] as const;
/** Who else sees what is filed: nobody, or whoever sees the record. */
export const shares = ['nobody', 'record'] as const;

/** A record that a thread is about. */
export const record = z.object({ kind: z.enum(recordKinds), id: z.uuid() });

// ── Mailboxes ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const server = z.object({
  host: text(255).describe('Name of the server, such as imap.exmail.qq.com.'),
  port: z.number().int().min(1).max(65_535),
  tls: z
    .enum(tlsModes)
    .describe('`tls` from the first byte, `starttls` after the greeting. `plain` only inside the house.'),
  user: text(320).describe('The name to sign in with; mostly the whole address.'),
});

const share = z
  .enum(shares)
  .describe('Who else sees mail that is filed: nobody, or whoever sees the record.');

export const newMailbox = z.object({
  address: text(320),
  displayName: text(200).default(''),
  signature: text(10_000).default('').describe('Plain text, put below what is written.'),
  imap: server,
  smtp: server,
  password: text(1000).min(1).describe('Password or app code (授权码). Kept sealed, never given out again.'),
  smtpPassword: text(1000).min(1).nullish().describe('Only when sending takes another one.'),
  since: z.iso.date().optional().describe('Mail from this day on; 30 days back when left out.'),
  share: share.default('nobody'),
});

export const mailboxWish = z.object({
  version,
  displayName: text(200).optional(),
  signature: text(10_000).optional(),
  imap: server.optional(),
  smtp: server.optional(),
  password: text(1000).min(1).optional().describe('Needed again whenever a server or a user name changes.'),
  smtpPassword: text(1000).min(1).nullish(),
  since: z.iso.date().optional(),
  share: share.optional(),
  paused: z.boolean().optional().describe('True: nothing is fetched or sent until it is false again.'),
  folders: z.array(text(500)).max(50).optional().describe('Paths of the folders to read, of those listed.'),
});

/** What went wrong, said in the caller's language. */
export const trouble = z.object({
  code: z.string(),
  title: z.string(),
  next: z.string().describe('What to do; empty when there is nothing to do.'),
  at: maybe,
});

export const folder = z.object({
  path: z.string(),
  role: z.enum(['inbox', 'sent', 'other']),
  chosen: z.boolean(),
  onServer: n.nullable().describe('Mails that the server counts, from `since` on; null until it was asked.'),
  taken: n.nullable().describe('How many of them were looked at.'),
  missing: n.describe('How many could not be read though tried again; they are tried with every sync.'),
  syncedAt: maybe,
});

export const mailbox = z.object({
  id: z.uuid(),
  version: n,
  address: z.string(),
  displayName: z.string(),
  signature: z.string(),
  imap: server,
  smtp: server,
  ownSmtpPassword: z.boolean(),
  since: z.string(),
  share,
  state: z.enum(['working', 'failing', 'paused']),
  failure: trouble.nullable(),
  syncedAt: maybe,
  syncing: z.boolean(),
  folders: z.array(folder),
});

/** Settings that are known for a domain. */
export const preset = z.object({
  provider: maybe.describe('The name of the service; null when the settings are only the usual guess.'),
  imap: server,
  smtp: server,
  appCode: z
    .object({ word: z.string(), how: z.string(), url: maybe })
    .nullable()
    .describe('The service wants a code made for programs instead of the password.'),
});

export const tried = z.object({
  ok: z.boolean(),
  imap: trouble.nullable().describe('What is wrong with receiving; null: it works.'),
  smtp: trouble.nullable().describe('What is wrong with sending; null: it works.'),
  folders: z.array(z.object({ path: z.string(), role: z.enum(['inbox', 'sent', 'other']) })),
});

// ── Mail ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

export const party = z.object({ name: z.string(), address: z.string() });

export const attachment = z.object({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  bytes: n.describe('About, as the server counts it.'),
  fileId: z.uuid().nullable().describe('The file, where it was saved to a record or was sent from one.'),
});

export const flaws = ['headers', 'charset', 'encoding', 'structure', 'longText', 'parts'] as const;
export const automatics = ['reply', 'list', 'bulk', 'bounce', 'generated'] as const;
export const outgoingStates = ['queued', 'sending', 'sent', 'failed', 'unsure', 'canceled'] as const;

export const outgoing = z.object({
  state: z
    .enum(outgoingStates)
    .describe('`unsure`: handed to the server, whose answer was lost; never sent again by itself.'),
  sendAt: z.string().describe('Until then it can be canceled.'),
  failure: trouble.nullable(),
  blindCopies: z.array(party),
  copied: z.enum(['no', 'byServer', 'byUs', 'failed']).describe('Whether a copy lies in the sent folder.'),
});

export const message = z.object({
  id: z.uuid(),
  threadId: z.uuid(),
  direction: z.enum(['in', 'out']),
  content: z
    .enum(['header', 'waiting', 'whole'])
    .describe('`header`: only that is kept until the thread is filed; `waiting`: the text is being fetched.'),
  from: party,
  to: z.array(party),
  cc: z.array(party),
  subject: z.string(),
  sentAt: z.string(),
  text: z
    .string()
    .describe('Plain text, also of what came as HTML; nothing in it is to be rendered as HTML.'),
  automatic: z
    .enum(automatics)
    .nullable()
    .describe('Written by a machine or to many: no contact, never answered.'),
  flaws: z.array(z.enum(flaws)).describe('Why it could not be read whole.'),
  hidden: z.boolean().describe('Its owner keeps this one to themselves.'),
  attachments: z.array(attachment),
  outgoing: outgoing.nullable().describe('Of what was written here, for its writer.'),
});

export const filing = record.extend({
  title: maybe.describe('Null when the record is not there for you.'),
  how: z.enum(['address', 'domain', 'hand']),
});
export const proposal = record.extend({
  title: maybe,
  why: z.enum(['address', 'domain', 'severalDeals']),
  address: z.string().describe('The address that spoke for it.'),
});

export const thread = z.object({
  id: z.uuid(),
  version: n,
  mailboxId: z.uuid(),
  ownerId: z.uuid(),
  ownerName: maybe,
  mine: z.boolean(),
  subject: z.string(),
  messages: n,
  lastAt: z.string(),
  /** Of the last message. */
  from: party,
  direction: z.enum(['in', 'out']),
  snippet: z.string(),
  attachments: z.boolean(),
  private: z.boolean(),
  share: z.enum(shares).nullable().describe('Null: as the mailbox says.'),
  shared: z.boolean().describe('Whether others who see the record see it.'),
  filings: z.array(filing),
  proposals: z.array(proposal),
});

export const threadPage = z.object({ items: z.array(thread), next: maybe });
export const wholeThread = thread.extend({ all: z.array(message) });
export const saved = z.object({ id: z.uuid(), version: n });

export const privateAddress = z.object({ address: z.string(), createdAt: z.string() });

// ── Writing ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const parties = z.array(z.object({ name: text(200).default(''), address: text(320) }));

export const newMail = z.object({
  mailboxId: z.uuid(),
  to: parties.max(100),
  cc: parties.max(100).default([]),
  bcc: parties.max(100).default([]),
  subject: text(1000),
  text: text(200_000).describe('Plain text, signature and quotation included, as it shall be sent.'),
  replyTo: z.uuid().nullish().describe('The message that is answered.'),
  forwardOf: z.uuid().nullish().describe('The message that is passed on.'),
  about: record.nullish().describe('The record it is written from; the thread is filed on it.'),
  fileIds: z.array(z.uuid()).max(50).default([]).describe('Files of records to enclose.'),
  attachmentIds: z.array(z.uuid()).max(50).default([]).describe('Attachments of mails to enclose.'),
});

export const beginning = z.object({
  mailboxId: z.uuid(),
  to: z.array(party),
  cc: z.array(party),
  subject: z.string(),
  text: z.string().describe('Signature and quotation; what one writes goes above.'),
  attachmentIds: z.array(z.uuid()),
});

export const sentMail = z.object({
  id: z.uuid(),
  threadId: z.uuid(),
  state: z.enum(outgoingStates),
  sendAt: z.string(),
});

export const outgoingItem = outgoing.extend({
  id: z.uuid(),
  threadId: z.uuid(),
  mailboxId: z.uuid(),
  subject: z.string(),
  to: z.array(party),
});
