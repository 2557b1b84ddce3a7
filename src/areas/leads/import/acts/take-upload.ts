import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { StoredFile } from './begin-import.ts';

/** An uploaded file as it comes in; `truncated` once it has been cut off at the limit. */
export type Upload = { file: Readable & { truncated?: boolean }; filename: string };

/**
 * Writes an upload to disk as it arrives, reckoning its checksum on the way: memory stays flat whatever its size.
 *
 * @returns null when it exceeds the limit; nothing of it is kept then.
 */
export async function takeUpload(folder: string, id: string, upload: Upload): Promise<StoredFile | null> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // The name on disk is ours: what a browser sends is only shown.
  const path = join(folder, `import-${id}`);
  const hash = createHash('sha256');
  let bytes = 0;
  const counting = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      bytes += piece.length;
      done(null, piece);
    },
  });
  try {
    await pipeline(upload.file, counting, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  if (upload.file.truncated) {
    await rm(path, { force: true });
    return null;
  }
  return {
    path,
    fileName: basename(upload.filename).slice(0, 255) || 'upload',
    bytes,
    sha256: hash.digest(),
  };
}
