import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type StoredFile, storeUpload, type Upload } from '../../../../platform/import-export/stored-file.ts';

/** Writes an upload to disk as it arrives. @returns null when it exceeds the limit; nothing of it is kept then */
export async function takeUpload(folder: string, id: string, upload: Upload): Promise<StoredFile | null> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const stored = await storeUpload(join(folder, `import-${id}`), upload);
  if (!upload.file.truncated) return stored;
  await rm(stored.path, { force: true });
  return null;
}
