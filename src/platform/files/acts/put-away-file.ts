import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../db/transaction.ts';
import { tell } from '../../events/tell.ts';
import { anyFile, type FileRow, fileById, setAway } from '../store.ts';
import { subjectFor } from '../subjects.ts';

/** Puts a file away. @throws Refusal `record.notFound` and what the record's area refuses */
export async function removeFile(tx: Transaction, id: string): Promise<{ id: string }> {
  await move(tx, id, true);
  return { id };
}

/** Brings a file back. @throws Refusal as above */
export async function restoreFile(tx: Transaction, id: string): Promise<FileRow> {
  await move(tx, id, false);
  return tx.one(fileById(id));
}

async function move(tx: Transaction, id: string, away: boolean): Promise<void> {
  const file = await tx.one(anyFile(id));
  const subject = subjectFor(tx.actor, file.subject, 'write');
  await subject.lock(tx, file.subjectId);
  if (!(await setAway(tx, id, away))) throw new Refusal('record.notFound');
  const { name, mediaType, bytes, partOf } = file;
  tell(tx, {
    type: away ? 'file.removed' : 'file.restored',
    subject: { kind: file.subject, id: file.subjectId },
    payload: { fileId: id, name, mediaType, bytes, partOf },
  });
}
