import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { Refusal } from '../../../kernel/outcome.ts';
import type { Actor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { translate } from '../../../platform/i18n/translator.ts';
import { tableWriter } from '../../../platform/import-export/writers/table-writer.ts';
import { writeLeadErrorFile } from '../../leads/index.ts';
import { phaseShown } from '../phase-shown.ts';
import { listRows, readSet } from '../reads.ts';
import { reasonWords } from '../words.ts';

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Answers with the refused rows of a file as they were and the reason beside them, page by page as the caller takes it. */
export async function writeErrorFile(
  db: Database,
  actor: Actor,
  id: string,
  file: number,
  format: 'csv' | 'xlsx',
  reply: FastifyReply,
): Promise<undefined> {
  const set = await readSet(db, actor, id);
  const found = set.files.find((one) => one.file === file);
  if (!found) throw new Refusal('imports.noSuchFile', { file });
  const { facts } = found;
  if (facts.leadsImportId) return writeLeadErrorFile(db, actor, facts.leadsImportId, format, reply);
  const stream = new PassThrough();
  reply.type(mediaTypes[format]);
  reply.header(
    'content-disposition',
    `attachment; filename="not-imported-${id.slice(-6)}-${file + 1}.${format}"`,
  );
  void reply.send(stream);
  const writer = tableWriter(stream, {
    format,
    header: [...facts.header, translate(actor.language, 'imports:reason')],
  });
  try {
    let cursor: string | undefined;
    do {
      const page = await listRows(db, actor, id, phaseShown(set), {
        cursor,
        file,
        did: 'refused',
        limit: 500,
      });
      await writer.write(
        page.items.map(({ cells, reasons }) => [
          ...facts.header.map((_, column) => cells?.[column] ?? ''),
          reasons
            .filter(({ outcome }) => outcome === 'refused')
            .map((one) => reasonWords(actor.language, one, facts.header))
            .join('; '),
        ]),
      );
      cursor = page.next ?? undefined;
    } while (cursor);
    await writer.end();
  } catch (error) {
    // Above all a caller who went away in the middle.
    stream.destroy(error as Error);
  }
  return undefined;
}
