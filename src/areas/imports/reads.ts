import { must, Refusal } from '../../kernel/outcome.ts';
import { type Page, readCursor, toPage } from '../../kernel/paging.ts';
import type { Actor } from '../../platform/actor/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { type Query, sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import type { ImportState } from '../../platform/import-export/import-states.ts';
import { kindsBarred, mayImportAnything } from './may-import.ts';
import type { ProblemGroup } from './rules/group-reasons.ts';
import type { Choices, FileChoice, FileFacts, Phase, Repair, SetFacts, TakenRow } from './set-facts.ts';

/** A set as it is looked at. */
export type SetView = {
  id: string;
  state: ImportState;
  createdBy: string;
  createdByName: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  version: number;
  choices: Choices;
  repairs: Repair[];
  facts: SetFacts;
  failure: { code: string; facts: Record<string, unknown> } | null;
  progress: { done: number; total: number; file: number | null } | null;
  seconds: number | null;
  files: FileView[];
  problems: { groups: number; refusedRows: number; proposals: number };
};
export type FileView = {
  file: number;
  fileName: string;
  bytes: number;
  facts: FileFacts;
  choice: FileChoice;
};

const view = sql`
  select s.id, s.state, s.created_by as "createdBy", p.name as "createdByName", s.created_at as "createdAt", s.started_at as "startedAt",
    s.finished_at as "finishedAt", s.version, s.choices, s.repairs, s.facts, s.failure, s.progress,
    extract(epoch from now() - s.started_at)::float8 as seconds,
    coalesce((select jsonb_agg(jsonb_build_object('file', f.file, 'fileName', f.file_name, 'bytes', f.bytes, 'facts', f.facts, 'choice', f.choice)
      order by f.file) from imports.files f where f.set_id = s.id), '[]') as files,
    (select jsonb_build_object('groups', count(*), 'proposals', count(*) filter (where q.proposal is not null)) from imports.problems q
      where q.set_id = s.id)
      || jsonb_build_object('refusedRows', (select coalesce(sum((f.facts -> 'counts' ->> 'refused')::int), 0) from imports.files f
        where f.set_id = s.id)) as problems
  from imports.sets s left join people.people p on p.id = s.created_by`;

/**
 * Row-level security gives a set to whoever made it. A program that acts in their name sees no more of it than it could have imported itself,
 * and who may import nothing any more sees none.
 */
function withinReach(actor: Actor) {
  if (!mayImportAnything(actor)) return sql`false`;
  if (actor.via !== 'apiKey') return sql`true`;
  return sql`(s.via = 'apiKey' or not exists (
    select 1 from imports.files f where f.set_id = s.id and f.choice ->> 'kind' = any(${kindsBarred(actor)}::text[])))`;
}

function setQuery(actor: Actor, id: string): Query<SetView> {
  return sql<SetView>`${view} where s.id = ${id} and ${withinReach(actor)}`;
}

/** @throws Refusal `record.notFound` */
export async function readSet(db: Database, actor: Actor, id: string): Promise<SetView> {
  const [row] = await db.read(actor, setQuery(actor, id));
  if (!row) throw new Refusal('record.notFound');
  return row;
}

/** The same as the act that is writing sees it. */
export function viewSet(tx: Transaction, id: string): Promise<SetView> {
  return tx.one(setQuery(tx.actor, id));
}

/** Sets, the newest first. */
export async function listSets(
  db: Database,
  actor: Actor,
  cursor: string | undefined,
): Promise<Page<SetView>> {
  const limit = 30;
  const from = cursor ? must(readCursor(cursor)).id : null;
  const rows = await db.read(
    actor,
    sql<SetView>`
      ${view} where (${from}::uuid is null or s.id < ${from}::uuid) and ${withinReach(actor)} order by s.id desc limit ${limit + 1}`,
  );
  return toPage(rows, limit, ({ id }) => ({ value: null, id }));
}

/** Sets of which a file with the same bytes was carried out before, as far as the actor may see them. */
export function sameFiles(id: string): Query<{ file: number; id: string; at: string }> {
  return sql<{ file: number; id: string; at: string }>`
    select distinct on (f.file) f.file, o.set_id as id, coalesce(s.finished_at, s.created_at) as at
    from imports.files f join imports.files o on o.sha256 = f.sha256 and o.set_id <> f.set_id join imports.sets s on s.id = o.set_id
    where f.set_id = ${id} and s.state in ('running', 'done', 'cancelled') order by f.file, s.created_at desc`;
}

export type ProblemRow = ProblemGroup & { n: number };

/** What is said of rows, a line for all that have it. */
export async function listProblems(
  db: Database,
  actor: Actor,
  id: string,
  query: {
    cursor?: string | undefined;
    file?: number | undefined;
    outcome?: string | undefined;
    limit: number;
  },
): Promise<Page<ProblemRow>> {
  const after = query.cursor ? Number(must(readCursor(query.cursor)).value) : 0;
  if (!Number.isInteger(after)) throw badCursor();
  const rows = await db.read(
    actor,
    sql<ProblemRow>`
      select n, file, column_n as column, code, facts, value, outcome, rows, samples, proposal, settled_by as "settledBy"
      from imports.problems
      where set_id = ${id} and n > ${after} and (${query.file ?? null}::int is null or file = ${query.file ?? null})
        and (${query.outcome ?? null}::text is null or outcome = ${query.outcome ?? null})
      order by n limit ${query.limit + 1}`,
  );
  return toPage(rows, query.limit, ({ n }) => ({ value: n, id }));
}

export type RowView = Pick<
  TakenRow,
  'file' | 'row' | 'kind' | 'part' | 'did' | 'key' | 'recordId' | 'name' | 'reasons' | 'cells'
>;

/** Rows and what came of them, in the order of the files. */
export async function listRows(
  db: Database,
  actor: Actor,
  id: string,
  phase: Phase,
  query: { cursor?: string | undefined; file?: number | undefined; did?: string | undefined; limit: number },
): Promise<Page<RowView>> {
  const [file, row, part, kind] = query.cursor ? placeIn(query.cursor) : [-1, -1, -1, ''];
  const rows = await db.read(
    actor,
    sql<RowView>`
      select file, row, kind, part, did, key, record_id as "recordId", name, reasons, cells from imports.rows
      where set_id = ${id} and phase = ${phase} and (file, row, part, kind) > (${file}::int, ${row}::int, ${part}::int, ${kind}::text)
        and (${query.file ?? null}::int is null or file = ${query.file ?? null})
        and (${query.did ?? null}::text is null or did = ${query.did ?? null})
      order by file, row, part, kind limit ${query.limit + 1}`,
  );
  return toPage(rows, query.limit, (one) => ({
    value: JSON.stringify([one.file, one.row, one.part, one.kind]),
    id,
  }));
}

/** The row that a page ended with. @throws Refusal `paging.badCursor` */
function placeIn(cursor: string): [file: number, row: number, part: number, kind: string] {
  const { value } = must(readCursor(cursor));
  const [, file, row, part, kind] =
    /^\[(\d{1,9}),(\d{1,9}),(\d{1,9}),"(\w{1,20})"\]$/.exec(String(value)) ?? [];
  if (kind === undefined) throw badCursor();
  return [Number(file), Number(row), Number(part), kind];
}

const badCursor = (): Refusal => new Refusal('paging.badCursor', {}, 'query.cursor');
