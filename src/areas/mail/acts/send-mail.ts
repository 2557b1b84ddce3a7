import { newId } from '../../../kernel/ids.ts';
import { must, Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { fileById } from '../../../platform/files/store.ts';
import { enqueue } from '../../../platform/jobs/enqueue.ts';
import { emailKey } from '../../../platform/matching/normalise.ts';
import { checkedMail, isNeverAnswered, largestEnclosures, ownKey, type Written } from '../rules/compose.ts';
import { placeMail, type RecordRef } from '../rules/match.ts';
import { type Mail, outsiders } from '../rules/read-mail.ts';
import { loadMailbox, type StoredMailbox } from '../store.ts';
import { attachmentById } from '../store-attachments.ts';
import {
  deleteUnsent,
  type Enclosure,
  insertEnclosed,
  insertOutgoing,
  loadOutgoing,
  moveOutgoing,
  type Outgoing,
  type OutgoingState,
} from '../store-outgoing.ts';
import {
  addFilings,
  addProposals,
  answeredMail,
  filingsOf,
  insertMessage,
  recount,
  type Thread,
} from '../store-threads.ts';
import { countContact } from './count-contact.ts';
import { oursIn } from './file-thread.ts';
import { tellFiled, threadFor } from './keep-mail.ts';
import { whoIs } from './who-is.ts';

export type MailWish = Written & {
  mailboxId: string;
  replyTo?: string | null | undefined;
  forwardOf?: string | null | undefined;
  about?: RecordRef | null | undefined;
  fileIds: string[];
  attachmentIds: string[];
};

export type SentMail = { id: string; threadId: string; state: OutgoingState; sendAt: string };

/** So long a mail can be called back. */
const grace = 10_000;

/**
 * Takes a mail to be sent: it stands in its thread at once and leaves a few seconds later. The caller has made sure that the record it is about
 * is there for the actor.
 *
 * @throws Refusal `record.notFound`, `mail.paused`, `mail.notConnected`, `mail.neverAnswered`, `mail.noSuchFile`, `mail.tooLarge`, those of
 *   `checkedMail`
 */
export async function sendMail(tx: Transaction, wish: MailWish): Promise<SentMail> {
  const written = must(checkedMail(wish));
  const mailbox = await loadMailbox(tx, wish.mailboxId);
  if (mailbox.state === 'paused') throw new Refusal('mail.paused');
  if (mailbox.imapSecret === null) throw new Refusal('mail.notConnected');
  const enclosed = await enclosedBy(tx, wish);
  const mail = await mailOf(tx, mailbox, written, wish);
  const thread = await threadFor(tx, mailbox.id, mail);
  const id = newId();
  await insertMessage(
    tx,
    {
      id,
      threadId: thread.id,
      mailboxId: mailbox.id,
      direction: 'out',
      content: 'whole',
      text: written.text,
      flaws: [],
    },
    mail,
  );
  await insertEnclosed(
    tx,
    id,
    enclosed.map(({ rows }) => rows),
  );
  const sendAt = new Date(tx.now.getTime() + grace);
  await insertOutgoing(tx, {
    id,
    blindCopies: written.bcc,
    enclosures: enclosed.map(({ enclosure }) => enclosure),
    sendAt,
  });
  await fileSent(tx, thread, mail, wish.about ?? null);
  enqueueDelivery(tx, id, sendAt);
  return { id, threadId: thread.id, state: 'queued', sendAt: sendAt.toISOString() };
}

export function enqueueDelivery(tx: Transaction, messageId: string, at: Date): void {
  enqueue(tx, 'mail.send', { messageId }, { key: `mail.send/${messageId}`, queue: 'mail.send', at });
}

async function mailOf(
  tx: Transaction,
  mailbox: StoredMailbox,
  written: Written,
  wish: MailWish,
): Promise<Mail> {
  const answered = wish.replyTo ? await tx.one(answeredMail(wish.replyTo)) : null;
  if (answered && isNeverAnswered(answered.automatic))
    throw new Refusal('mail.neverAnswered', {}, 'body.replyTo');
  return {
    key: ownKey(newId(), mailbox.address),
    answers: answered?.key ?? null,
    references: answered ? [...answered.references, answered.key].slice(-20) : [],
    from: { name: mailbox.displayName || tx.actor.name, address: mailbox.address },
    to: written.to,
    cc: written.cc,
    replyTo: [],
    subject: written.subject,
    sentAt: tx.now.toISOString(),
    automatic: null,
    bytes: 0,
    texts: [],
    attached: [],
    flaws: [],
  };
}

type Enclosed = { enclosure: Enclosure; rows: Parameters<typeof insertEnclosed>[2][number] };

/** Files and attachments that the actor sees, in the order they were named. */
async function enclosedBy(tx: Transaction, { fileIds, attachmentIds }: MailWish): Promise<Enclosed[]> {
  const enclosed: Enclosed[] = [];
  let bytes = 0;
  for (const [at, fileId] of fileIds.entries()) {
    const file = await tx.one(fileById(fileId), new Refusal('mail.noSuchFile', {}, `body.fileIds.${at}`));
    const { name, mediaType } = file;
    bytes += file.bytes;
    enclosed.push({
      enclosure: { fileId, name, mediaType },
      rows: { id: newId(), part: `f${at + 1}`, name, mediaType, bytes: file.bytes, fileId },
    });
  }
  for (const [at, attachmentId] of attachmentIds.entries()) {
    const found = await tx.one(
      attachmentById(attachmentId),
      new Refusal('mail.noSuchFile', {}, `body.attachmentIds.${at}`),
    );
    const { name, mediaType } = found;
    bytes += found.bytes;
    enclosed.push({
      enclosure: { attachmentId, name, mediaType },
      rows: { id: newId(), part: `a${at + 1}`, name, mediaType, bytes: found.bytes, fileId: found.fileId },
    });
  }
  if (bytes > largestEnclosures)
    throw new Refusal('mail.tooLarge', { mb: largestEnclosures / 1_000_000 }, 'body.fileIds');
  return enclosed;
}

/** On the record it was written from; without one where its thread lies, or where those it goes to belong. */
async function fileSent(tx: Transaction, thread: Thread, mail: Mail, about: RecordRef | null): Promise<void> {
  const there = await tx.all(filingsOf(thread.id));
  if (about) tellFiled(tx, thread.id, await addFilings(tx, thread, [{ ...about, how: 'hand' }]));
  else if (there.length === 0) {
    const outside = outsiders(mail, await oursIn(tx));
    const placed = placeMail(outside.map(emailKey), await whoIs((query) => tx.all(query), outside));
    if ('filings' in placed) {
      tellFiled(tx, thread.id, await addFilings(tx, thread, placed.filings));
      await addProposals(tx, thread, placed.proposals);
    }
  }
  await recount(tx, thread.id);
}

// ── On its way ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Calls back a mail that has not left; its words go back to who wrote them. @throws Refusal `record.notFound`, `mail.alreadyLeft` */
export async function cancelMail(tx: Transaction, id: string): Promise<SentMail> {
  const outgoing = await loadOutgoing(tx, id);
  if (outgoing.state !== 'queued' && outgoing.state !== 'failed') throw new Refusal('mail.alreadyLeft');
  if (outgoing.isHeld) throw new Refusal('mail.alreadyLeft');
  await deleteUnsent(tx, id, outgoing.threadId);
  await recount(tx, outgoing.threadId);
  return sentAs(outgoing, 'canceled');
}

/** Sends what was not sent, or perhaps was, once more. @throws Refusal `record.notFound`, `mail.notStuck`, `mail.notConnected` */
export async function sendAgain(tx: Transaction, id: string): Promise<SentMail> {
  const outgoing = await stuck(tx, id);
  const mailbox = await loadMailbox(tx, outgoing.mailboxId);
  if (mailbox.imapSecret === null || mailbox.state === 'paused') throw new Refusal('mail.notConnected');
  await moveOutgoing(tx, id, { state: 'queued', sendAt: tx.now, tries: 0 });
  enqueueDelivery(tx, id, tx.now);
  return { ...sentAs(outgoing, 'queued'), sendAt: tx.now.toISOString() };
}

/** It was sent after all: it counts as contact from now on. @throws Refusal `record.notFound`, `mail.notStuck` */
export async function settleAsSent(tx: Transaction, id: string): Promise<SentMail> {
  const outgoing = await stuck(tx, id);
  if (outgoing.state !== 'unsure') throw new Refusal('mail.notStuck');
  await moveOutgoing(tx, id, { state: 'sent' });
  await countContact(tx, outgoing.threadId, await oursIn(tx));
  return sentAs(outgoing, 'sent');
}

async function stuck(tx: Transaction, id: string): Promise<Outgoing> {
  const outgoing = await loadOutgoing(tx, id);
  if (outgoing.state !== 'failed' && outgoing.state !== 'unsure') throw new Refusal('mail.notStuck');
  return outgoing;
}

const sentAs = ({ id, threadId, sendAt }: Outgoing, state: OutgoingState): SentMail => ({
  id,
  threadId,
  state,
  sendAt,
});
