import type { FileHandle } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { ImportError } from '../errors.ts';

/** Bytes per read: large enough that calls cost nothing, small enough that slices of it that live on hold little. */
const CHUNK = 64 << 10;

export type TextChunk = { text: string; last: boolean; bytesRead: number };

/**
 * The file as decoded text, piece by piece, the next read under way while a piece is worked on. Characters are never
 * cut in two; bytes that are none become U+FFFD.
 *
 * @throws ImportError `import.unknownEncoding` for a name that the platform does not know
 */
export async function* textChunks(
  file: FileHandle,
  from: { start: number; size: number; encoding: string; signal?: AbortSignal },
): AsyncGenerator<TextChunk> {
  const decode = decoder(from.encoding);
  const buffers = [Buffer.allocUnsafe(CHUNK), Buffer.allocUnsafe(CHUNK)];
  let at = from.start;
  let turn = 0;
  const readNext = () => file.read(buffers[turn++ % 2]!, 0, CHUNK, at);
  let pending = readNext();
  for (;;) {
    from.signal?.throwIfAborted();
    const { bytesRead, buffer } = await pending;
    at += bytesRead;
    const last = bytesRead === 0 || at >= from.size;
    const text = decode(buffer.subarray(0, bytesRead), last);
    if (!last) {
      pending = readNext();
      // A consumer that stops early must not leave a rejection without an owner.
      pending.catch(() => {});
    }
    try {
      yield { text, last, bytesRead: at };
    } finally {
      if (!last) await pending.catch(() => {});
    }
    if (last) return;
  }
}

function decoder(encoding: string): (bytes: Buffer, last: boolean) => string {
  if (/^utf-?8$/i.test(encoding)) {
    const utf8 = new StringDecoder('utf8');
    return (bytes, last) => (last ? utf8.write(bytes) + utf8.end() : utf8.write(bytes));
  }
  try {
    const text = new TextDecoder(encoding);
    return (bytes, last) => text.decode(bytes, { stream: !last });
  } catch {
    throw new ImportError('import.unknownEncoding', { encoding });
  }
}
