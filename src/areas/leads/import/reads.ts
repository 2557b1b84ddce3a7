import { must, Refusal } from '../../../kernel/outcome.ts';
import { type Page, readCursor, toPage } from '../../../kernel/paging.ts';
import type { Actor } from '../../../platform/actor/actor.ts';
import { system } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { ImportState } from '../../../platform/import-export/import-states.ts';
import type { Counts, ImportFacts } from './import-facts.ts';
import type { ImportOptions } from './options.ts';

const sums = sql`coalesce(sum(c.rows), 0) as rows, coalesce(sum(c.created), 0) as created, coalesce(sum(c.updated), 0) as updated,
  coalesce(sum(c.skipped), 0) as skipped, coalesce(sum(c.rejected), 0) as rejected, coalesce(max(c.bytes_read), 0) as "bytesRead"`;

/** What a phase came to so far. */
export async function countsOf(db: Database, importId: string, phase: 'check' | 'run'): Promise<Counts> {
  const [row] = await db.read(
    system,
    sql<
      Record<keyof Counts, number | string>
    >`select ${sums} from leads.import_chunks c where import_id = ${importId} and phase = ${phase}`,
  );
  return numbers(row!);
}

/** Sums of bigint come as exact decimal text. */
function numbers(row: Record<keyof Counts, number | string>): Counts {
  const { rows, created, updated, skipped, rejected, bytesRead } = row;
  return {
    rows: Number(rows),
    created: Number(created),
    updated: Number(updated),
    skipped: Number(skipped),
    rejected: Number(rejected),
    bytesRead: Number(bytesRead),
  };
}

export type ImportView = {
  id: string;
  fileName: string;
  state: ImportState;
  bytesTotal: number;
  createdBy: string;
  createdByName: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  version: number;
  options: ImportOptions;
  facts: ImportFacts;
  failure: { code: string; facts: Record<string, unknown> } | null;
  counts: Counts;
  /** Rows a second since it began, and seconds left at that pace; null when nothing is under way. */
  rowsPerSecond: number | null;
  secondsLeft: number | null;
};

type ViewRow = Omit<ImportView, 'counts' | 'rowsPerSecond' | 'secondsLeft'> &
  Record<keyof Counts, number | string> & { seconds: number | null };

const view = sql`
  select i.id, i.file_name as "fileName", i.state, i.bytes_total as "bytesTotal", i.created_by as "createdBy", p.name as "createdByName",
    i.created_at as "createdAt", i.started_at as "startedAt", i.finished_at as "finishedAt", i.version, i.options, i.facts, i.failure,
    extract(epoch from now() - i.started_at)::float8 as seconds, t.*
  from leads.imports i left join people.people p on p.id = i.created_by
  cross join lateral (
    select ${sums} from leads.import_chunks c where c.import_id = i.id
      and c.phase = case when i.state in ('uploaded', 'checking', 'ready') then 'check' else 'run' end
  ) t`;

function toView({
  seconds,
  rows,
  created,
  updated,
  skipped,
  rejected,
  bytesRead,
  ...one
}: ViewRow): ImportView {
  const counts = numbers({ rows, created, updated, skipped, rejected, bytesRead });
  const active = (one.state === 'running' || one.state === 'checking') && seconds !== null && counts.rows > 0;
  const pace = active ? counts.bytesRead / Math.max(seconds, 0.001) : 0;
  return {
    ...one,
    counts,
    rowsPerSecond: active ? Math.round(counts.rows / Math.max(seconds, 0.001)) : null,
    secondsLeft: active && pace > 0 ? Math.ceil((one.bytesTotal - counts.bytesRead) / pace) : null,
  };
}

/** @throws Refusal `record.notFound` */
export async function readImport(db: Database, actor: Actor, id: string): Promise<ImportView> {
  const [row] = await db.read(actor, sql<ViewRow>`${view} where i.id = ${id}`);
  if (!row) throw new Refusal('record.notFound');
  return toView(row);
}

/** The same as the act that is writing sees it. */
export async function viewImport(tx: Transaction, id: string): Promise<ImportView> {
  return toView(await tx.one(sql<ViewRow>`${view} where i.id = ${id}`));
}

/** Imports, the newest first. */
export async function listImports(
  db: Database,
  actor: Actor,
  cursor: string | undefined,
): Promise<Page<ImportView>> {
  const limit = 30;
  const from = cursor ? must(readCursor(cursor)).id : null;
  const rows = await db.read(
    actor,
    sql<ViewRow>`${view} where ${from}::uuid is null or i.id < ${from}::uuid order by i.id desc limit ${limit + 1}`,
  );
  return toPage(rows.map(toView), limit, ({ id }) => ({ value: null, id }));
}

export type ProblemRow = {
  row: number;
  outcome: 'rejected' | 'skipped' | 'noted';
  problems: { column?: number; code: string; facts: Record<string, unknown> }[];
  cells: string[];
};

/** Rows with something to say about them, in the file's order. */
export async function listProblems(
  db: Database,
  actor: Actor,
  id: string,
  query: { cursor?: string | undefined; outcome?: ProblemRow['outcome'] | undefined; limit: number },
): Promise<Page<ProblemRow>> {
  const after = query.cursor ? Number(must(readCursor(query.cursor)).value) : 0;
  const rows = await db.read(
    actor,
    sql<ProblemRow>`select row, outcome, problems, cells from leads.import_problems
      where import_id = ${id} and row > ${after} and (${query.outcome ?? null}::text is null or outcome = ${query.outcome ?? null})
      order by row limit ${query.limit + 1}`,
  );
  return toPage(rows, query.limit, ({ row }) => ({ value: row, id }));
}

/** What imports are called: by their file. */
export function describeImports(
  db: Database,
  actor: Actor,
  ids: readonly string[],
): Promise<{ id: string; title: string; subtitle: string | null }[]> {
  return db.read(
    actor,
    sql<{ id: string; title: string; subtitle: string | null }>`
      select id, file_name as title, null as subtitle from leads.imports where id = any(${ids}::uuid[])`,
  );
}
