import { createHash } from 'node:crypto';
import { newId } from '../../../../kernel/ids.ts';
import { Refusal } from '../../../../kernel/outcome.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { ImportError } from '../../../../platform/import-export/errors.ts';
import type { TableOptions } from '../../../../platform/import-export/readers/open-table.ts';
import type { StoredFile } from '../../../../platform/import-export/stored-file.ts';
import { type Inspected, inspectFile } from '../inspect-file.ts';
import { importOptions } from '../options.ts';
import { customFields, insertImport, rememberedMapping, sameFile } from '../store.ts';

/**
 * Registers a file that lies on disk: looks into it and proposes how to import it, as the last file with the same header was,
 * if there was one.
 *
 * @throws Refusal with the code of `IMPORT_ERRORS` when it can't be read
 */
export async function beginImport(tx: Transaction, file: StoredFile, id: string = newId()): Promise<string> {
  const inspected = await inspect(tx, file);
  const remembered = await rememberedMapping(tx, headerHash(inspected.facts.header));
  const earlier = await sameFile(tx, file.sha256);
  inspected.facts.remembered = remembered !== null;
  inspected.facts.sameFile = earlier && { id: earlier.id, fileName: earlier.fileName, at: earlier.at };
  // Which column is what is worth remembering; how duplicates are treated is a new choice each time.
  const { columns, country } = remembered ? importOptions.parse(remembered.mapping) : inspected;
  await insertImport(tx, {
    id,
    fileName: file.fileName,
    path: file.path,
    sha256: file.sha256,
    bytesTotal: file.bytes,
    options: importOptions.parse({ columns, country }),
    facts: inspected.facts,
  });
  return id;
}

/** Looks into a file, its errors as refusals. */
export async function inspect(
  tx: Transaction,
  file: { path: string; fileName: string },
  options: TableOptions = {},
): Promise<Inspected> {
  try {
    return await inspectFile(file, await customFields(tx), options);
  } catch (error) {
    if (error instanceof ImportError) throw new Refusal(error.code, { ...error.facts }, 'body.file');
    throw error;
  }
}

/** Files with the same columns in the same order are imported the same way. */
export function headerHash(header: readonly string[]): Buffer {
  return createHash('sha256').update(header.join('\u001f')).digest();
}
