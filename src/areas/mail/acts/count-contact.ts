import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import * as customers from '../../customers/index.ts';
import * as leads from '../../leads/index.ts';
import * as pipeline from '../../pipeline/index.ts';
import { countedWith, type RecordRef } from '../rules/match.ts';
import { isContact } from '../rules/read-mail.ts';
import {
  type Counted,
  type CountedMessage,
  countedMessages,
  countedOf,
  deleteCounted,
  filingsOf,
  insertCounted,
} from '../store-threads.ts';

/**
 * Mails of a thread become contact with the records it is filed on, each mail once with each record, whoever of us got it as well; the
 * record's timeline learns that there was a mail and when, not what it says. What its owner may not change there is left alone.
 *
 * @param ours addresses that are not outside
 */
export async function countContact(
  tx: Transaction,
  threadId: string,
  ours: ReadonlySet<string>,
): Promise<void> {
  const filings = await tx.all(filingsOf(threadId));
  const mails = (await tx.all(countedMessages(threadId))).filter((mail) => counts(mail, ours));
  if (filings.length === 0 || mails.length === 0) return;
  const of = (kind: string): string[] => filings.filter((one) => one.kind === kind).map((one) => one.id);
  const contacts: { id: string; accountId: string | null }[] = [];
  for (const id of of('contact')) {
    const contact = await customers.contactFor(tx, id);
    if (contact) contacts.push(contact);
  }
  const deals = await tx.all(pipeline.openDealsOf(of('account'), of('contact')));
  const { with: records, reachedAccounts } = countedWith(filings, contacts, deals);
  const already = await tx.asSystem(() => tx.all(countedOf(mails.map((mail) => mail.key))));
  for (const mail of mails) {
    const fresh = records.filter(
      ({ kind, id }) =>
        !already.some((one) => one.key === mail.key && one.kind === kind && one.recordId === id),
    );
    for (const record of fresh) {
      const accountOf = (id: string) => contacts.find((one) => one.id === id)?.accountId ?? null;
      const people = contacts.filter((one) => record.kind !== 'account' || accountOf(one.id) === record.id);
      await countOne(
        tx,
        mail,
        record,
        people.map((one) => one.id),
      );
    }
    if (fresh.length > 0) for (const id of reachedAccounts) await customers.reached(tx, id, [], mail.sentAt);
  }
}

function counts(mail: CountedMessage, ours: ReadonlySet<string>): boolean {
  const left = mail.outgoing === null || mail.outgoing === 'sent';
  return left && isContact({ ...mail, automatic: mail.automatic as never }, mail.direction, ours);
}

async function countOne(
  tx: Transaction,
  mail: CountedMessage,
  { kind, id }: RecordRef,
  contactIds: string[],
): Promise<void> {
  const communication = {
    kind: 'mail',
    direction: mail.direction,
    direct: false,
    outcome: 'reached',
    said: '',
    at: new Date(Math.min(Date.parse(mail.sentAt), tx.now.getTime())).toISOString(),
    mail: { threadId: mail.threadId, messageId: mail.id },
  } as const;
  try {
    const { communicationId, batchId } = await log(tx, kind, id, communication, contactIds);
    insertCounted(tx, { messageId: mail.id, kind, recordId: id, communicationId, batchId });
  } catch (error) {
    // Theirs to read only, or gone meanwhile: the mail stays filed, and is no contact of theirs to log.
    if (!(error instanceof Refusal)) throw error;
  }
}

type Logged = { communicationId: string; batchId: string | null };

function log(
  tx: Transaction,
  kind: RecordRef['kind'],
  id: string,
  communication: Parameters<typeof customers.logWithContact>[2],
  contactIds: string[],
): Promise<Logged> {
  if (kind === 'lead') return leads.logCommunication(tx, id, communication);
  if (kind === 'opportunity') return pipeline.logCommunication(tx, id, { ...communication, contactIds });
  if (kind === 'account') return customers.logWithAccount(tx, id, { ...communication, contactIds });
  return customers.logWithContact(tx, id, communication);
}

/** A thread is no longer on a record: what its mails counted as there is taken back, the latest first. */
export async function takeBackCounted(
  tx: Transaction,
  threadId: string,
  record: RecordRef | null,
): Promise<void> {
  const mails = await tx.all(countedMessages(threadId));
  const all = await tx.asSystem(() => tx.all(countedOf(mails.map((mail) => mail.key))));
  const ours = all.filter(
    (one) =>
      one.threadId === threadId && (!record || (one.kind === record.kind && one.recordId === record.id)),
  );
  for (const counted of ours) await takeBackOne(tx, counted);
}

async function takeBackOne(tx: Transaction, counted: Counted): Promise<void> {
  const { kind, recordId, batchId } = counted;
  deleteCounted(tx, counted);
  if (batchId === null) return;
  try {
    if (kind === 'lead') await leads.takeBackContact(tx, recordId, batchId);
    else if (kind === 'opportunity') await pipeline.takeBackContact(tx, recordId, batchId);
    else customers.takeBackContact(tx, kind, recordId, batchId);
  } catch (error) {
    // Somebody else's by now: what stands there is theirs to take back.
    if (!(error instanceof Refusal)) throw error;
  }
}
