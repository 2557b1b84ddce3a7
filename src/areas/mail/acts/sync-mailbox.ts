import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import { type Actor, may, system } from '../../../platform/actor/actor.ts';
import { actorOfPerson } from '../../../platform/auth/identify.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { insideFor } from '../rules/inside.ts';
import { nextTry, syncEvery } from '../rules/mailbox.ts';
import { wordsOf } from '../rules/read-mail.ts';
import { imapLogin } from '../secrets.ts';
import type { MailSettings } from '../settings.ts';
import { foldersOf, loadMailbox, noteFolders, type StoredMailbox, storedMailbox } from '../store.ts';
import {
  claimMailboxes,
  insideAddresses,
  lookAgain,
  privatesOf,
  releaseMailbox,
  type SyncEnd,
} from '../store-sync.ts';
import { fillMessage, waitingMessages } from '../store-threads.ts';
import { tellMailbox } from '../tell-mail.ts';
import { asRefusal } from '../wire/imap.ts';
import { MailSession } from '../wire/session.ts';
import { enqueueSync } from './connect-mailbox.ts';
import { type Syncing, syncFolder } from './sync-folder.ts';
import { readable } from './try-connection.ts';

/** Mailboxes that are fetched at the same time: most of it is waiting for others' servers. */
const atOnce = 4;
/** So long one mailbox is worked on before others have their turn. */
const patience = 120_000;
const day = 24 * 60 * 60_000;

export type SyncContext = { db: Database; settings: MailSettings; signal: AbortSignal };

/**
 * Fetches one mailbox, or all that are due. Another process that works on one of them is left to it; a server that fails is noted on the mailbox
 * and fails nobody else.
 */
export async function syncMailboxes(context: SyncContext, mailboxId: string | null): Promise<void> {
  for (;;) {
    const claimed = await context.db.asSystem((tx) => claimMailboxes(tx, mailboxId, atOnce));
    await Promise.all(claimed.map(({ id, personId }) => syncOne(context, id, personId)));
    if (mailboxId !== null || claimed.length < atOnce || context.signal.aborted) return;
  }
}

async function syncOne(context: SyncContext, id: string, personId: string): Promise<void> {
  const { db } = context;
  const person = await actorOfPerson(db, personId);
  // Whoever has left gets no more mail; should they come back, it goes on.
  if (!person)
    return release(db, system, id, { failure: null, next: new Date(Date.now() + day), syncedAt: null }, null);
  const actor: Actor = { ...person, via: 'system' };
  const [mailbox] = await db.read(system, storedMailbox(id));
  if (!mailbox) return;
  const told = { kept: 0, proposed: 0 };
  try {
    if (!may(actor, 'mail.use')) throw new Refusal('mail.notAllowed');
    const done = await fetchAll(context, actor, mailbox, told);
    const now = new Date();
    const next = done ? new Date(now.getTime() + syncEvery) : now;
    await release(db, actor, id, { failure: null, next, syncedAt: now }, mailbox, told);
  } catch (error) {
    const refusal = asRefusal(error, mailbox.imap);
    const tries = (mailbox.failure?.tries ?? 0) + 1;
    const { code, facts } = refusal;
    const now = new Date();
    const failure = { code, facts, at: now.toISOString(), tries };
    await release(db, actor, id, { failure, next: nextTry(code, tries, now), syncedAt: null }, mailbox, told);
  }
}

/** @returns whether all was done within the time */
async function fetchAll(
  { db, settings, signal }: SyncContext,
  actor: Actor,
  mailbox: StoredMailbox,
  told: { kept: number; proposed: number },
): Promise<boolean> {
  const until = Date.now() + patience;
  const session = new MailSession(imapLogin(settings, mailbox), settings);
  try {
    const listed = readable(await session.folders()).map((one) => ({ ...one, id: newId() }));
    await db.write(actor, (tx) => noteFolders(tx, mailbox.id, listed));
    const inside = await db.read(system, insideAddresses);
    const mine = new Set(
      [mailbox.address, mailbox.imap.user, mailbox.smtp.user].map((one) => one.toLowerCase()),
    );
    const sync: Syncing = {
      db,
      actor,
      mailbox,
      session,
      mine,
      ours: new Set([...mine, ...insideFor(actor.id, inside)]),
      privates: new Set((await db.read(actor, privatesOf(actor.id))).map((one) => one.address)),
      isOver: () => signal.aborted || Date.now() > until,
      told,
    };
    let done = true;
    // What was sent comes first: a copy of it that comes back is then known as one.
    const chosen = (await db.read(actor, foldersOf(mailbox.id))).filter((one) => one.chosen);
    const folders = chosen.toSorted((a, b) => Number(b.role === 'sent') - Number(a.role === 'sent'));
    for (const folder of folders) done = (await syncFolder(sync, folder)) && done;
    return (await fetchWaiting(sync)) && done;
  } finally {
    await session.close();
  }
}

const waitingAtOnce = 200;

/** Texts of what was filed by hand meanwhile. */
async function fetchWaiting({ db, actor, mailbox, session, isOver }: Syncing): Promise<boolean> {
  const waiting = await db.read(actor, waitingMessages(mailbox.id, waitingAtOnce));
  let open: string | null = null;
  for (const { id, uid, path } of waiting.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    if (isOver()) return false;
    if (open !== path) await session.openFolder(path);
    open = path;
    const found = await session.readAgain(uid).catch(() => null);
    if (!found) continue;
    const { text, flaws } = wordsOf(found.mail, found.bodies);
    await db.write(actor, (tx) => fillMessage(tx, id, text, [...found.mail.flaws, ...flaws]));
  }
  return waiting.length < waitingAtOnce;
}

async function release(
  db: Database,
  actor: Actor,
  id: string,
  end: SyncEnd,
  before: StoredMailbox | null,
  told = { kept: 0, proposed: 0 },
): Promise<void> {
  await db.write(actor, async (tx) => {
    await tx.asSystem(() => releaseMailbox(tx, id, end));
    const code = end.failure?.code ?? null;
    if (code !== null && code !== before?.failure?.code) tellMailbox(tx, 'mailbox.failed', id, { code });
    if (code === null && before?.failure) tellMailbox(tx, 'mailbox.recovered', id, {});
    if (told.kept + told.proposed > 0) tellMailbox(tx, 'mailbox.synced', id, told);
    // Not through yet: others have their turn first.
    if (end.failure === null && end.syncedAt !== null && end.next <= end.syncedAt) enqueueSync(tx, id);
  });
}

/**
 * Fetches soon.
 *
 * @param again what matched nothing is looked at once more
 * @throws Refusal `record.notFound`, `mail.paused`
 */
export async function askForSync(
  tx: Transaction,
  id: string,
  again: boolean,
): Promise<{ id: string; version: number }> {
  const mailbox = await loadMailbox(tx, id);
  if (mailbox.state === 'paused') throw new Refusal('mail.paused');
  if (again) await lookAgain(tx, id);
  enqueueSync(tx, id);
  return { id, version: mailbox.version };
}
