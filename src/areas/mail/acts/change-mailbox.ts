import { type Changes, same } from '../../../kernel/changes.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { isSameServer, type Mailbox, type Server, type Share } from '../rules/mailbox.ts';
import { sealPasswords } from '../secrets.ts';
import type { MailSettings } from '../settings.ts';
import {
  chooseFolders,
  connectedAddresses,
  foldersOf,
  loadMailbox,
  type StoredMailbox,
  saveMailbox,
  shareThreads,
} from '../store.ts';
import { tellMailbox } from '../tell-mail.ts';
import { checkedSince, enqueueSync } from './connect-mailbox.ts';

export type MailboxWish = {
  version: number;
  displayName?: string | undefined;
  signature?: string | undefined;
  imap?: Server | undefined;
  smtp?: Server | undefined;
  password?: string | undefined;
  smtpPassword?: string | null | undefined;
  since?: string | undefined;
  share?: Share | undefined;
  paused?: boolean | undefined;
  folders?: string[] | undefined;
};

/**
 * Whether the wish leads to another server or user name. Then the password is to be given again: a stored one goes nowhere but where
 * its owner gave it for, even when somebody else has got hold of their session.
 *
 * @throws Refusal `mail.passwordNeeded`
 */
export function leadsElsewhere(
  mailbox: StoredMailbox,
  { imap, smtp, password, smtpPassword }: MailboxWish,
): boolean {
  const otherImap = imap !== undefined && !isSameServer(mailbox.imap, imap);
  const otherSmtp = smtp !== undefined && !isSameServer(mailbox.smtp, smtp);
  if (otherImap && !password) throw new Refusal('mail.passwordNeeded', {}, 'body.password');
  // What will sign in to send: an own password, or the one for receiving, which the server for sending has never seen where there was an own one.
  const hadOwn = mailbox.smtpSecret !== null;
  const hasOwn = smtpPassword === undefined ? hadOwn : smtpPassword !== null;
  if (hasOwn && otherSmtp && !smtpPassword) throw new Refusal('mail.passwordNeeded', {}, 'body.smtpPassword');
  if (!hasOwn && (otherSmtp || hadOwn) && !password)
    throw new Refusal('mail.passwordNeeded', {}, 'body.password');
  return otherImap || password !== undefined;
}

/**
 * Changes a mailbox. The caller has signed in to a changed server before.
 *
 * @throws Refusal `record.notFound`, `record.stale`, `mail.passwordNeeded`, `mail.tooFarBack`, `mail.noSuchFolder`
 */
export async function changeMailbox(
  tx: Transaction,
  settings: MailSettings,
  id: string,
  wish: MailboxWish,
): Promise<void> {
  const before = await loadMailbox(tx, id);
  if (before.version !== wish.version)
    throw new Refusal('record.stale', { who: null, current: shownAs(before) });
  leadsElsewhere(before, wish);
  const { displayName, signature, imap, smtp, share, paused, password, smtpPassword } = wish;
  const after: Mailbox = {
    ...before,
    displayName: displayName ?? before.displayName,
    signature: signature ?? before.signature,
    imap: imap ?? before.imap,
    smtp: smtp ?? before.smtp,
    share: share ?? before.share,
    since: wish.since === undefined ? before.since : checkedSince(wish.since, tx.now),
    ...((password !== undefined || imap !== undefined) && { state: 'working', failure: null }),
  };
  if (paused !== undefined) after.state = paused ? 'paused' : 'working';
  await saveMailbox(tx, after, changedSecrets(settings, before, { password, smtpPassword }));
  if (wish.folders) await choose(tx, id, wish.folders);
  if (after.share !== before.share) await shareThreads(tx, after);
  const changes = changesOf(before, after, password !== undefined || smtpPassword !== undefined);
  tellMailbox(tx, 'mailbox.changed', id, { changes });
  if (after.state !== 'paused') enqueueSync(tx, id);
}

/** A password that isn't given stays; an own one for sending goes when null is said. */
function changedSecrets(
  settings: MailSettings,
  before: StoredMailbox,
  { password, smtpPassword }: Pick<MailboxWish, 'password' | 'smtpPassword'>,
) {
  const fresh = sealPasswords(settings, before.id, { imap: password ?? '', smtp: smtpPassword ?? null });
  return {
    imapSecret: password === undefined ? before.imapSecret : fresh.imapSecret,
    smtpSecret: smtpPassword === undefined ? before.smtpSecret : fresh.smtpSecret,
  };
}

async function choose(tx: Transaction, id: string, paths: readonly string[]): Promise<void> {
  const there = (await tx.all(foldersOf(id))).map((folder) => folder.path);
  const strange = paths.find((path) => !there.includes(path));
  if (strange !== undefined) throw new Refusal('mail.noSuchFolder', { path: strange }, 'body.folders');
  await chooseFolders(tx, id, paths);
}

/** What the log keeps: of a password no more than that there is another one, of a signature that it changed. */
function changesOf(before: Mailbox, after: Mailbox, otherPassword: boolean): Changes {
  const changes: Changes = {};
  for (const field of ['displayName', 'imap', 'smtp', 'since', 'share', 'state'] as const)
    if (!same(before[field], after[field])) changes[field] = [before[field], after[field]];
  if (otherPassword) changes.password = [null, null];
  if (before.signature !== after.signature) changes.signature = [null, null];
  return changes;
}

function shownAs({ imapSecret: _, smtpSecret: __, ...mailbox }: StoredMailbox) {
  return mailbox;
}

/** Puts a mailbox away. @throws Refusal `record.notFound`, `record.stale` */
export async function putAwayMailbox(
  tx: Transaction,
  id: string,
  version: number | undefined,
): Promise<{ id: string; version: number }> {
  const mailbox = await loadMailbox(tx, id);
  if (version !== undefined && mailbox.version !== version)
    throw new Refusal('record.stale', { who: null, current: shownAs(mailbox) });
  await saveMailbox(tx, { ...mailbox, deletedAt: tx.now.toISOString() }, mailbox);
  tellMailbox(tx, 'mailbox.putAway', id, {});
  return { id, version: mailbox.version + 1 };
}

/** Brings one back as long as its password is still there. @throws Refusal `record.notFound`, `mail.alreadyConnected` */
export async function bringBackMailbox(tx: Transaction, id: string): Promise<void> {
  const mailbox = await loadMailbox(tx, id, true);
  if (mailbox.imapSecret === null) throw new Refusal('record.notFound');
  if ((await connectedAddresses(tx)).includes(mailbox.address.toLowerCase()))
    throw new Refusal('mail.alreadyConnected');
  await saveMailbox(tx, { ...mailbox, deletedAt: null }, mailbox);
  tellMailbox(tx, 'mailbox.broughtBack', id, {});
  enqueueSync(tx, id);
}
