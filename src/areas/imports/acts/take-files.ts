import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';

/** A file on this machine, its bytes reckoned. */
export type StoredFile = { path: string; fileName: string; bytes: number; sha256: Buffer };
/** An uploaded file as it comes in; `truncated` once it has been cut off at the limit. */
export type Upload = { file: Readable & { truncated?: boolean }; filename: string };

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
      stored.push(await storeUpload(folder, upload));
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

async function storeUpload(folder: string, upload: Upload): Promise<StoredFile> {
  // The name on disk is ours: what a browser sends is only shown.
  const path = join(folder, `set-${newId()}`);
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

export async function dropUploads(files: readonly Pick<StoredFile, 'path'>[]): Promise<void> {
  // Our own name: nothing else is ever removed, whatever stands in the row.
  for (const { path } of files) if (basename(path).startsWith('set-')) await rm(path, { force: true });
}

/** A file that lies where a command found it. */
export async function fileHere(path: string): Promise<StoredFile> {
  const file = resolve(path);
  const { size } = await stat(file);
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return { path: file, fileName: basename(file), bytes: size, sha256: hash.digest() };
}
