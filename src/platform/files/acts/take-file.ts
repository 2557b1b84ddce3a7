import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import { cleanName } from '../rules/clean-name.ts';
import { headLength, isShownInside, mediaTypeOf } from '../rules/media-type.ts';

/** One field of a multipart request with a file in it. */
export type Part = {
  type: 'file' | 'field';
  fieldname: string;
  filename?: string;
  file?: Readable & { truncated?: boolean };
};

/** A file that has come in whole, on disk until it is written into the database. */
export type TakenFile = {
  path: string;
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  preview: Buffer | null;
};

const prefix = 'attach-';
const largestPreview = 96 * 1024;

/**
 * Receives an upload to disk: a slow phone holds no connection to the database, and one that goes away in the middle leaves
 * nothing behind.
 *
 * @throws Refusal `file.none`, `file.tooLarge`
 */
export async function takeFile(
  folder: string,
  parts: AsyncIterable<Part>,
  largest: number,
): Promise<TakenFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${prefix}${newId()}`);
  try {
    let preview: Buffer | null = null;
    let taken: Omit<TakenFile, 'preview'> | null = null;
    for await (const part of parts) {
      if (part.type !== 'file' || !part.file) continue;
      if (part.fieldname === 'preview' && !taken) preview = await takePreview(part.file);
      else if (part.fieldname === 'file' && !taken)
        taken = await takeBytes(path, part.file, part.filename ?? '', largest);
      else part.file.resume();
    }
    if (!taken) throw new Refusal('file.none', {}, 'body.file');
    return { ...taken, preview };
  } catch (error) {
    await rm(path, { force: true });
    throw asRefusal(error, largest);
  }
}

async function takeBytes(path: string, file: NonNullable<Part['file']>, filename: string, largest: number) {
  const hash = createHash('sha256');
  const name = cleanName(filename);
  let head = Buffer.alloc(0);
  let bytes = 0;
  const measuring = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      bytes += piece.length;
      if (head.length < headLength) head = Buffer.concat([head, piece.subarray(0, headLength - head.length)]);
      done(null, piece);
    },
  });
  await pipeline(file, measuring, createWriteStream(path, { mode: 0o600 }));
  if (file.truncated || bytes > largest) throw tooLarge(largest);
  return { path, name, mediaType: mediaTypeOf(head, name), bytes, sha256: hash.digest('hex') };
}

/** What isn't a small picture is left out: the file is what matters. */
async function takePreview(file: Readable): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of file as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length <= largestPreview) pieces.push(piece);
  }
  const picture = Buffer.concat(pieces);
  return length <= largestPreview && isShownInside(mediaTypeOf(picture, '')) ? picture : null;
}

function asRefusal(error: unknown, largest: number): unknown {
  const { code } = error as { code?: string };
  if (code === 'FST_REQ_FILE_TOO_LARGE') return tooLarge(largest);
  // Whoever went away in the middle reads no answer; it is no fault of ours to be logged.
  if (code === 'ECONNRESET') return new Refusal('file.none', {}, 'body.file');
  return error;
}

/** Reads a file from disk in pieces of exactly `length`, the last one shorter. */
export async function* piecesOf(path: string, length: number): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r');
  try {
    for (let at = 0; ; ) {
      const piece = Buffer.alloc(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await handle.read(piece, filled, length - filled, at + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      if (filled > 0) yield piece.subarray(0, filled);
      if (filled < length) return;
      at += filled;
    }
  } finally {
    await handle.close();
  }
}

/** What a process that was killed in the middle of an upload left on disk. */
export async function sweepLeftovers(folder: string): Promise<void> {
  const hour = 3_600_000;
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(prefix)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    // Another process may be receiving it just now.
    if (found && Date.now() - found.mtimeMs > hour) await rm(path, { force: true });
  }
}

function tooLarge(largest: number): Refusal {
  return new Refusal('file.tooLarge', { largest, mb: `${Math.floor(largest / 1_000_000)} MB` }, 'body.file');
}
