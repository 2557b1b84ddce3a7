import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../../platform/db/database.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { indexRecord } from '../../../platform/search/index.ts';
import { assignMany } from '../assignment/index.ts';
import { type FoundLead, findableOf } from '../findable.ts';
import type { PreparedChunk } from './prepare/prepare-chunks.ts';
import { chunksDone } from './store.ts';
import {
  type ChunkCounts,
  type ChunkPlan,
  countMatches,
  createLeads,
  dropMatched,
  finishChunk,
  giveOwners,
  insertProblems,
  isAlone,
  matchChunk,
  noteMatches,
  rowsWithoutOwner,
  stageChunk,
  stageDocuments,
} from './store-chunk.ts';
import { keysAreAside, restoreKeys } from './store-indexes.ts';
import { mostTurns, updateLeads } from './store-update.ts';

/** What a piece brought, and whether someone asked meanwhile to stop. */
export type Written = ChunkCounts & { cancelAsked: boolean };

/** How long a database that went away is waited for, in milliseconds. */
export const usualPatience = 60_000;

/** Rows must be matched after all, and what they are matched by was set aside. */
class KeysAside extends Error {}

/** Writes a piece in a transaction of its own, waiting out a database that went away, never twice. */
export async function writeOnce(
  db: Database,
  plan: ChunkPlan,
  chunk: PreparedChunk,
  { signal, patience = usualPatience }: { signal: AbortSignal; patience?: number | undefined },
): Promise<Written> {
  let attempts = 0;
  return patiently(patience, async () => {
    signal.throwIfAborted();
    return db.asSystem(async (tx) => {
      if (attempts++ > 0 && (await chunksDone(tx, plan.importId, plan.phase)).includes(chunk.n))
        // COMMIT had arrived although its answer was lost.
        return { created: 0, updated: 0, skipped: 0, rejected: 0, cancelAsked: false };
      return writeChunk(tx, plan, chunk);
    });
  }).catch(async (error: unknown) => {
    if (!(error instanceof KeysAside)) throw error;
    await restoreKeys(db);
    return writeOnce(db, plan, chunk, { signal, patience });
  });
}

const away = /^(ECONN|EPIPE|ENOENT$|ETIMEDOUT|57P0|08|53)/;

/** Does `work` again while the database is away, for so long. */
export async function patiently<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const until = Date.now() + milliseconds;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const { code = '', message = '' } = error as { code?: string; message?: string };
      const passing = away.test(code) || /connect|not queryable/i.test(message);
      if (!passing || Date.now() > until) throw error;
      await sleep(250);
    }
  }
}

/**
 * Stages a piece, matches it with what is there where that can be, and writes what is new or changed.
 *
 * @throws KeysAside when it must be matched and what by was set aside; nothing is written then
 */
export async function writeChunk(tx: Transaction, plan: ChunkPlan, chunk: PreparedChunk): Promise<Written> {
  const { duplicates, phase } = plan;
  const came: ChunkCounts = {
    created: 0,
    updated: chunk.folded,
    skipped: chunk.repeated,
    rejected: chunk.rejected,
  };
  await stageChunk(tx, chunk);
  const isNew = duplicates === 'create' || (chunk.knowsEarlier && (await isAlone(tx, plan.importId)));
  if (!isNew && phase === 'run' && (await keysAreAside(tx))) throw new KeysAside();
  const matched = isNew ? 0 : await matchChunk(tx, plan);
  const { may, mayNot, repeated } =
    matched > 0 || duplicates === 'update' ? await countMatches(tx) : { may: 0, mayNot: 0, repeated: 0 };
  if (duplicates === 'update') {
    came.updated += may + (phase === 'check' ? repeated : 0);
    came.rejected += mayNot;
  } else came.skipped += may + mayNot;
  await insertProblems(tx, plan.importId, chunk);
  if (matched > 0) await noteMatches(tx, plan);
  if (phase === 'check') came.created = chunk.taken - may - mayNot - repeated;
  else {
    if (duplicates === 'update' && may > 0) {
      const turns = await mostTurns(tx);
      for (let turn = 1; turn <= turns; turn++) indexChanged(tx, await updateLeads(tx, plan, turn));
    }
    const whole = matched === 0 && !plan.byRules;
    if (!whole) await stageDocuments(tx, chunk);
    if (matched > 0) await dropMatched(tx);
    if (plan.byRules) await shareOut(tx);
    came.created = await createLeads(tx, plan, chunk, whole);
  }
  return { ...came, cancelAsked: await finishChunk(tx, plan, chunk, came) };
}

/** Gives rows to people by the company's rules, in the order of the file. */
async function shareOut(tx: Transaction): Promise<void> {
  const rows = await rowsWithoutOwner(tx);
  const decided = await assignMany(tx, rows);
  await giveOwners(
    tx,
    rows.flatMap(({ id }, at) => (decided[at] ? [{ id, ...decided[at] }] : [])),
  );
}

/** Makes search find changed leads as they are now. */
export function indexChanged(tx: Transaction, leads: readonly FoundLead[]): void {
  for (const lead of leads) indexRecord(tx, findableOf(lead));
}
