import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { Refusal } from '../../../kernel/outcome.ts';
import { type Actor, system } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { attachFile } from '../../../platform/files/acts/attach-file.ts';
import { readUsage } from '../../../platform/files/acts/change-limits.ts';
import { type Part, takeFile } from '../../../platform/files/acts/take-file.ts';
import { cleanName, disposition } from '../../../platform/files/rules/clean-name.ts';
import { sendFile } from '../../../platform/files/send-file.ts';
import { chunkLength, chunkOf, fileById } from '../../../platform/files/store.ts';
import { subjectFor } from '../../../platform/files/subjects.ts';
import type { RecordRef } from '../rules/match.ts';
import { imapLogin } from '../secrets.ts';
import type { MailSettings } from '../settings.ts';
import { storedMailbox } from '../store.ts';
import {
  type AttachmentPlace,
  attachmentById,
  attachmentPlace,
  noteFile,
  type ShownAttachment,
} from '../store-attachments.ts';
import { MailSession } from '../wire/session.ts';

/**
 * Sends an attachment on as it comes from the mail server: it is never held whole, and not kept. Whoever sees the mail sees what hangs on it.
 *
 * @throws Refusal `record.notFound`, `mail.attachmentGone`, `mail.notConnected`, the codes of reaching a server
 */
export async function sendAttachment(
  db: Database,
  actor: Actor,
  settings: MailSettings,
  id: string,
  reply: FastifyReply,
): Promise<undefined> {
  const place = await placeOf(db, actor, id);
  if (place.uid === null && place.fileId !== null) return sendFile(db, actor, place.fileId, false, reply);
  const stream = await openAttachment(db, settings, place);
  reply.headers({
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
    'content-disposition': disposition(cleanName(place.name), 'attachment'),
  });
  // Bytes to be saved, whatever the sender says they are.
  void reply.type('application/octet-stream').send(stream);
}

/** Saves an attachment to a record, as an upload would. @throws Refusal as above, and what attaching a file refuses */
export async function saveAttachment(
  db: Database,
  actor: Actor,
  settings: MailSettings,
  id: string,
  record: RecordRef,
  write: (work: (tx: Transaction) => Promise<ShownAttachment>) => Promise<ShownAttachment>,
): Promise<ShownAttachment> {
  const subject = subjectFor(actor, record.kind, 'write');
  await db.write(actor, (tx) => subject.lock(tx, record.id));
  const place = await placeOf(db, actor, id);
  const { largest } = (await readUsage(db)).limits;
  const stream = await openAttachment(db, settings, place);
  const taken = await takeFile(settings.uploads, onePart(place.name, stream), largest);
  try {
    return await write(async (tx) => {
      const file = await attachFile(tx, subject, { subjectId: record.id }, taken);
      await tx.asSystem(() => noteFile(tx, id, file.id));
      return tx.one(attachmentById(id));
    });
  } finally {
    await rm(taken.path, { force: true });
  }
}

/** The bytes of an attachment that the actor sees; one that was sent from here and lies on no server comes from its file. */
export async function openAttachmentOf(
  db: Database,
  actor: Actor,
  settings: MailSettings,
  id: string,
): Promise<Readable> {
  const place = await placeOf(db, actor, id);
  if (place.uid === null && place.fileId !== null) return fileContent(db, actor, place.fileId);
  return openAttachment(db, settings, place);
}

async function* onePart(filename: string, file: Readable): AsyncGenerator<Part> {
  yield { type: 'file', fieldname: 'file', filename, file };
}

async function placeOf(db: Database, actor: Actor, id: string): Promise<AttachmentPlace> {
  const [seen] = await db.read(actor, attachmentById(id));
  if (!seen) throw new Refusal('record.notFound');
  // Where it lies only Yaosu knows: numbers and folders are the owner's.
  const [place] = await db.read(system, attachmentPlace(id));
  if (!place) throw new Refusal('record.notFound');
  return place;
}

async function openAttachment(
  db: Database,
  settings: MailSettings,
  place: AttachmentPlace,
): Promise<Readable> {
  if (place.uid === null || place.path === null) throw new Refusal('mail.attachmentGone');
  const [mailbox] = await db.read(system, storedMailbox(place.mailboxId));
  if (!mailbox || mailbox.deletedAt !== null) throw new Refusal('mail.notConnected');
  const session = new MailSession(imapLogin(settings, mailbox), settings);
  try {
    const open = await session.openFolder(place.path);
    // Numbered anew since: the number may be another mail's by now.
    if (open.uidValidity !== place.uidValidity) throw new Refusal('mail.attachmentGone');
    const stream = await session.attachment(place.uid, place.part);
    if (!stream) throw new Refusal('mail.attachmentGone');
    stream.once('close', () => void session.close());
    return stream;
  } catch (error) {
    await session.close();
    throw error;
  }
}

/** The bytes of a file, read piece by piece under the actor. @throws Refusal `mail.fileGone` */
export async function fileContent(db: Database, actor: Actor, id: string): Promise<Readable> {
  const [file] = await db.read(actor, fileById(id));
  if (!file) throw new Refusal('mail.fileGone');
  const count = Math.ceil(file.bytes / chunkLength);
  async function* pieces(): AsyncGenerator<Buffer> {
    for (let n = 0; n < count; n++) {
      const [chunk] = await db.read(actor, chunkOf(id, n));
      if (!chunk) throw new Refusal('mail.fileGone');
      yield chunk.data;
    }
  }
  return Readable.from(pieces(), { objectMode: false });
}
