import { changesBetween } from '../../../kernel/changes.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { Account } from '../rules/account.ts';
import { load, save, visibleAmong } from '../store.ts';
import { accountKind, contactKind } from '../store-kinds.ts';
import { moveLastContact } from '../store-standing.ts';
import { tellAccount, tellContact } from '../tell-customers.ts';
import { rejudge } from './rejudge.ts';
import type { Saved } from './save-change.ts';

export type CommunicationInput = {
  kind: 'call' | 'visit' | 'meeting' | 'mail' | 'message';
  direction: 'out' | 'in';
  direct: boolean;
  outcome: 'reached' | 'noAnswer';
  said: string;
  at?: string | undefined;
  /** The mail that it was; its words stay with it. */
  mail?: { threadId: string; messageId: string } | undefined;
  nextStep?: string | null | undefined;
  nextStepOn?: string | null | undefined;
};

/** Logs a call, visit, meeting, mail or message with people of an account. Reaching someone is what ends its silence. */
export async function logWithAccount(
  tx: Transaction,
  id: string,
  { contactIds, ...input }: CommunicationInput & { contactIds: readonly string[] },
): Promise<Saved & { communicationId: string }> {
  const at = momentOf(tx, input.at);
  const account = await load(tx, accountKind, id);
  await refuseUnseen(tx, contactIds);
  const after = planned(account, input);
  const changes = changesBetween(account, after);
  const [communicationId, batchId] = [newId(), newId()];
  if (Object.keys(changes).length > 0) save(tx, accountKind, account, after);
  const said = saidOf(communicationId, input);
  tellAccount(
    tx,
    'account.contacted',
    id,
    { ...said, contactIds: [...contactIds], changes },
    { batchId, at },
  );
  for (const contactId of contactIds)
    tellContact(tx, 'contact.contacted', contactId, { ...said, accountId: id }, { batchId, at });
  if (input.outcome === 'reached') await reached(tx, id, contactIds, at);
  else await rejudge(tx, [id]);
  const version = account.version + (Object.keys(changes).length > 0 ? 1 : 0);
  return { id, version, batchId, changes, communicationId };
}

/** The same with a contact who works nowhere that we know. */
export async function logWithContact(
  tx: Transaction,
  id: string,
  input: CommunicationInput,
): Promise<{ id: string; communicationId: string; batchId: string }> {
  const at = momentOf(tx, input.at);
  await load(tx, contactKind, id);
  const [communicationId, batchId] = [newId(), newId()];
  const said = saidOf(communicationId, input);
  tellContact(tx, 'contact.contacted', id, { ...said, accountId: null }, { batchId, at });
  if (input.outcome === 'reached') await moveLastContact(tx, 'contacts', id, at);
  return { id, communicationId, batchId };
}

/**
 * Somebody of the account was really spoken with: its silence ends there, and it is judged anew. Areas to the right call it when they log
 * a communication about one of its matters.
 */
export async function reached(
  tx: Transaction,
  accountId: string,
  contactIds: readonly string[],
  at: string,
): Promise<void> {
  await moveLastContact(tx, 'accounts', accountId, at);
  for (const contactId of contactIds) await moveLastContact(tx, 'contacts', contactId, at);
  await rejudge(tx, [accountId]);
}

function momentOf(tx: Transaction, given: string | undefined): string {
  const at = given ? new Date(given) : tx.now;
  if (at > tx.now) throw new Refusal('account.communicationAhead', { at: at.toISOString() }, 'body.at');
  return at.toISOString();
}

async function refuseUnseen(tx: Transaction, contactIds: readonly string[]): Promise<void> {
  const seen = await visibleAmong(tx, contactKind, contactIds);
  if (contactIds.some((id) => !seen.has(id)))
    throw new Refusal('account.noSuchContact', {}, 'body.contactIds');
}

/** What was agreed on becomes the next step; nothing agreed leaves the present one. */
function planned(account: Account, { nextStep, nextStepOn }: CommunicationInput): Account {
  if (nextStep === undefined) return account;
  const step = nextStep?.trim() || null;
  return { ...account, nextStep: step, nextStepOn: (step && nextStepOn) ?? null };
}

function saidOf(
  communicationId: string,
  { kind, direction, direct, outcome, said, mail }: CommunicationInput,
) {
  return { communicationId, kind, direction, direct, outcome, said, ...(mail && { mail }) };
}
