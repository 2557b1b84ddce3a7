import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../../platform/actor/actor.ts';
import type { Database } from '../../../../platform/db/database.ts';
import { translate } from '../../../../platform/i18n/translator.ts';
import { tableWriter } from '../../../../platform/import-export/writers/table-writer.ts';
import { problemWords } from '../problem-words.ts';
import { listProblems, readImport } from '../reads.ts';

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const rowsAtOnce = 500;

/** Answers with the refused rows as they were and the reason beside them, page by page as the caller takes it. */
export async function writeErrorFile(
  db: Database,
  actor: Actor,
  id: string,
  format: 'csv' | 'xlsx',
  reply: FastifyReply,
): Promise<undefined> {
  const { facts } = await readImport(db, actor, id);
  const stream = new PassThrough();
  reply.type(mediaTypes[format]);
  reply.header('content-disposition', `attachment; filename="not-imported-${id.slice(-6)}.${format}"`);
  void reply.send(stream);
  const header = [...facts.header, translate(actor.language, 'import:reason')];
  const writer = tableWriter(stream, { format, header });
  try {
    let cursor: string | undefined;
    do {
      const page = await listProblems(db, actor, id, { cursor, outcome: 'rejected', limit: rowsAtOnce });
      await writer.write(
        page.items.map(({ cells, problems }) => [
          ...facts.header.map((_, column) => cells[column] ?? ''),
          problems.map((one) => problemWords(actor.language, one, facts.header)).join('; '),
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
