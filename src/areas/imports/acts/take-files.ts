import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import { type StoredFile, storeUpload, type Upload } from '../../../platform/import-export/stored-file.ts';

export const mostFiles = 30;
/** Bytes of one upload, all its files together; larger files are leads, and go in by themselves. */
export const largestFile = 256 * 1024 * 1024;

/**
 * Writes uploads to disk as they come.
 *
 * @throws Refusal `import.noFile`, `imports.tooManyFiles`, `request.tooLarge`; nothing is kept then
 */
export async function storeUploads(
  folder: string,
  uploads: AsyncIterable<Upload>,
  most = largestFile,
): Promise<StoredFile[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const stored: StoredFile[] = [];
  try {
    for await (const upload of uploads) {
      if (stored.length === mostFiles) throw new Refusal('imports.tooManyFiles', { most: mostFiles });
      stored.push(await storeUpload(join(folder, `set-${newId()}`), upload));
      const bytes = stored.reduce((sum, one) => sum + one.bytes, 0);
      if (upload.file.truncated || bytes > most) throw new Refusal('request.tooLarge', {}, 'body.file');
    }
    if (stored.length === 0) throw new Refusal('import.noFile', {}, 'body.file');
    return stored;
  } catch (error) {
    await dropUploads(stored);
    throw error;
  }
}

export async function dropUploads(files: readonly Pick<StoredFile, 'path'>[]): Promise<void> {
  // Our own name: nothing else is ever removed, whatever stands in the row.
  for (const { path } of files) if (basename(path).startsWith('set-')) await rm(path, { force: true });
}
