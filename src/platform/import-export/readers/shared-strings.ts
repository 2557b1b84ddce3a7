import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImportError } from '../errors.ts';
import { LIMITS } from './table-reader.ts';
import type { Workbook } from './xlsx-zip.ts';
import { xmlParser } from './xml-events.ts';

const PAGE = 4096;
const KEPT_BYTES = 48 << 20;
const OPEN_PAGES = 48;

export type SharedStrings = { get(index: number): string; close(): void };

/**
 * The table of texts that cells point into. It may be as large as the sheet, so it is kept in packed pages, those
 * beyond 48 MB in a temporary file; the pages in use stay unpacked. Cells mostly point to pages near each other,
 * because the table is written in the order of the cells.
 */
export async function readSharedStrings(
  workbook: Workbook,
  part: string | undefined,
  signal?: AbortSignal,
): Promise<SharedStrings> {
  const pages = pageStore();
  if (!part) return pages;
  try {
    let text = '';
    let inText = false;
    let phonetic = false;
    const parser = xmlParser(part, {
      open(name) {
        if (name === 'si') text = '';
        else if (name === 't') inText = !phonetic;
        else if (name === 'rPh') phonetic = true;
      },
      text(piece) {
        if (!inText) return;
        text += piece;
        if (text.length > LIMITS.cellChars)
          throw new ImportError('import.cellTooLarge', { limit: LIMITS.cellChars });
      },
      close(name) {
        if (name === 'si') pages.add(unescapeText(text));
        else if (name === 't') inText = false;
        else if (name === 'rPh') phonetic = false;
      },
    });
    for await (const chunk of workbook.chunks(part, signal)) parser.write(chunk.text);
    parser.end();
    return pages;
  } catch (error) {
    pages.close();
    throw error;
  }
}

/** Characters that XML can't hold are written as _x000D_; line ends become \n. */
export function unescapeText(text: string): string {
  const unescaped = text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
  return unescaped.includes('\r') ? unescaped.replace(/\r\n?/g, '\n') : unescaped;
}

function pageStore(): SharedStrings & { add(text: string): void } {
  const packed: (Buffer | { offset: number; length: number })[] = [];
  const open = new Map<number, string[]>();
  let filling: string[] = [];
  let kept = 0;
  let spill: { folder: string; fd: number; size: number } | undefined;

  function pack(): void {
    const bytes = Buffer.from(JSON.stringify(filling));
    filling = [];
    if (kept + bytes.length <= KEPT_BYTES) {
      kept += bytes.length;
      packed.push(bytes);
      return;
    }
    if (!spill) {
      const folder = mkdtempSync(join(tmpdir(), 'yaosu-import-'));
      spill = { folder, fd: openSync(join(folder, 'strings'), 'w+'), size: 0 };
    }
    writeSync(spill.fd, bytes, 0, bytes.length, spill.size);
    packed.push({ offset: spill.size, length: bytes.length });
    spill.size += bytes.length;
  }

  function unpack(page: number): string[] {
    const place = packed[page];
    if (!place) return page === packed.length ? filling : [];
    let bytes = place as Buffer;
    if (!Buffer.isBuffer(place)) {
      bytes = Buffer.allocUnsafe(place.length);
      readSync(spill!.fd, bytes, 0, place.length, place.offset);
    }
    return JSON.parse(bytes.toString()) as string[];
  }

  return {
    add(text) {
      filling.push(text);
      if (filling.length === PAGE) pack();
    },
    get(index) {
      const page = Math.floor(index / PAGE);
      let strings = open.get(page);
      if (!strings) {
        strings = unpack(page);
        if (page < packed.length) {
          // The page opened longest ago gives way.
          if (open.size >= OPEN_PAGES) open.delete(open.keys().next().value!);
          open.set(page, strings);
        }
      }
      return strings[index % PAGE] ?? '';
    },
    close() {
      if (!spill) return;
      closeSync(spill.fd);
      rmSync(spill.folder, { recursive: true, force: true });
      spill = undefined;
    },
  };
}
