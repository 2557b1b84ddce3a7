import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Database } from '../../../../platform/db/database.ts';
import { forgetUpload, oldUploads } from '../store.ts';

/**
 * Removes uploaded files that are needed no more: a week after their import was done, a month after one was left lying. What was read from
 * them, problems and undoing included, is in the database. Files that a command read where they lay are not ours.
 *
 * @returns how many
 */
export async function clearUploads(db: Database): Promise<number> {
  const old = await db.asSystem(oldUploads);
  for (const { id, path } of old) {
    // Our own name: nothing else is ever removed, whatever stands in the row.
    if (basename(path).startsWith('import-')) await rm(path, { force: true });
    await db.asSystem((tx) => forgetUpload(tx, id));
  }
  return old.length;
}
