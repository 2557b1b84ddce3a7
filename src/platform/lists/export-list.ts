import { PassThrough, type Writable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { toPage } from '../../kernel/paging.ts';
import type { Actor } from '../actor/actor.ts';
import { loadCustomFields } from '../custom-fields/load-custom-fields.ts';
import type { CustomField } from '../custom-fields/rules/check-custom-values.ts';
import type { Database } from '../db/database.ts';
import { tell } from '../events/tell.ts';
import { type Cell, tableWriter } from '../import-export/writers/table-writer.ts';
import { cursorOf, type ListAsk, type ListedRow, listPage } from './list-page.ts';
import { askOf, type Listed, type Selection } from './lists.ts';

export type ExportQuery = Selection & {
  sort: string;
  fields?: string | undefined;
  format: 'csv' | 'xlsx';
};

/** A list that leaves the house as a file. */
export type Exported = {
  listed: Listed;
  /** Subject of its own fields: `lead`. */
  custom: string;
  /** The file's name, before the day. */
  name: string;
  /** What goes into a file when nobody says; `custom` stands for all of the company's own fields. */
  usual: readonly string[];
  /** The head of a column in the reader's language. */
  head(actor: Actor, field: string): string;
  /** A cell in the reader's language, where the value itself is only a code. */
  cell?(actor: Actor, field: string, value: unknown): Cell | undefined;
  /** The event that says it: `leads.exported`. */
  event: string;
};

const rowsAtOnce = 1000;
const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Answers with a file of what a filter selects. */
export async function sendExport(
  exported: Exported,
  db: Database,
  actor: Actor,
  query: ExportQuery,
  reply: FastifyReply,
): Promise<undefined> {
  await writeExport(exported, db, actor, query, (fileName) => {
    const stream = new PassThrough();
    reply.type(mediaTypes[query.format]);
    reply.header('content-disposition', `attachment; filename="${fileName}"`);
    void reply.send(stream);
    return stream;
  });
  return undefined;
}

/**
 * Writes what a filter selects, page by page as the reader takes it: memory stays flat. What left the house is in the log, however
 * much of it the reader took.
 *
 * @param begin opens the stream, once it is sure that the question is a good one
 * @returns how many rows
 * @throws Refusal before `begin` is called; afterwards the stream is destroyed with what went wrong
 */
export async function writeExport(
  exported: Exported,
  db: Database,
  actor: Actor,
  query: ExportQuery,
  begin: (fileName: string) => Writable,
): Promise<number> {
  const { listed } = exported;
  const { ask, clock } = await askOf(listed, db, actor, {
    ...query,
    fields: query.fields ?? exported.usual.join(','),
    limit: rowsAtOnce,
  });
  const custom = ask.fields.includes('custom') ? await loadCustomFields(db, exported.custom) : [];
  const fields = ask.fields.filter((field) => field !== 'custom');
  const header = [...fields.map((field) => exported.head(actor, field)), ...custom.map(({ label }) => label)];
  const page = async (cursor?: string) =>
    toPage(
      await db.read(actor, listPage(listed.table, actor, { ...ask, cursor }, clock)),
      rowsAtOnce,
      cursorOf,
    );
  // The first page before the first byte: what is refused is refused as a problem, not in the middle of a file.
  const first = await page();

  const stream = begin(`${exported.name}-${clock.today}.${query.format}`);
  const writer = tableWriter(stream, { format: query.format, header });
  const failures: Error[] = [];
  let rows = 0;
  try {
    for (let { items, next } = first; ; { items, next } = await page(next!)) {
      await writer.write(items.map((row) => cellsOf(exported, actor, row, fields, custom)));
      rows += items.length;
      if (next === null) break;
    }
  } catch (error) {
    // Above all a reader who went away in the middle.
    failures.push(error as Error);
  }
  // Before the file is whole: none that is complete goes untold.
  await tellExported(exported, db, actor, query.format, ask, rows).catch((error: Error) =>
    failures.push(error),
  );
  if (failures.length > 0) stream.destroy(failures[0]);
  else await writer.end().catch(() => stream.destroy());
  return rows;
}

function cellsOf(
  exported: Exported,
  actor: Actor,
  row: ListedRow,
  fields: readonly string[],
  custom: readonly CustomField[],
): Cell[] {
  const values = row.custom as Record<string, unknown> | undefined;
  return [
    ...fields.map((field) => exported.cell?.(actor, field, row[field]) ?? plainCell(row[field])),
    ...custom.map(({ key }) => plainCell(values?.[key])),
  ];
}

function plainCell(value: unknown): Cell {
  if (Array.isArray(value)) return value.join('; ');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as Cell);
}

async function tellExported(
  exported: Exported,
  db: Database,
  actor: Actor,
  format: 'csv' | 'xlsx',
  ask: ListAsk,
  rows: number,
): Promise<void> {
  const payload = { format, rows, filter: ask.conditions, fields: ask.fields };
  await db.write(actor, async (tx) => {
    tell(tx, { type: exported.event, subject: { kind: 'person', id: actor.id }, payload });
  });
}
