import { StringDecoder } from 'node:string_decoder';
import yauzl from 'yauzl';
import { ImportError } from '../errors.ts';

/** Bounds no honest workbook reaches: a full sheet of a million rows unpacks to about 1 GB at a ratio near 10. */
const GUARD = {
  entries: 10_000,
  totalBytes: 8 * 2 ** 30,
  ratio: 300,
  ratioFrom: 16 << 20,
  partBytes: 64 << 20,
};

export type Workbook = {
  has(part: string): boolean;
  /** A whole small part (workbook, styles, relations). */
  text(part: string): Promise<string>;
  /** A large part, unpacked as it is consumed; `share` is how much of it has been, 0 to 1. */
  chunks(part: string, signal?: AbortSignal): AsyncGenerator<{ text: string; share: number }>;
  close(): void;
};

/**
 * Opens the container of an XLSX and checks its directory against bombs before anything is unpacked; while unpacking,
 * no part may exceed the size it declares.
 *
 * @throws ImportError `import.zipBomb`, `import.corruptWorkbook`, `import.encryptedWorkbook`
 */
export async function openWorkbook(path: string): Promise<Workbook> {
  const zip = await yauzl
    .openPromise(path, { autoClose: false, lazyEntries: true, validateEntrySizes: true })
    .catch(() => corrupt('zip'));
  const entries = new Map<string, yauzl.Entry>();
  try {
    let total = 0;
    if (zip.entryCount > GUARD.entries) bomb('entries', GUARD.entries, zip.entryCount);
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize;
      if (total > GUARD.totalBytes) bomb('size', GUARD.totalBytes, total);
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
      if (entry.uncompressedSize > GUARD.ratioFrom && ratio > GUARD.ratio)
        bomb('ratio', GUARD.ratio, Math.round(ratio));
      if (entry.isEncrypted()) throw new ImportError('import.encryptedWorkbook');
      entries.set(entry.fileName.toLowerCase().replace(/^\//, ''), entry);
    }
  } catch (error) {
    zip.close();
    if (error instanceof ImportError) throw error;
    corrupt('zip');
  }

  async function* chunks(part: string, signal?: AbortSignal) {
    const entry = entries.get(part.toLowerCase());
    if (!entry) return corrupt(part);
    const stream = await zip.openReadStreamPromise(entry).catch(() => corrupt(part));
    const utf8 = new StringDecoder('utf8');
    let done = 0;
    try {
      for await (const bytes of stream as AsyncIterable<Buffer>) {
        signal?.throwIfAborted();
        done += bytes.length;
        yield { text: utf8.write(bytes), share: done / Math.max(1, entry.uncompressedSize) };
      }
    } catch (error) {
      if (error instanceof ImportError || signal?.aborted) throw error;
      corrupt(part);
    } finally {
      stream.destroy();
    }
  }

  return {
    has: (part) => entries.has(part.toLowerCase()),
    chunks,
    async text(part) {
      const size = entries.get(part.toLowerCase())?.uncompressedSize ?? 0;
      if (size > GUARD.partBytes) bomb('size', GUARD.partBytes, size);
      let text = '';
      for await (const chunk of chunks(part)) text += chunk.text;
      return text.replace(/^\ufeff/, '');
    },
    close: () => zip.close(),
  };
}

function bomb(reason: string, limit: number, found: number): never {
  throw new ImportError('import.zipBomb', { reason, limit, found });
}

/** The workbook can't be read; `part` says where it broke. */
export function corrupt(part: string): never {
  throw new ImportError('import.corruptWorkbook', { part });
}
