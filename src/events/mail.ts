import { z } from 'zod';

/** `{ field: [before, after] }` */
const changes = z.record(z.string(), z.tuple([z.unknown(), z.unknown()]));

/**
 * What mail announces. Nothing of what a mail says, from whom it came or to whom it went, and no password: who reads the log learns only that
 * there is a mailbox and that something was filed.
 */
export const mailEvents = {
  /** Someone connected a mailbox of theirs. */
  'mailbox.connected': z.object({ host: z.string() }),
  'mailbox.changed': z.object({ changes }),
  'mailbox.putAway': z.object({}),
  'mailbox.broughtBack': z.object({}),
  /** It can no longer be signed in to, or can again; told when that changes. */
  'mailbox.failed': z.object({ code: z.string() }),
  'mailbox.recovered': z.object({}),
  /** A sync brought something. */
  'mailbox.synced': z.object({ kept: z.number(), proposed: z.number() }),
  /** A thread belongs to a record now, or no longer. */
  'mailThread.filed': z.object({ kind: z.string(), recordId: z.uuid(), how: z.string() }),
  'mailThread.unfiled': z.object({ kind: z.string(), recordId: z.uuid() }),
  'mailThread.changed': z.object({ changes }),
  /** What was written here left, did not, or perhaps did. */
  'mailThread.sent': z.object({ messageId: z.uuid() }),
  'mailThread.notSent': z.object({ messageId: z.uuid(), code: z.string() }),
} as const;

export type MailEvent = keyof typeof mailEvents;
export type MailPayload<E extends MailEvent> = z.input<(typeof mailEvents)[E]>;
