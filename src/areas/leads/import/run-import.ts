import { access } from 'node:fs/promises';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import { type Actor, system } from '../../../platform/actor/actor.ts';
import { customFieldKind, forgetCustomFields } from '../../../platform/custom-fields/load-custom-fields.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { announce } from '../../../platform/events/live.ts';
import { ImportError } from '../../../platform/import-export/errors.ts';
import type { Counts } from './import-facts.ts';
import type { PreparedChunk, PrepareTask, PreviewRow } from './prepare/prepare-chunks.ts';
import { preparedChunks } from './prepare/prepared.ts';
import { countsOf } from './reads.ts';
import { knownByCompany } from './rules/known-by-company.ts';
import {
  activePeople,
  addCustomFields,
  chunksDone,
  claimImport,
  companyFacts,
  customFields,
  findImport,
  finishImport,
  forgetPhase,
  holdImport,
  holdSeconds,
  type ImportRecord,
} from './store.ts';
import { type ChunkPlan, insertProblems } from './store-chunk.ts';
import { restoreIndexes, restoreKeys, setIndexesAside } from './store-indexes.ts';
import { tellImported } from './tell-imported.ts';
import { patiently, usualPatience, type Written, writeChunk, writeOnce } from './write-chunk.ts';

export type Phase = 'check' | 'run';
export type Progress = Counts & { bytesTotal: number };
export type RunOptions = {
  signal?: AbortSignal;
  /** Told after each piece; the next one waits for it. */
  onProgress?: (progress: Progress) => void | Promise<void>;
  /** Rows in one transaction. */
  rowsPerChunk?: number;
  /** How long a database that went away is waited for, in milliseconds. */
  patience?: number;
};
export type RunEnd = { state: 'done' | 'ready' | 'cancelled' | 'failed' | 'busy' | 'wait'; counts: Counts };

/** Rows in one transaction: enough that starting one costs nothing, few enough that little is done again after a crash. */
const usualChunk = 10_000;
const previewRows = 20;

class Cancelled extends Error {}
class NotOurs extends Error {}
class RowsRejected extends Error {}

/**
 * Checks or carries out an import, from the beginning or from where it was left. Each piece is committed with a mark of its own,
 * so that whatever ends this process, no row is lost and none comes twice.
 *
 * @returns `busy` when another process works on it, `wait` while another import writes.
 */
export async function runImport(
  db: Database,
  importId: string,
  phase: Phase,
  actor: Actor,
  options: RunOptions = {},
): Promise<RunEnd> {
  const holder = newId();
  const claim = await db.asSystem((tx) => claimImport(tx, importId, holder, phase === 'run'));
  if (claim !== 'mine') return { state: claim, counts: await countsOf(db, importId, phase) };
  const stop = new AbortController();
  const abort = () => stop.abort(options.signal?.reason);
  options.signal?.addEventListener('abort', abort);
  const holding = setInterval(() => {
    db.asSystem((tx) => holdImport(tx, importId, holder))
      .then(({ mine, cancel }) => {
        if (!mine) stop.abort(new NotOurs());
        else if (cancel) stop.abort(new Cancelled());
      })
      // A database that is away is noticed, and waited for, by whoever writes.
      .catch(() => {});
  }, 1_000);
  try {
    try {
      await work(db, importId, phase, actor, { ...options, signal: stop.signal });
    } finally {
      // However it ended. When this process is gone, whoever takes the import up does it.
      if (phase === 'run') await patiently(options.patience ?? usualPatience, () => restoreIndexes(db));
    }
    return await end(db, importId, actor, phase, phase === 'check' ? 'ready' : 'done');
  } catch (error) {
    const reason = stop.signal.aborted ? stop.signal.reason : error;
    if (reason instanceof NotOurs) return { state: 'busy', counts: await countsOf(db, importId, phase) };
    if (reason instanceof Cancelled) return await end(db, importId, actor, phase, 'cancelled');
    if (error instanceof RowsRejected)
      return await end(db, importId, actor, phase, 'failed', { code: 'import.rowsRejected', facts: {} });
    if (error instanceof ImportError)
      return await end(db, importId, actor, phase, 'failed', { code: error.code, facts: { ...error.facts } });
    if (error instanceof Refusal)
      return await end(db, importId, actor, phase, 'failed', { code: error.code, facts: error.facts });
    throw error;
  } finally {
    clearInterval(holding);
    options.signal?.removeEventListener('abort', abort);
  }
}

async function end(
  db: Database,
  importId: string,
  actor: Actor,
  phase: Phase,
  state: 'done' | 'ready' | 'cancelled' | 'failed',
  failure: { code: string; facts: Record<string, unknown> } | null = null,
): Promise<RunEnd> {
  const counts = await countsOf(db, importId, phase);
  // By Yaosu's rights, in the name of whoever began it.
  const importer = { ...system, id: actor.id, name: actor.name, via: actor.via };
  await patiently(holdSeconds * 1000, () =>
    db.write(importer, async (tx) => {
      await finishImport(tx, importId, state, { failure });
      if (phase === 'run' && state !== 'ready') await tellImported(tx, importId, state, counts);
    }),
  );
  announce({ type: `import.${state}`, kind: 'import', id: importId });
  if (phase === 'run') announce({ type: 'lead.captured', kind: 'lead', id: null });
  return { state, counts };
}

async function work(
  db: Database,
  importId: string,
  phase: Phase,
  actor: Actor,
  options: RunOptions & { signal: AbortSignal },
): Promise<void> {
  const { record, task, plan } = await db.asSystem(async (tx) =>
    prepareTask(tx, importId, phase, actor, options),
  );
  // Removed after its time, or by hand: said, instead of tried again and again.
  await access(record.path).catch(() => {
    throw new Refusal('import.fileGone');
  });
  const whole = record.options.mode === 'file';
  const counts = await countsOf(db, importId, phase);
  const progress = async (chunk: PreparedChunk, came: Written): Promise<void> => {
    counts.rows += chunk.rows;
    counts.created += came.created;
    counts.updated += came.updated;
    counts.skipped += came.skipped;
    counts.rejected += came.rejected;
    counts.bytesRead = Math.max(counts.bytesRead, chunk.bytesRead);
    announce({ type: 'import.progress', kind: 'import', id: importId });
    await options.onProgress?.({ ...counts, bytesTotal: record.bytesTotal });
    if (came.cancelAsked) throw new Cancelled();
  };
  const preview: PreviewRow[] = [];
  if (phase === 'run') {
    // Keys that another import left aside can't be built beside a transaction that lasts for the whole file.
    if (whole) await restoreKeys(db);
    await setIndexesAside(db, record.bytesTotal, !whole);
  }
  const chunks = preparedChunks(task, options.signal);

  if (whole && phase === 'run') {
    const rejected: PreparedChunk[] = [];
    try {
      await db.asSystem(async (tx) => {
        for await (const chunk of chunks) {
          if (chunk.rejected > 0 || rejected.length > 0) {
            // Nothing will be kept; the rest is read only to find all that is wrong.
            rejected.push({ ...chunk, lines: [], documents: [] });
            continue;
          }
          const came = await writeChunk(tx, plan, chunk);
          if (came.rejected > 0) rejected.push({ ...chunk, lines: [], documents: [] });
          await progress(chunk, came);
        }
        if (rejected.length > 0) throw new RowsRejected();
        options.signal.throwIfAborted();
      });
    } catch (error) {
      if (error instanceof RowsRejected)
        await db.asSystem(async (tx) => {
          for (const chunk of rejected) await insertProblems(tx, importId, chunk);
        });
      throw error;
    }
    return;
  }

  // Two pieces at a time keep both the disk and a second processor busy; where rows change known leads, or take
  // their turn in a queue, their order matters.
  const inOrder = record.options.duplicates === 'update' || plan.byRules;
  const lanes = phase === 'run' && !inOrder ? 2 : 1;
  const running = new Set<Promise<void>>();
  let failed: unknown = null;
  for await (const chunk of chunks) {
    preview.push(...chunk.preview);
    const one: Promise<void> = writeOnce(db, plan, chunk, options)
      .then((came) => progress(chunk, came))
      .catch((error: unknown) => {
        failed ??= error;
      })
      .finally(() => running.delete(one));
    running.add(one);
    if (running.size >= lanes) await Promise.race(running);
    if (failed) break;
  }
  await Promise.all(running);
  if (failed) throw failed;
  options.signal.throwIfAborted();
  if (phase === 'check')
    await db.asSystem((tx) =>
      finishImport(tx, importId, 'checking', { facts: { preview: preview.slice(0, previewRows) } }),
    );
}

async function prepareTask(
  tx: Transaction,
  importId: string,
  phase: Phase,
  actor: Actor,
  { rowsPerChunk = usualChunk }: RunOptions,
): Promise<{ record: ImportRecord; task: PrepareTask; plan: ChunkPlan }> {
  const record = await findImport(tx, importId);
  const { options } = record;
  if (phase === 'run') {
    const made = options.columns.flatMap(({ to, newField }) =>
      to?.startsWith('custom:') && newField ? [{ id: newId(), key: to.slice(7), ...newField }] : [],
    );
    const known = new Set((await customFields(tx)).map((field) => field.key));
    const fresh = made.filter((field) => !known.has(field.key));
    await addCustomFields(tx, fresh);
    if (fresh.length > 0)
      tx.afterCommit(() => {
        forgetCustomFields();
        announce({ type: 'customField.created', kind: customFieldKind, id: null });
      });
  }
  const [people, company, fields] = [await activePeople(tx), await companyFacts(tx), await customFields(tx)];
  const ownerId =
    options.owner.by === 'me'
      ? actor.id
      : options.owner.by === 'person'
        ? (options.owner.personId ?? null)
        : null;
  const done = await chunksDone(tx, importId, phase);
  if (done.length === 0) await forgetPhase(tx, importId, phase, rowsPerChunk);
  const byName = new Map<string, string>();
  for (const { id, name, email } of people) {
    byName.set(name.toLowerCase(), id);
    byName.set(email.toLowerCase(), id);
  }
  const teams = Object.fromEntries(people.map(({ id, teamId }) => [id, teamId]));
  const reachable = ownerId !== null && Object.hasOwn(teams, ownerId) ? ownerId : null;
  if (options.owner.by === 'person' && reachable === null) throw new Refusal('lead.noSuchOwner');
  return {
    record,
    task: {
      path: record.path,
      fileName: record.fileName,
      options,
      context: {
        customKinds: Object.fromEntries(fields.map(({ key, kind }) => [key, kind])),
        people: byName,
        currency: company.currency,
        ownerId: reachable,
        teams,
        now: tx.now.toISOString(),
      },
      done,
      // What was begun goes on in pieces of the same size, so that each number means the same rows.
      rowsPerChunk: done.length > 0 ? (record.facts.rowsPerChunk ?? rowsPerChunk) : rowsPerChunk,
      previewRows: phase === 'check' ? previewRows : 0,
      writing: phase === 'run',
    },
    plan: {
      importId,
      actor,
      ownerId: reachable,
      byRules: options.owner.by === 'rules',
      timeZone: company.timeZone,
      talks: options.columns.some(({ to }) => to === 'talk'),
      externalIds: options.columns.some(({ to }) => to === 'externalId'),
      duplicates: options.duplicates,
      keys: options.keys,
      byCompany: knownByCompany(options),
      phase,
    },
  };
}
