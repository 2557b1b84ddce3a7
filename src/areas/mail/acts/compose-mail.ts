import type { Readable } from 'node:stream';
import { Refusal } from '../../../kernel/outcome.ts';
import type { Actor } from '../../../platform/actor/actor.ts';
import { largestEnclosures } from '../rules/compose.ts';
import type { Enclosure, Outgoing } from '../store-outgoing.ts';
import { fileContent, openAttachmentOf } from './attachments.ts';
import type { SyncContext } from './sync-mailbox.ts';

/** A mail on its way, read piece by piece; `done` lets go of what it reads from. */
export type ComposedMail = { stream: Readable; done: () => Promise<void> };

/**
 * The mail as it goes over the wire. Enclosures are read as they are sent, under its writer's rights at that moment.
 *
 * @throws Refusal `mail.fileGone`, and what opening an attachment refuses
 */
export async function composeMail(
  context: SyncContext,
  actor: Actor,
  outgoing: Outgoing,
): Promise<ComposedMail> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const opened: Readable[] = [];
  const done = async (): Promise<void> => {
    for (const stream of opened) stream.destroy();
  };
  try {
    for (const enclosure of outgoing.enclosures) opened.push(await contentOf(context, actor, enclosure));
  } catch (error) {
    await done();
    throw error;
  }
  const composer = new MailComposer({
    messageId: `<${outgoing.key}>`,
    date: new Date(outgoing.sendAt),
    from: outgoing.sender,
    to: outgoing.recipients,
    cc: outgoing.copies,
    subject: outgoing.subject,
    text: outgoing.text,
    ...(outgoing.replyKey && { inReplyTo: `<${outgoing.replyKey}>` }),
    references: outgoing.references.map((key) => `<${key}>`),
    attachments: outgoing.enclosures.map(({ name, mediaType }, at) => ({
      filename: name,
      contentType: mediaType,
      content: opened[at]!,
    })),
    // Nothing in a mail names a place to read from.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { stream: composer.compile().createReadStream() as Readable, done };
}

/** With what the way adds, half as much again; what a server says an attachment weighs is no promise. */
const longestMail = largestEnclosures * 1.5;

/** @throws Refusal `mail.tooLarge` before more is held than a mail may be */
export async function inOnePiece(stream: AsyncIterable<Buffer>, most = longestMail): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of stream) {
    bytes += piece.length;
    if (bytes > most) throw new Refusal('mail.tooLarge', { mb: largestEnclosures / 1_000_000 });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** The same in one piece, for a server that takes it no other way. */
export async function wholeMail(context: SyncContext, actor: Actor, outgoing: Outgoing): Promise<Buffer> {
  const { stream, done } = await composeMail(context, actor, outgoing);
  try {
    return await inOnePiece(stream);
  } finally {
    await done();
  }
}

async function contentOf(
  { db, settings }: SyncContext,
  actor: Actor,
  enclosure: Enclosure,
): Promise<Readable> {
  if ('attachmentId' in enclosure) return openAttachmentOf(db, actor, settings, enclosure.attachmentId);
  return fileContent(db, actor, enclosure.fileId);
}
