import { setImmediate } from 'node:timers/promises';
import { newId } from '../../../../kernel/ids.ts';
import { system } from '../../../../platform/actor/actor.ts';
import type { Database } from '../../../../platform/db/database.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { announce } from '../../../../platform/events/live.ts';
import { enqueue } from '../../../../platform/jobs/enqueue.ts';
import type { LeadFacts } from '../rules/lead-facts.ts';
import { scoreMany } from '../rules/score-many.ts';
import type { LeadScore } from '../rules/scoring.ts';
import { renewLevels } from '../store-engagement.ts';
import { type LeadAsScored, levelsFrom } from '../store-facts.ts';
import {
  endRun,
  insertRun,
  latestRun,
  moveRun,
  pageToScore,
  type Run,
  takeTime,
  type Which,
  writePage,
} from '../store-runs.ts';
import { forgetScoring, loadScoring, readingAt, type Scoring } from '../store-scoring.ts';

export const rescoreTask = 'leads.rescoreAll';
export const catchUpTask = 'leads.catchUpScores';

/** So many leads at a time: a few milliseconds of this process, a few hundredths of a second of the database. */
const atOnce = 4000;

/** Begins to score every lead anew in the background; a run that goes on gives way to it. */
export function startRun(
  tx: Transaction,
  cause: Run['cause'],
  { cardId, basis }: Pick<Scoring, 'cardId' | 'basis'>,
): void {
  insertRun(tx, { id: newId(), cause, cardId, basis });
  enqueue(tx, rescoreTask, {}, { key: rescoreTask, queue: rescoreTask });
}

/** Leads came in or were changed past the acts (an import): they are scored as soon as this is committed. */
export function catchUpSoon(tx: Transaction): void {
  enqueue(tx, catchUpTask, {}, { key: catchUpTask, queue: rescoreTask });
}

/**
 * Works on the latest run until it is done, is overtaken by another, or must stop; goes on where it was. What acts wrote with the
 * card before meanwhile is caught up with at the end.
 */
export async function rescoreAll(
  db: Database,
  signal: AbortSignal,
  pageSize: number = atOnce,
): Promise<{ done: number; moved: number }> {
  const [run] = await db.read(system, latestRun);
  if (!run || run.finishedAt !== null) return { done: 0, moved: 0 };
  forgetScoring();
  const scoring = await loadScoring(db);
  const isSame = scoring.cardId === run.cardId;
  if (isSame && !(await goThrough(db, scoring, run, signal, pageSize)))
    return { done: run.done, moved: run.moved };
  await catchUp(db, signal);
  if (signal.aborted) return { done: run.done, moved: run.moved };
  await db.asSystem(async (tx) => endRun(tx, run.id));
  announce({ type: 'scoreRun.done', kind: 'scoreRun', id: run.id });
  announce({ type: 'lead.rescored', kind: 'lead', id: null });
  const [ended] = await db.read(system, latestRun);
  return { done: ended!.done, moved: ended!.moved };
}

/** What the history of a lead gives as the reason. */
const historyCause: Record<Run['cause'], string> = {
  published: 'card',
  settings: 'settings',
  fields: 'settings',
  asked: 'caughtUp',
  first: 'caughtUp',
};

/** @returns false when it is to stop. */
async function goThrough(
  db: Database,
  scoring: Scoring,
  run: Run,
  signal: AbortSignal,
  pageSize: number,
): Promise<boolean> {
  const renews = run.cause === 'settings';
  let told = 0;
  // What came in past the acts has no measures of its dealings yet: catching up makes them, and must find it unscored.
  const which = renews ? { all: true as const } : { upToDate: true as const };
  for await (const page of scoredPages(db, scoring, which, run.lastId, renews, pageSize)) {
    if (signal.aborted) return false;
    const isWritten = await db.asSystem(async (tx) => {
      const moved = await writePage(tx, scoring.cardId, historyCause[run.cause], page.leads, page.scores);
      if (moved === null) return false;
      moveRun(tx, run.id, page.leads.length, moved, page.leads.at(-1)!.id);
      return true;
    });
    if (!isWritten) return false;
    if (Date.now() - told > 400) {
      told = Date.now();
      announce({ type: 'scoreRun.moved', kind: 'scoreRun', id: run.id });
      const [latest] = await db.read(system, latestRun);
      if (latest?.id !== run.id) return false;
    }
  }
  return true;
}

/** Scores what the card in use has not scored as it is now: what was imported, restored, written with the card before. */
export async function catchUp(db: Database, signal: AbortSignal): Promise<number> {
  // With a card that another process has replaced, every lead would seem to be behind.
  forgetScoring();
  const scoring = await loadScoring(db);
  let caughtUp = 0;
  for await (const { leads, scores } of scoredPages(db, scoring, { staleFor: scoring.cardId }, null, true)) {
    if (signal.aborted) return caughtUp;
    const moved = await db.asSystem((tx) => writePage(tx, scoring.cardId, 'caughtUp', leads, scores));
    // Replaced meanwhile: the run of the new card catches up at its end.
    if (moved === null) return caughtUp;
    caughtUp += leads.length;
    announce({ type: 'lead.rescored', kind: 'lead', id: leads.length === 1 ? leads[0]!.id : null });
  }
  return caughtUp;
}

type Page = { leads: LeadAsScored[]; scores: LeadScore[] };

/** Pages of leads with their scores; the next is being read while the one before is written. */
async function* scoredPages(
  db: Database,
  scoring: Scoring,
  which: Which,
  from: string | null,
  renews: boolean,
  pageSize: number = atOnce,
): AsyncGenerator<Page> {
  const facts = factsLookedAt(scoring);
  const withLevels = scoring.readers.some((reader) => reader?.drifts === 'decays');
  const read = async (before: string | null): Promise<LeadAsScored[]> => {
    const page = pageToScore(which, facts, withLevels && !renews, before, pageSize);
    return db.asSystem((tx) => {
      takeTime(tx);
      return tx.all(page);
    });
  };
  let next = read(from);
  for (;;) {
    const leads = await next;
    if (leads.length === 0) return;
    const isLast = leads.length < pageSize;
    next = isLast ? Promise.resolve([]) : read(leads.at(-1)!.id);
    // A page that fails while another is worked on is reported when it is its turn.
    next.catch(() => {});
    const levels = renews ? await renewedLevels(db, scoring, leads) : null;
    const scored = leads.map((lead) => ({
      facts: lead,
      levels: levels ? (levels.get(lead.id) ?? {}) : levelsFrom(lead.levels),
    }));
    const scores = scoreMany(scoring, scored, readingAt(scoring, Date.now()));
    yield { leads, scores };
    await setImmediate();
  }
}

function renewedLevels(db: Database, { halfLives }: Scoring, leads: readonly LeadAsScored[]) {
  return db.asSystem((tx) =>
    renewLevels(
      tx,
      leads.map(({ id }) => id),
      halfLives,
    ),
  );
}

function factsLookedAt({ readers }: Scoring): (keyof LeadFacts)[] {
  return [...new Set(readers.flatMap((reader) => reader?.facts ?? []))];
}
