import { setImmediate } from 'node:timers/promises';
import { newId } from '../../../../kernel/ids.ts';
import { Refusal } from '../../../../kernel/outcome.ts';
import { system } from '../../../../platform/actor/actor.ts';
import type { Database } from '../../../../platform/db/database.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { announce } from '../../../../platform/events/live.ts';
import { enqueue } from '../../../../platform/jobs/enqueue.ts';
import { compareRecords } from '../../../../platform/matching/record-matching.ts';
import { tellSetting } from '../../assignment/tell-rooms.ts';
import { matchRecord } from '../match-keys.ts';
import {
  type Block,
  blocks,
  type ComparedLead,
  comparedLeads,
  endScan,
  insertScan,
  moveScan,
  type Pair,
  savePairs,
  scanById,
  unkeyedCount,
} from '../store.ts';
import { worthALook } from './find-near.ts';
import { catchUpKeys } from './keep-keys.ts';

export const scanTask = 'leads.scanDuplicates';

/** @throws Refusal `duplicate.scanRunning` */
export async function startScan(tx: Transaction): Promise<{ id: string }> {
  const id = newId();
  if (!(await insertScan(tx, id))) throw new Refusal('duplicate.scanRunning');
  enqueue(tx, scanTask, { id }, { key: scanTask });
  tellSetting(tx, 'duplicateScan.started', { kind: 'duplicateScan', id }, {});
  return { id };
}

/** @throws Refusal `record.notFound` when it is not running (any more) */
export async function cancelScan(tx: Transaction, id: string): Promise<void> {
  if (!(await endScan(tx, id, 'cancelled'))) throw new Refusal('record.notFound');
}

/** The keys' range is gone through in so many slices, each small enough to be held in memory. */
const slices = 32;
const sliceWidth = 2 ** 32 / slices;
/** Leads loaded at once to be compared. */
const leadsAtOnce = 1000;

/**
 * Goes through the whole base and keeps the pairs that may be the same. Goes on where it was after a crash: what is done is
 * noted with what it found.
 */
export async function scanBase(db: Database, id: string, signal: AbortSignal): Promise<void> {
  const [scan] = await db.read(system, scanById(id));
  if (scan?.state !== 'running') return;
  if (scan.phase === 'keys' && !(await makeKeys(db, id, signal))) return;
  for (let slice = scan.phase === 'pairs' ? scan.step : 0; slice < slices; slice++) {
    if (!(await scanSlice(db, id, slice, signal))) return;
    announce({ type: 'duplicateScan.moved', kind: 'duplicateScan', id });
  }
  await db.asSystem((tx) => endScan(tx, id, 'done'));
  announce({ type: 'duplicateScan.done', kind: 'duplicateScan', id });
}

/** @returns false when it is to stop. */
async function makeKeys(db: Database, id: string, signal: AbortSignal): Promise<boolean> {
  const [missing] = await db.read(system, unkeyedCount);
  const steps = missing!.n;
  for (let step = 0; ; ) {
    if (signal.aborted) return false;
    const { made, goesOn } = await db.asSystem(async (tx) => {
      const made = (await catchUpKeys(tx)).length;
      const goesOn = await moveScan(tx, id, {
        phase: 'keys',
        step: step + made,
        steps: Math.max(steps, step + made),
      });
      return { made, goesOn };
    });
    if (!goesOn) return false;
    if (made === 0) break;
    step += made;
    await setImmediate();
  }
  return db.asSystem((tx) => moveScan(tx, id, { phase: 'pairs', step: 0, steps: slices }));
}

async function scanSlice(db: Database, id: string, slice: number, signal: AbortSignal): Promise<boolean> {
  const from = -(2 ** 31) + slice * sliceWidth;
  const until = slice === slices - 1 ? null : from + sliceWidth;
  const all = await db.asSystem((tx) => blocks(tx, from, until));
  let compared = 0;
  let found = 0;
  for (const some of chunksOf(all)) {
    if (signal.aborted) return false;
    const leads = new Map(
      (await db.read(system, comparedLeads([...new Set(some.flatMap(({ ids }) => ids))]))).map((lead) => [
        lead.id,
        lead,
      ]),
    );
    const { pairs, count } = await comparePairs(some, leads);
    compared += count;
    if (pairs.length > 0) found += await db.asSystem((tx) => savePairs(tx, pairs));
  }
  return db.asSystem((tx) =>
    moveScan(tx, id, { phase: 'pairs', step: slice + 1, steps: slices, compared, found }),
  );
}

type Members = { key: number; ids: string[] };

function* chunksOf(all: readonly Block[]): Generator<Members[]> {
  let chunk: Members[] = [];
  let leads = 0;
  for (const { key, ids: joined } of all) {
    const ids = joined.split(',');
    if (leads > 0 && leads + ids.length > leadsAtOnce) {
      yield chunk;
      chunk = [];
      leads = 0;
    }
    chunk.push({ key, ids });
    leads += ids.length;
  }
  if (chunk.length > 0) yield chunk;
}

/** So many comparisons take a few milliseconds; then requests have their turn. */
const comparisonsAtOnce = 50;

async function comparePairs(
  some: readonly Members[],
  leads: ReadonlyMap<string, ComparedLead>,
): Promise<{ pairs: Pair[]; count: number }> {
  const pairs: Pair[] = [];
  let count = 0;
  for (const { key, ids } of some) {
    const there = ids.flatMap((id) => leads.get(id) ?? []).sort((x, y) => (x.id < y.id ? -1 : 1));
    for (const [at, a] of there.entries()) {
      for (const b of there.slice(at + 1)) {
        // Two that share several keys are compared once, where they meet first.
        if (firstShared(a.keys, b.keys) !== key) continue;
        if (++count % comparisonsAtOnce === 0) await setImmediate();
        const { likelihood, reasons } = compareRecords(matchRecord(a), matchRecord(b));
        if (likelihood >= worthALook) pairs.push({ a: a.id, b: b.id, likelihood, reasons });
      }
    }
  }
  return { pairs, count };
}

/** The smallest key in both of two ascending lists. */
function firstShared(a: readonly number[], b: readonly number[]): number | undefined {
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) return a[i];
    if (a[i]! < b[j]!) i++;
    else j++;
  }
  return undefined;
}
