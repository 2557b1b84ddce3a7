import { open } from 'node:fs/promises';
import { ImportError } from '../errors.ts';
import { openCsv } from './csv-reader.ts';
import { controlShare, unmarkedUtf16 } from './encoding.ts';
import type { TableOptions, TableReader, TableSource } from './table-reader.ts';
import { openVcards } from './vcard-reader.ts';
import { openXlsx } from './xlsx-reader.ts';

export type { Batch, TableOptions, TableReader, TableSource } from './table-reader.ts';
export { LIMITS } from './table-reader.ts';

const MAGIC: [string, number[]][] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['gzip', [0x1f, 0x8b, 0x08]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
];

/**
 * Opens a file of leads, contacts or anything else as a table: separated text, XLSX or vCards. What it is is told from
 * the content; a wrong extension does no harm. The result reads in memory that does not grow with the file.
 *
 * @throws ImportError, its `code` one of `IMPORT_ERRORS` marked fatal
 */
export async function openTable(source: TableSource, options: TableOptions = {}): Promise<TableReader> {
  const file = await open(source.path, 'r');
  try {
    const { size } = await file.stat();
    if (size === 0) throw new ImportError('import.emptyFile');
    const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(size, 64 << 10)), 0, undefined, 0);
    const head = buffer.subarray(0, bytesRead);
    const looksLike = MAGIC.find(([, bytes]) => bytes.every((byte, i) => head[i] === byte))?.[0];
    if (looksLike === 'zip') {
      await file.close();
      return await openXlsx(source.path, size, options);
    }
    if (looksLike === 'ole') {
      // A workbook with a password is wrapped into the container of old Excel; its parts are named in UTF-16.
      const encrypted =
        /\.xls[xm]$/i.test(source.fileName) || head.includes(Buffer.from('EncryptedPackage', 'utf16le'));
      throw new ImportError(encrypted ? 'import.encryptedWorkbook' : 'import.oldExcel');
    }
    if (looksLike) throw new ImportError('import.binaryFile', { looksLike });
    const text = head.toString('latin1').replaceAll('\0', '');
    if (/^(ÿþ|þÿ|ï»¿)?\s*BEGIN:VCARD/i.test(text)) return await openVcards(file, size, options);
    const utf16 =
      (head[0] ?? 0) >= 0xfe || unmarkedUtf16(head) !== undefined || /utf-?16/i.test(options.encoding ?? '');
    if (!utf16 && controlShare(head) > 0.05)
      throw new ImportError('import.binaryFile', { looksLike: 'binary' });
    return await openCsv(file, size, options);
  } catch (error) {
    await file.close().catch(() => {});
    throw error;
  }
}
