import { PassThrough, type Writable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { toPage } from '../../../kernel/paging.ts';
import type { Actor } from '../../../platform/actor/actor.ts';
import { loadCustomFields } from '../../../platform/custom-fields/load-custom-fields.ts';
import type { CustomField } from '../../../platform/custom-fields/rules/check-custom-values.ts';
import type { Database } from '../../../platform/db/database.ts';
import { tell } from '../../../platform/events/tell.ts';
import { translate } from '../../../platform/i18n/translator.ts';
import { type Cell, tableWriter } from '../../../platform/import-export/writers/table-writer.ts';
import { askOf } from '../lists.ts';
import { cursorOf, type ListAsk, type ListedLead, leadPage } from '../reads-list.ts';
import type { ListField } from '../rules/list-shape.ts';

export type ExportQuery = {
  filter?: string | undefined;
  q?: string | undefined;
  sort: string;
  fields?: string | undefined;
  format: 'csv' | 'xlsx';
};

/** What goes into a file when nobody says: all that people typed, and how it went. */
const usualFields =
  'company,name,title,phones,emails,wechat,website,address,region,industry,size,source,campaign,need,product,amount,currency,' +
  'status,disqualifiedReason,ownerName,nextStep,nextStepOn,capturedAt,firstContactAt,lastContactAt,custom';

const rowsAtOnce = 1000;
const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Answers with a file of what a filter selects. */
export async function exportLeads(
  db: Database,
  actor: Actor,
  query: ExportQuery,
  reply: FastifyReply,
): Promise<undefined> {
  await writeExport(db, actor, query, (fileName) => {
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
  db: Database,
  actor: Actor,
  query: ExportQuery,
  begin: (fileName: string) => Writable,
): Promise<number> {
  const { ask, clock } = await askOf(db, actor, {
    ...query,
    fields: query.fields ?? usualFields,
    limit: rowsAtOnce,
  });
  const custom = ask.fields.includes('custom') ? await loadCustomFields(db, 'lead') : [];
  const fields = ask.fields.filter((field) => field !== 'custom');
  const header = [
    ...fields.map((field) => translate(actor.language, `leads:fields.${field}`)),
    ...custom.map(({ label }) => label),
  ];
  const page = async (cursor?: string) =>
    toPage(await db.read(actor, leadPage(actor, { ...ask, cursor }, clock)), rowsAtOnce, cursorOf);
  // The first page before the first byte: what is refused is refused as a problem, not in the middle of a file.
  const first = await page();

  const stream = begin(`leads-${clock.today}.${query.format}`);
  const writer = tableWriter(stream, { format: query.format, header });
  const failures: Error[] = [];
  let rows = 0;
  try {
    for (let { items, next } = first; ; { items, next } = await page(next!)) {
      await writer.write(items.map((lead) => cellsOf(lead, fields, custom)));
      rows += items.length;
      if (next === null) break;
    }
  } catch (error) {
    // Above all a reader who went away in the middle.
    failures.push(error as Error);
  }
  // Before the file is whole: none that is complete goes untold.
  await tellExported(db, actor, query.format, ask, rows).catch((error: Error) => failures.push(error));
  if (failures.length > 0) stream.destroy(failures[0]);
  else await writer.end().catch(() => stream.destroy());
  return rows;
}

function cellsOf(lead: ListedLead, fields: readonly ListField[], custom: readonly CustomField[]): Cell[] {
  const values = lead.custom as Record<string, unknown> | undefined;
  return [...fields.map((field) => cell(lead[field])), ...custom.map(({ key }) => cell(values?.[key]))];
}

function cell(value: unknown): Cell {
  if (Array.isArray(value)) return value.join('; ');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as Cell);
}

async function tellExported(
  db: Database,
  actor: Actor,
  format: 'csv' | 'xlsx',
  ask: ListAsk,
  rows: number,
): Promise<void> {
  const payload = { format, rows, filter: ask.conditions, fields: ask.fields };
  await db.write(actor, async (tx) => {
    tell(tx, { type: 'leads.exported', subject: { kind: 'person', id: actor.id }, payload });
  });
}
