import { newId } from '../../../kernel/ids.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { Filing, Placed } from '../rules/match.ts';
import { bareSubject } from '../rules/message-keys.ts';
import type { Mail } from '../rules/read-mail.ts';
import { noteUids } from '../store-sync.ts';
import {
  addFilings,
  addKeys,
  addProposals,
  dismissedOf,
  filingsOf,
  insertMessage,
  insertThread,
  joinThreads,
  recount,
  type Thread,
  threadsOfKeys,
} from '../store-threads.ts';
import { tellThread } from '../tell-mail.ts';
import { countContact } from './count-contact.ts';

/** A mail that is to be kept, with what was fetched of it. */
export type Arrived = {
  mailboxId: string;
  folderId: string;
  uid: number;
  mail: Mail;
  direction: 'in' | 'out';
  verdict: Placed;
  /** Null: only the header was fetched. */
  words: { text: string; flaws: readonly string[] } | null;
};

/** Every Message-ID that ties a mail to others. */
export function keysOf(mail: Pick<Mail, 'key' | 'answers' | 'references'>): string[] {
  return [...new Set([mail.key, ...(mail.answers ? [mail.answers] : []), ...mail.references])];
}

/** The thread of a mail; several that it ties together become one, a mail that answers nothing we know begins one. */
export async function threadFor(tx: Transaction, mailboxId: string, mail: Mail): Promise<Thread> {
  const [oldest, ...others] = await tx.all(threadsOfKeys(mailboxId, keysOf(mail)));
  const thread =
    oldest ??
    (await insertThread(tx, { mailboxId, subject: bareSubject(mail.subject), lastAt: mail.sentAt }));
  for (const other of others)
    if (await mayJoin(tx, thread, other)) await joinThreads(tx, thread.id, other.id);
  await addKeys(tx, thread, keysOf(mail));
  return thread;
}

/**
 * Whether two threads may become one. Their References say so, which anybody can write who has ever got a mail of each: so nobody sees more by
 * it. What is private, shared otherwise, or on other records stays by itself.
 */
async function mayJoin(tx: Transaction, one: Thread, other: Thread): Promise<boolean> {
  if (one.private !== other.private || one.share !== other.share) return false;
  const [here, there] = [await placesOf(tx, one.id), await placesOf(tx, other.id)];
  return here === there || here === '' || there === '';
}

/** Records that a thread is on, or was; of one that never was on any no more than headers are kept. */
async function placesOf(tx: Transaction, threadId: string): Promise<string> {
  const all = [...(await tx.all(filingsOf(threadId))), ...(await tx.all(dismissedOf(threadId)))];
  return all
    .map(({ kind, id }) => `${kind}/${id}`)
    .sort()
    .join();
}

/** Keeps a mail in its thread and files it, in one transaction with its number on the server. @param ours addresses that are not outside */
export async function keepMail(tx: Transaction, arrived: Arrived, ours: ReadonlySet<string>): Promise<void> {
  const { mailboxId, folderId, uid, mail, direction, verdict, words } = arrived;
  const thread = await threadFor(tx, mailboxId, mail);
  const messageId = newId();
  const content = words ? 'whole' : verdict.is === 'filed' ? 'waiting' : 'header';
  const flaws = [...new Set([...mail.flaws, ...(words?.flaws ?? [])])];
  await insertMessage(
    tx,
    { id: messageId, threadId: thread.id, mailboxId, direction, content, text: words?.text ?? '', flaws },
    mail,
  );
  const kept = verdict.is === 'filed' ? 'kept' : 'proposed';
  await noteUids(tx, folderId, [{ uid, verdict: kept, messageId, threadId: thread.id }]);
  await fileThread(tx, thread, verdict);
  await countContact(tx, thread.id, ours);
}

/** Files a thread where its mails belong, except where its owner has taken it from. */
async function fileThread(tx: Transaction, thread: Thread, verdict: Placed): Promise<void> {
  const dismissed = await tx.all(dismissedOf(thread.id));
  const wanted = (one: { kind: string; id: string }) =>
    !dismissed.some(({ kind, id }) => kind === one.kind && id === one.id);
  const added = await addFilings(tx, thread, verdict.filings.filter(wanted));
  await addProposals(tx, thread, verdict.proposals.filter(wanted));
  await recount(tx, thread.id);
  tellFiled(tx, thread.id, added);
}

export function tellFiled(tx: Transaction, threadId: string, filings: readonly Filing[]): void {
  for (const { kind, id: recordId, how } of filings)
    tellThread(tx, 'mailThread.filed', threadId, { kind, recordId, how });
}
