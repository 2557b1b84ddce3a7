import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../db/transaction.ts';
import { tell } from '../../events/tell.ts';
import {
  chunkLength,
  type FileRow,
  fileById,
  insertChunk,
  insertFile,
  shippedLimits,
  usage,
} from '../store.ts';
import type { FileSubject } from '../subjects.ts';
import { piecesOf, type TakenFile } from './take-file.ts';

export type AttachWish = { subjectId: string; partOf?: string | undefined };

/**
 * Hangs a file that has come in on a record. Row, bytes and event are one transaction: it is there whole or not at all.
 *
 * @throws Refusal `record.notFound` and what the record's area refuses, `file.noSuchPart`, `file.noRoom`
 */
export async function attachFile(
  tx: Transaction,
  subject: FileSubject,
  { subjectId, partOf }: AttachWish,
  taken: TakenFile,
): Promise<FileRow> {
  await subject.lock(tx, subjectId);
  if (partOf && !(await subject.hasPart(tx, subjectId, partOf)))
    throw new Refusal('file.noSuchPart', {}, 'query.partOf');
  await refuseOverQuota(tx, taken.bytes);
  const id = newId();
  const { path, ...facts } = taken;
  await insertFile(tx, { id, ...facts, subject: subject.kind, subjectId, partOf: partOf ?? null });
  let n = 0;
  for await (const piece of piecesOf(path, chunkLength)) await insertChunk(tx, id, n++, piece);
  const { name, mediaType, bytes } = taken;
  tell(tx, {
    type: 'file.attached',
    subject: { kind: subject.kind, id: subjectId },
    payload: { fileId: id, name, mediaType, bytes, partOf: partOf ?? null },
  });
  return tx.one(fileById(id));
}

async function refuseOverQuota(tx: Transaction, bytes: number): Promise<void> {
  const { limits, used } = await tx.asSystem(() => tx.one(usage));
  const { quota } = limits ?? shippedLimits;
  if (quota !== null && used + bytes > quota) throw new Refusal('file.noRoom', { quota, used }, 'body.file');
}
