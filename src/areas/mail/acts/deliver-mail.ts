import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../../../kernel/outcome.ts';
import { type Actor, system } from '../../../platform/actor/actor.ts';
import { actorOfPerson } from '../../../platform/auth/identify.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { afterNoConnection, afterSmtpError, type Delivery, type SmtpError } from '../rules/delivery.ts';
import { imapLogin, smtpLogin } from '../secrets.ts';
import { foldersOf, type StoredMailbox, storedMailbox } from '../store.ts';
import {
  abandoned,
  loadOutgoing,
  moveOutgoing,
  noteCopied,
  noteKeepsCopies,
  type Outgoing,
  outgoingById,
} from '../store-outgoing.ts';
import { tellThread } from '../tell-mail.ts';
import { asRefusal } from '../wire/imap.ts';
import { MailSession } from '../wire/session.ts';
import { openSmtp, within } from '../wire/smtp.ts';
import { composeMail, wholeMail } from './compose-mail.ts';
import { countContact } from './count-contact.ts';
import { oursIn } from './file-thread.ts';
import { enqueueDelivery } from './send-mail.ts';
import type { SyncContext } from './sync-mailbox.ts';

/** So long a process may be at one mail before it is taken to be dead. */
const leaseMs = 10 * 60_000;

/**
 * Sends a mail whose time has come, once: what a process that died left behind before handing it over is sent by the next one; what may have
 * been handed over is looked for among the sent, and else said to be unsure.
 */
export async function deliverMail(context: SyncContext, id: string): Promise<void> {
  const { db } = context;
  const claimed = await db.asSystem((tx) => claim(tx, id));
  if (!claimed) return;
  const person = await actorOfPerson(db, claimed.personId);
  const [mailbox] = await db.read(system, storedMailbox(claimed.mailboxId));
  if (!person || !mailbox || mailbox.deletedAt !== null || mailbox.imapSecret === null) {
    await settle(context, system, claimed, {
      is: 'failed',
      failure: { code: 'mail.notConnected', facts: {} },
    });
    return;
  }
  const actor: Actor = { ...person, via: 'system' };
  if (claimed.state === 'queued') await handOver(context, actor, mailbox, claimed);
  else if (claimed.state === 'sending') {
    const found = await isAmongSent(context, mailbox, claimed.key).catch(() => false);
    const unsure: Delivery = { is: 'unsure', failure: { code: 'mail.answerLost', facts: {} } };
    await settle(context, actor, claimed, found ? null : unsure);
  }
  await keepCopy(context, actor, mailbox, id);
}

/** @returns null when there is nothing to do, or somebody else is at it */
async function claim(tx: Transaction, id: string): Promise<Outgoing | null> {
  const outgoing = await loadOutgoing(tx, id).catch((error) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  if (!outgoing) return null;
  const { state, isHeld, leaseUntil, sendAt } = outgoing;
  if (state === 'sent') return outgoing.copied === 'no' ? outgoing : null;
  if (state !== 'queued' && state !== 'sending') return null;
  const later = isHeld ? new Date(leaseUntil!) : new Date(sendAt);
  if (isHeld || later.getTime() > tx.now.getTime() + 1_000) {
    enqueueDelivery(tx, id, later);
    return null;
  }
  const tries = outgoing.tries + (state === 'queued' ? 1 : 0);
  await moveOutgoing(tx, id, { state, tries, leaseUntil: new Date(tx.now.getTime() + leaseMs) });
  return { ...outgoing, tries };
}

async function handOver(
  context: SyncContext,
  actor: Actor,
  mailbox: StoredMailbox,
  outgoing: Outgoing,
): Promise<void> {
  const { db, settings } = context;
  let connection: Awaited<ReturnType<typeof openSmtp>>;
  let mail: Awaited<ReturnType<typeof composeMail>>;
  try {
    mail = await composeMail(context, actor, outgoing);
    connection = await openSmtp(smtpLogin(settings, mailbox), settings);
  } catch (error) {
    const { code, facts } = asRefusal(error, mailbox.smtp);
    await settle(context, actor, outgoing, afterNoConnection({ code, facts }, outgoing.tries, new Date()));
    return;
  }
  // From here on it may have been sent: known before the first byte leaves.
  await db.asSystem((tx) =>
    moveOutgoing(tx, outgoing.id, { state: 'sending', leaseUntil: new Date(tx.now.getTime() + leaseMs) }),
  );
  let handedOver = false;
  mail.stream.once('end', () => {
    handedOver = true;
  });
  const to = [...outgoing.recipients, ...outgoing.copies, ...outgoing.blindCopies].map(
    (party) => party.address,
  );
  try {
    const info = await within<{ rejected?: string[]; rejectedErrors?: { response?: string }[] }>(
      connection,
      (done) => connection.send({ from: outgoing.sender.address, to }, mail.stream, done as never),
    );
    const refused = info.rejected ?? [];
    const said = info.rejectedErrors?.[0]?.response ?? '';
    await settle(
      context,
      actor,
      outgoing,
      null,
      refused.length > 0 ? { address: refused.join(', '), said } : null,
    );
    connection.quit();
  } catch (error) {
    connection.close();
    const delivery = afterSmtpError(error as SmtpError, handedOver, outgoing.tries, new Date());
    const found =
      delivery.is === 'unsure' && (await isAmongSent(context, mailbox, outgoing.key).catch(() => false));
    await settle(context, actor, outgoing, found ? null : delivery);
  } finally {
    await mail.done();
  }
}

/** @param delivery null: it was taken; @param someRefused recipients that were not */
async function settle(
  { db }: SyncContext,
  actor: Actor,
  { id, threadId }: Outgoing,
  delivery: Delivery | null,
  someRefused: { address: string; said: string } | null = null,
): Promise<void> {
  await db.write(actor, async (tx) => {
    const at = tx.now.toISOString();
    if (delivery === null) {
      const failure = someRefused && { code: 'mail.someRefused', facts: someRefused, at };
      await tx.asSystem(() => moveOutgoing(tx, id, { state: 'sent', failure }));
      await countContact(tx, threadId, await oursIn(tx));
      tellThread(tx, 'mailThread.sent', threadId, { messageId: id });
      return;
    }
    const failure = { ...delivery.failure, at };
    if (delivery.is === 'later') {
      await tx.asSystem(() => moveOutgoing(tx, id, { state: 'queued', sendAt: delivery.at, failure }));
      enqueueDelivery(tx, id, delivery.at);
      return;
    }
    await tx.asSystem(() => moveOutgoing(tx, id, { state: delivery.is, failure }));
    tellThread(tx, 'mailThread.notSent', threadId, { messageId: id, code: failure.code });
  });
}

// ── The copy among the sent ──────────────────────────────────────────────────────────────────────────────────────────

async function sentFolder({ db }: SyncContext, mailboxId: string): Promise<string | null> {
  const folders = await db.read(system, foldersOf(mailboxId));
  return folders.find((folder) => folder.role === 'sent')?.path ?? null;
}

async function isAmongSent(context: SyncContext, mailbox: StoredMailbox, key: string): Promise<boolean> {
  const path = await sentFolder(context, mailbox.id);
  if (path === null) return false;
  const session = new MailSession(imapLogin(context.settings, mailbox), context.settings);
  try {
    await session.openFolder(path);
    return (await session.uidsOfMessage(key)).length > 0;
  } finally {
    await session.close();
  }
}

/** What a server needs to put a mail among the sent by itself. */
const moment = 3_000;

/** Many servers keep a copy of what is sent through them; where one doesn't, we put it there. */
async function keepCopy(
  context: SyncContext,
  actor: Actor,
  mailbox: StoredMailbox,
  id: string,
): Promise<void> {
  const { db, settings } = context;
  const [outgoing] = await db.read(system, outgoingById(id));
  if (outgoing?.state !== 'sent' || outgoing.copied !== 'no') return;
  const path = await sentFolder(context, mailbox.id);
  const session = new MailSession(imapLogin(settings, mailbox), settings);
  let copied: Outgoing['copied'] = 'failed';
  try {
    if (path !== null) {
      await session.openFolder(path);
      const isThere = async () => (await session.uidsOfMessage(outgoing.key)).length > 0;
      let there = await isThere();
      if (!there && mailbox.keepsCopies !== false) {
        await sleep(moment);
        there = await isThere();
      }
      if (!there) await session.append(path, await wholeMail(context, actor, outgoing));
      copied = there ? 'byServer' : 'byUs';
    }
  } catch {
    // It was sent: that there is no copy is said beside it, and nothing is sent again for it.
    copied = 'failed';
  } finally {
    await session.close();
  }
  await db.asSystem(async (tx) => {
    await noteCopied(tx, id, copied);
    if (copied === 'byServer' || copied === 'byUs')
      await noteKeepsCopies(tx, mailbox.id, copied === 'byServer');
  });
}

/** Takes up what a process left behind that died, or that the queue has lost. */
export async function takeUpAbandoned(context: SyncContext): Promise<void> {
  for (const { id } of await context.db.read(system, abandoned)) {
    if (context.signal.aborted) return;
    await deliverMail(context, id);
  }
}
