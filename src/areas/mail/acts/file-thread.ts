import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { insideFor } from '../rules/inside.ts';
import type { RecordKind, RecordRef } from '../rules/match.ts';
import { insideAddresses } from '../store-sync.ts';
import {
  addFilings,
  emptyThread,
  forgetThreadUids,
  loadThread,
  recount,
  removeFiling,
  saveThread,
  setHidden,
  wantTexts,
} from '../store-threads.ts';
import { tellThread } from '../tell-mail.ts';
import { enqueueSync } from './connect-mailbox.ts';
import { countContact, takeBackCounted } from './count-contact.ts';
import { tellFiled } from './keep-mail.ts';

/**
 * Files a thread of the actor's on a record. The caller has made sure that the record is there for them.
 *
 * @throws Refusal `record.notFound`, `mail.isPrivate`
 */
export async function fileThread(tx: Transaction, id: string, record: RecordRef): Promise<void> {
  const thread = await loadThread(tx, id);
  if (thread.private) throw new Refusal('mail.isPrivate');
  const added = await addFilings(tx, thread, [{ ...record, how: 'hand' }]);
  await recount(tx, id);
  if ((await wantTexts(tx, id)) > 0) enqueueSync(tx, thread.mailboxId);
  await countContact(tx, id, await oursIn(tx));
  tellFiled(tx, id, added);
}

/** Takes a thread of the actor's from a record. @throws Refusal `record.notFound` */
export async function unfileThread(
  tx: Transaction,
  id: string,
  kind: RecordKind,
  recordId: string,
): Promise<void> {
  const thread = await loadThread(tx, id);
  if (!(await removeFiling(tx, thread, kind, recordId))) throw new Refusal('record.notFound');
  await recount(tx, id);
  await takeBackCounted(tx, id, { kind, id: recordId });
  tellThread(tx, 'mailThread.unfiled', id, { kind, recordId });
}

export type ThreadWish = {
  version?: number | undefined;
  share?: 'nobody' | 'record' | null | undefined;
  private?: boolean | undefined;
};

/** @throws Refusal `record.notFound`, `record.stale` */
export async function changeThread(
  tx: Transaction,
  id: string,
  wish: ThreadWish,
): Promise<{ id: string; version: number }> {
  const before = await loadThread(tx, id);
  if (wish.version !== undefined && wish.version !== before.version)
    throw new Refusal('record.stale', { who: null, current: before, yours: wish });
  const after = {
    ...before,
    share: wish.share === undefined ? before.share : wish.share,
    private: wish.private ?? before.private,
  };
  // Its subject is part of what is not to be kept.
  if (after.private) after.subject = '';
  await saveThread(tx, after);
  if (after.private && !before.private) {
    await takeBackCounted(tx, id, null);
    await tx.flush();
    await emptyThread(tx, id);
  }
  if (!after.private && before.private) {
    await forgetThreadUids(tx, id);
    enqueueSync(tx, before.mailboxId);
  }
  await recount(tx, id);
  const changes: Record<string, [unknown, unknown]> = {};
  for (const field of ['share', 'private'] as const)
    if (before[field] !== after[field]) changes[field] = [before[field], after[field]];
  tellThread(tx, 'mailThread.changed', id, { changes });
  return { id, version: before.version + 1 };
}

/** Keeps one message back, or lets it be seen again; that there was a mail stays told. @throws Refusal `record.notFound` */
export async function hideMessage(tx: Transaction, id: string, hidden: boolean): Promise<void> {
  const threadId = await setHidden(tx, id, hidden);
  if (threadId === null) throw new Refusal('record.notFound');
  tellThread(tx, 'mailThread.changed', threadId, { changes: { hidden: [!hidden, hidden] } });
}

/** Addresses that are not outside. */
export async function oursIn(tx: Transaction): Promise<ReadonlySet<string>> {
  const rows = await tx.asSystem(() => tx.all(insideAddresses));
  return insideFor(tx.actor.id, rows);
}
