import type { Actor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { emailKey } from '../../../platform/matching/normalise.ts';
import { isPrivate, type Known, placeMail, type Verdict } from '../rules/match.ts';
import {
  type FetchedMail,
  type Mail,
  outsiders,
  readMail,
  textsToRead,
  wordsOf,
} from '../rules/read-mail.ts';
import type { Folder, StoredMailbox } from '../store.ts';
import { placeEnclosed } from '../store-outgoing.ts';
import { dropUids, forgetUids, knownUids, noteUids, saveFolder, type UidNote } from '../store-sync.ts';
import { filingsOf, messageOfKey, threadsOfKeys } from '../store-threads.ts';
import type { MailSession } from '../wire/session.ts';
import { keepMail, keysOf } from './keep-mail.ts';
import { whoIs } from './who-is.ts';

/** What one sync works with. */
export type Syncing = {
  db: Database;
  /** The mailbox's owner: nothing is matched that they can't see. */
  actor: Actor;
  mailbox: StoredMailbox;
  session: MailSession;
  /** Addresses that are not outside: the owner's, colleagues', other mailboxes of the house. */
  ours: ReadonlySet<string>;
  /** Addresses by which the owner sends. */
  mine: ReadonlySet<string>;
  privates: ReadonlySet<string>;
  /** Says when to leave off; what is left is done next time. */
  isOver: () => boolean;
  told: { kept: number; proposed: number };
};

const atOnce = 25;

/**
 * Brings what is new in a folder, then compares: what the server has and we have not seen is tried once more by itself, and named as missing
 * when that fails too. Left off in the middle, it goes on there.
 *
 * @returns whether all was done
 */
export async function syncFolder(sync: Syncing, folder: Folder): Promise<boolean> {
  const { db, actor, mailbox, session } = sync;
  const open = await session.openFolder(folder.path);
  if (folder.uidValidity !== open.uidValidity) {
    await db.write(actor, (tx) => forgetUids(tx, folder.id, open.uidValidity));
    folder.missing = [];
  } else if (isUnchanged(folder, open)) return true;
  const onServer = await session.uidsSince(mailbox.since);
  const known = new Set((await db.read(actor, knownUids(folder.id))).map((row) => row.uid));
  const still = new Set(onServer);
  const gone = [...known].filter((uid) => !still.has(uid));
  if (gone.length > 0) await db.write(actor, (tx) => dropUids(tx, folder.id, gone));

  const todo = onServer.filter((uid) => !known.has(uid));
  const missing: number[] = [];
  let at = 0;
  for (; at < todo.length && !sync.isOver(); at += atOnce)
    missing.push(...(await takeBatch(sync, folder, todo.slice(at, at + atOnce))));
  const left = todo.slice(at);
  await db.write(actor, (tx) =>
    saveFolder(tx, {
      id: folder.id,
      uidValidity: open.uidValidity,
      nextUid: left.length > 0 ? left[0]! : open.uidNext,
      modSeq: left.length > 0 || missing.length > 0 ? null : open.modSeq,
      onServer: onServer.length,
      taken: onServer.length - left.length - missing.length,
      missing: missing.slice(0, 200),
    }),
  );
  return left.length === 0;
}

/** With CONDSTORE (RFC 7162) an unchanged folder is known by one number. */
function isUnchanged(folder: Folder, open: { uidNext: number; modSeq: string | null }): boolean {
  return open.modSeq !== null && folder.modSeq === open.modSeq && folder.nextUid === open.uidNext;
}

/** @returns those that could not be read, though tried alone and without their structure */
async function takeBatch(sync: Syncing, folder: Folder, uids: readonly number[]): Promise<number[]> {
  const { session } = sync;
  const fetched = await session.headers(uids).catch(() => new Map<number, FetchedMail>());
  const missing: number[] = [];
  const mails: { uid: number; mail: Mail }[] = [];
  for (const uid of uids) {
    const found = fetched.get(uid) ?? (await aloneOrNothing(session, uid));
    if (found) mails.push({ uid, mail: readMail(found) });
    else missing.push(uid);
  }
  const addresses = mails.flatMap(({ mail }) => outsiders(mail, sync.ours));
  const known = await whoIs((query) => sync.db.read(sync.actor, query), addresses);
  const notes: UidNote[] = [];
  for (const { uid, mail } of mails) {
    const note = await takeMail(sync, folder, uid, mail, known);
    if (note === 'missing') missing.push(uid);
    else if (note) notes.push(note);
  }
  await sync.db.write(sync.actor, (tx) => noteUids(tx, folder.id, notes));
  return missing;
}

/** A mail that a whole batch fell over, by itself; then without the structure that the server makes of it. */
async function aloneOrNothing(session: MailSession, uid: number): Promise<FetchedMail | null> {
  const whole = await session.headers([uid]).catch(() => null);
  return whole?.get(uid) ?? (await session.headerAlone(uid).catch(() => null));
}

/** @returns what to note of its number; null when that was noted with the mail */
async function takeMail(
  sync: Syncing,
  folder: Folder,
  uid: number,
  mail: Mail,
  known: Known,
): Promise<UidNote | 'missing' | null> {
  const { db, actor, mailbox, session, ours, told } = sync;
  const [there] = await db.read(actor, messageOfKey(mailbox.id, mail.key));
  // In two folders, or sent from here and come back: one mail.
  if (there) {
    await db.write(actor, (tx) => placeEnclosed(tx, there.id, mail.attached));
    return {
      uid,
      verdict: there.content === 'header' ? 'proposed' : 'kept',
      messageId: there.id,
      threadId: there.threadId,
    };
  }
  const outside = outsiders(mail, ours);
  const verdict = await verdictOn(sync, mail, outside, known);
  if (!('filings' in verdict))
    return { uid, verdict: verdict.is, ...('threadId' in verdict && { threadId: verdict.threadId }) };
  let words: { text: string; flaws: readonly string[] } | null = null;
  if (verdict.is === 'filed') {
    const parts = textsToRead(mail);
    const bodies = await session
      .texts(
        uid,
        parts.map((part) => part.part),
      )
      .catch(() => null);
    if (bodies === null) return 'missing';
    words = wordsOf(mail, bodies);
  }
  const direction = folder.role === 'sent' || sync.mine.has(mail.from.address) ? 'out' : 'in';
  await db.write(actor, (tx) =>
    keepMail(tx, { mailboxId: mailbox.id, folderId: folder.id, uid, mail, direction, verdict, words }, ours),
  );
  told[verdict.is === 'filed' ? 'kept' : 'proposed']++;
  return null;
}

/** Where a mail belongs: first where its thread does. */
async function verdictOn(
  { db, actor, mailbox, privates }: Syncing,
  mail: Mail,
  outside: readonly string[],
  known: Known,
): Promise<Verdict | { is: 'private'; threadId: string }> {
  const [thread] = await db.read(actor, threadsOfKeys(mailbox.id, keysOf(mail)));
  if (thread?.private) return { is: 'private', threadId: thread.id };
  if (isPrivate(outside, privates)) return { is: 'private' };
  const filings = thread?.filed ? await db.read(actor, filingsOf(thread.id)) : [];
  // A thread that somebody has filed stays where it is, whoever joins it.
  if (filings.some((one) => one.how === 'hand')) return { is: 'filed', filings: [], proposals: [] };
  const placed = placeMail(outside.map(emailKey), known);
  if (filings.length > 0 && (placed.is === 'unrelated' || placed.is === 'proposed'))
    return { is: 'filed', filings: [], proposals: [] };
  return placed;
}
