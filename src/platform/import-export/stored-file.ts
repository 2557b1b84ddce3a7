import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file on this machine, its bytes reckoned. */
export type StoredFile = { path: string; fileName: string; bytes: number; sha256: Buffer };
/** An uploaded file as it comes in; `truncated` once it has been cut off at the limit. */
export type Upload = { file: Readable & { truncated?: boolean }; filename: string };

/**
 * Writes an upload to disk as it arrives, reckoning its checksum on the way: memory stays flat whatever its size. When that fails, nothing of
 * it is kept.
 *
 * @param path a name of ours: what a browser sends is only shown
 */
export async function storeUpload(path: string, upload: Upload): Promise<StoredFile> {
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
  return {
    path,
    fileName: basename(upload.filename).slice(0, 255) || 'upload',
    bytes,
    sha256: hash.digest(),
  };
}

/** A file that lies where a command found it. */
export async function fileHere(path: string): Promise<StoredFile> {
  const file = resolve(path);
  const { size } = await stat(file);
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer);
  return { path: file, fileName: basename(file), bytes: size, sha256: hash.digest() };
}
