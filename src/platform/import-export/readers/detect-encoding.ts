import { isAscii, isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import { byteOrderMark, type Encoding, legacyEncoding, unmarkedUtf16, utf8Sequences } from './encoding.ts';

const CHUNK = 1 << 20;
const SAMPLE = 64 << 10;
const SAMPLES = 8;

/**
 * Tells a text file's encoding from the whole of its bytes, because the first character beyond ASCII may stand in the
 * last line of two gigabytes. Reads at the speed of the disk (validating UTF-8 is native code) and stops as soon as
 * enough stretches are seen that are no UTF-8. A file of UTF-8 with a few broken bytes stays UTF-8.
 *
 * @returns the encoding and how many bytes of mark to skip
 */
export async function detectEncoding(
  file: FileHandle,
  size: number,
  signal?: AbortSignal,
): Promise<{ encoding: Encoding; bom: number }> {
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK, size) + 4);
  const samples: Buffer[] = [];
  let carried = 0;
  for (let at = 0; at < size && samples.length < SAMPLES; ) {
    signal?.throwIfAborted();
    const { bytesRead } = await file.read(buffer, carried, buffer.length - 4, at);
    if (bytesRead === 0) break;
    let bytes = buffer.subarray(0, carried + bytesRead);
    if (at === 0) {
      const mark = byteOrderMark(bytes);
      if (mark) return { encoding: mark.encoding, bom: mark.length };
      const utf16 = unmarkedUtf16(bytes.subarray(0, SAMPLE));
      if (utf16) return { encoding: utf16, bom: 0 };
    }
    at += bytesRead;
    const tail = at < size ? unfinished(bytes) : 0;
    const next = Buffer.from(bytes.subarray(bytes.length - tail));
    bytes = bytes.subarray(0, bytes.length - tail);
    if (!isAscii(bytes) && !isUtf8(bytes)) {
      const from = bytes.findIndex((byte) => byte >= 0x80);
      samples.push(Buffer.from(bytes.subarray(from, from + SAMPLE)));
    }
    next.copy(buffer);
    carried = tail;
  }
  if (samples.length === 0) return { encoding: 'utf-8', bom: 0 };
  const all = Buffer.concat(samples);
  const { whole, broken } = utf8Sequences(all);
  if (whole > broken * 9) return { encoding: 'utf-8', bom: 0 };
  return { encoding: legacyEncoding(all), bom: 0 };
}

/** Bytes at the end that begin a UTF-8 sequence which the next chunk continues: 0 to 3. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return byte >= (back === 1 ? 0xc0 : back === 2 ? 0xe0 : 0xf0) ? back : 0;
  }
  return 0;
}
