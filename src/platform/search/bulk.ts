import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { documentOf, type Findable } from './document.ts';
import { copyInto, copyLine } from './store.ts';

/** Lines joined before they are handed to the stream: one write per record would cost more than making it. */
const chunkOfLines = 500;

/**
 * Writes the documents of new records by COPY, in the transaction that `client` is in (its statement timeout goes): what nobody indexed before. Memory stays
 * flat however many come.
 *
 * @returns how many.
 */
export async function copyDocuments(
  client: pg.ClientBase,
  records: Iterable<Findable> | AsyncIterable<Findable>,
): Promise<number> {
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    let chunk = '';
    for await (const record of records) {
      chunk += copyLine(documentOf(record));
      if (++count % chunkOfLines === 0) {
        yield chunk;
        chunk = '';
      }
    }
    if (chunk !== '') yield chunk;
  }
  // Longer than any request may take; and what is sorted in one go into the index is sorted fewer times.
  await client.query("SET LOCAL statement_timeout = 0; SET LOCAL maintenance_work_mem = '128MB'");
  await pipeline(Readable.from(lines()), client.query(copyFrom(copyInto)));
  return count;
}
