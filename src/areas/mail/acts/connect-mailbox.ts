import { addDays } from '../../../kernel/days.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { enqueue } from '../../../platform/jobs/enqueue.ts';
import { addressOf } from '../rules/addresses.ts';
import type { Mailbox, Server, Share } from '../rules/mailbox.ts';
import { sealPasswords } from '../secrets.ts';
import type { MailSettings } from '../settings.ts';
import {
  connectedAddresses,
  insertMailbox,
  type ListedFolder,
  mailboxAway,
  noteFolders,
  saveMailbox,
  shareThreads,
} from '../store.ts';
import { tellMailbox } from '../tell-mail.ts';

const mostMailboxes = 5;
const yearsBack = 5;
const usualDaysBack = 30;

export type MailboxInput = {
  address: string;
  displayName: string;
  signature: string;
  imap: Server;
  smtp: Server;
  password: string;
  smtpPassword?: string | null | undefined;
  since?: string | undefined;
  share: Share;
};

/** @throws Refusal `mail.badAddress` */
export function checkedAddress(text: string, field = 'body.address'): string {
  const address = addressOf(text);
  if (!address) throw new Refusal('mail.badAddress', { address: text.slice(0, 100) }, field);
  return address;
}

/** @throws Refusal `mail.tooFarBack` */
export function checkedSince(since: string | undefined, now: Date): string {
  const today = now.toISOString().slice(0, 10);
  if (since === undefined) return addDays(today, -usualDaysBack);
  // A day ahead of UTC is today somewhere.
  if (since < addDays(today, -yearsBack * 366) || since > addDays(today, 1))
    throw new Refusal('mail.tooFarBack', { years: yearsBack }, 'body.since');
  return since;
}

/**
 * Keeps a mailbox that was signed in to, its passwords sealed, and begins to fetch.
 *
 * @param folders as the server listed them
 * @throws Refusal `mail.badAddress`, `mail.tooFarBack`, `mail.alreadyConnected`, `mail.tooManyMailboxes`
 */
export async function connectMailbox(
  tx: Transaction,
  settings: MailSettings,
  { password, smtpPassword = null, ...input }: MailboxInput,
  folders: readonly ListedFolder[],
): Promise<string> {
  const address = checkedAddress(input.address);
  const since = checkedSince(input.since, tx.now);
  const connected = await connectedAddresses(tx);
  if (connected.includes(address)) throw new Refusal('mail.alreadyConnected', {}, 'body.address');
  if (connected.length >= mostMailboxes) throw new Refusal('mail.tooManyMailboxes', { most: mostMailboxes });
  const mailbox: Mailbox = {
    ...input,
    id: newId(),
    version: 1,
    personId: tx.actor.id,
    address,
    since,
    state: 'working',
    failure: null,
    syncedAt: null,
    deletedAt: null,
  };
  // Connected once before, it goes on with what is known of it: nothing comes twice.
  const earlier = await mailboxAway(tx, address);
  const id = earlier?.id ?? mailbox.id;
  const secrets = sealPasswords(settings, id, { imap: password, smtp: smtpPassword });
  if (earlier) await saveMailbox(tx, { ...mailbox, id }, secrets);
  else await insertMailbox(tx, mailbox, secrets);
  if (earlier && earlier.share !== mailbox.share) await shareThreads(tx, { id, share: mailbox.share });
  await noteFolders(
    tx,
    id,
    folders.map((one) => ({ ...one, id: newId() })),
  );
  tellMailbox(tx, 'mailbox.connected', id, { host: mailbox.imap.host });
  enqueueSync(tx, id);
  return id;
}

/** Fetches as soon as there is a hand free. */
export function enqueueSync(tx: Transaction, mailboxId: string): void {
  enqueue(tx, 'mail.sync', { mailboxId }, { key: `mail.sync/${mailboxId}`, queue: 'mail' });
}
