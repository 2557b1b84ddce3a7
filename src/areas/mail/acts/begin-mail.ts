import { Refusal } from '../../../kernel/outcome.ts';
import type { Actor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { formatter } from '../../../platform/i18n/format.ts';
import { translate } from '../../../platform/i18n/translator.ts';
import { companyClock } from '../../../platform/lists/company-clock.ts';
import { type ListedMailbox, mailboxesOf } from '../reads.ts';
import type { Party } from '../rules/addresses.ts';
import { beginAnswer, beginForward, below, type ComposeWords, isNeverAnswered } from '../rules/compose.ts';
import { type AnsweredMail, answeredMail } from '../store-threads.ts';

export type Beginning = {
  mailboxId: string;
  to: Party[];
  cc: Party[];
  subject: string;
  text: string;
  attachmentIds: string[];
};

export type BeginWish = {
  mailboxId?: string | undefined;
  messageId?: string | undefined;
  mode: 'new' | 'reply' | 'replyAll' | 'forward';
};

/**
 * What a new mail, an answer or a forward begins with.
 *
 * @throws Refusal `record.notFound`, `mail.notConnected` without a mailbox, `mail.neverAnswered`
 */
export async function beginMail(
  db: Database,
  actor: Actor,
  { mailboxId, messageId, mode }: BeginWish,
): Promise<Beginning> {
  const mailboxes = await db.read(actor, mailboxesOf(actor.id));
  const [mail] = messageId ? await db.read(actor, answeredMail(messageId)) : [];
  if (messageId && !mail) throw new Refusal('record.notFound');
  const wanted = mailboxId ?? mail?.mailboxId;
  const mailbox = mailboxes.find((one) => one.id === wanted) ?? (mailboxId ? undefined : mailboxes[0]);
  if (!mailbox) throw new Refusal(mailboxId ? 'record.notFound' : 'mail.notConnected');
  const empty = { mailboxId: mailbox.id, to: [], cc: [], subject: '', attachmentIds: [] };
  if (!mail || mode === 'new') return { ...empty, text: below(mailbox.signature, []) };
  const words = await wordsFor(db, actor, mail);
  if (mode === 'forward')
    return { ...empty, ...beginForward(mail, mailbox.signature, words), attachmentIds: mail.attachmentIds };
  if (isNeverAnswered(mail.automatic)) throw new Refusal('mail.neverAnswered');
  return { ...empty, ...beginAnswer(mail, mode, addressesOf(mailboxes), mailbox.signature, words) };
}

function addressesOf(mailboxes: readonly ListedMailbox[]): ReadonlySet<string> {
  return new Set(
    mailboxes.flatMap((one) => [one.address, one.imap.user, one.smtp.user]).map((one) => one.toLowerCase()),
  );
}

async function wordsFor(db: Database, { language }: Actor, mail: AnsweredMail): Promise<ComposeWords> {
  const { timeZone } = await companyClock(db);
  const named = ({ name, address }: Party): string => (name === '' ? address : `${name} <${address}>`);
  const facts = {
    at: formatter({ language, timeZone, currency: 'CNY' }).dateTime(mail.sentAt),
    from: named(mail.from),
    to: mail.to.map(named).join(', '),
    subject: mail.subject,
  };
  const say = (key: string): string => translate(language, `mail:compose.${key}`, facts);
  return {
    re: say('re'),
    fwd: say('fwd'),
    wrote: say('wrote'),
    forwarded: ['forwarded', 'from', 'at', 'to', 'subject'].map(say),
  };
}
