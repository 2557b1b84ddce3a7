import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createDeflateRaw } from 'node:zlib';

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crc32(bytes: Uint8Array, before: number): number {
  let c = ~before;
  for (let i = 0; i < bytes.length; i++) c = CRC_TABLE[(c ^ bytes[i]!) & 0xff]! ^ (c >>> 8);
  return ~c >>> 0;
}

/** Sizes and places beyond this would need ZIP64, which spreadsheets refuse in places. */
const LIMIT = 0xffffffff;

export type ZipStream = {
  /** Begins the next part, ending the one before. */
  part(name: string): Promise<void>;
  /** Settles when more is wanted. */
  write(text: string): Promise<void>;
  end(): Promise<void>;
};

/**
 * A ZIP written as it grows: parts one after the other, each compressed on the way, sizes behind the data (APPNOTE
 * 4.3.9). It holds back its writer whenever the stream behind it is full, so memory stays flat.
 */
export function zipStream(out: Writable): ZipStream {
  const done = finished(out);
  // Awaited in `end`; until then a failure must not count as nobody's.
  done.catch(() => {});
  const directory: Buffer[] = [];
  let offset = 0;
  let current:
    | {
        name: Buffer;
        start: number;
        crc: number;
        size: number;
        packed: number;
        deflate: ReturnType<typeof createDeflateRaw>;
        pumped: Promise<void>;
      }
    | undefined;

  async function put(bytes: Buffer): Promise<void> {
    if (out.errored) throw out.errored;
    offset += bytes.length;
    if (!out.write(bytes)) await Promise.race([once(out, 'drain'), done]);
  }

  async function closePart(): Promise<void> {
    if (!current) return;
    const { name, start, deflate, pumped } = current;
    deflate.end();
    await pumped;
    const { crc, size, packed } = current;
    current = undefined;
    if (size > LIMIT || offset > LIMIT) throw new RangeError('The file would exceed 4 GB.');
    const sums = Buffer.alloc(12);
    sums.writeUInt32LE(crc, 0);
    sums.writeUInt32LE(packed, 4);
    sums.writeUInt32LE(size, 8);
    await put(Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), sums]));
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(start, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), header(sums, name), tail, name]),
    );
  }

  return {
    async part(name) {
      await closePart();
      const bytes = Buffer.from(name);
      const deflate = createDeflateRaw({ level: 4 });
      const part = {
        name: bytes,
        start: offset,
        crc: 0,
        size: 0,
        packed: 0,
        deflate,
        pumped: Promise.resolve(),
      };
      await put(Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), header(Buffer.alloc(12), bytes), bytes]));
      part.pumped = (async () => {
        for await (const chunk of deflate as AsyncIterable<Buffer>) {
          part.packed += chunk.length;
          await put(chunk);
        }
      })();
      part.pumped.catch((error: Error) => deflate.destroy(error));
      current = part;
    },
    async write(text) {
      if (!current) throw new Error('No part has been begun.');
      const bytes = Buffer.from(text);
      current.crc = crc32(bytes, current.crc);
      current.size += bytes.length;
      if (current.deflate.destroyed) await current.pumped;
      if (!current.deflate.write(bytes)) await Promise.race([once(current.deflate, 'drain'), current.pumped]);
    },
    async end() {
      await closePart();
      const bytes = Buffer.concat(directory);
      const last = Buffer.alloc(18);
      last.writeUInt16LE(directory.length, 4);
      last.writeUInt16LE(directory.length, 6);
      last.writeUInt32LE(bytes.length, 8);
      last.writeUInt32LE(offset, 12);
      await put(Buffer.concat([bytes, Buffer.from('PK\x05\x06', 'latin1'), last]));
      out.end();
      await done;
    },
  };
}

/** The fields that local header and directory share: version, flags (sizes behind, UTF-8 names), deflate, no time. */
function header(sums: Buffer, name: Buffer): Buffer {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(0x0808, 2);
  head.writeUInt16LE(8, 4);
  // 1980-01-01, the first day a ZIP knows: the same rows give the same file
  head.writeUInt16LE(0x21, 8);
  sums.copy(head, 10);
  head.writeUInt16LE(name.length, 22);
  return head;
}
