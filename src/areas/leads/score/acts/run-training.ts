import { setImmediate } from 'node:timers/promises';
import { newId } from '../../../../kernel/ids.ts';
import { Refusal } from '../../../../kernel/outcome.ts';
import { system } from '../../../../platform/actor/actor.ts';
import type { Database } from '../../../../platform/db/database.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { announce } from '../../../../platform/events/live.ts';
import { enqueue } from '../../../../platform/jobs/enqueue.ts';
import { runInThread } from '../../../../platform/jobs/thread.ts';
import { tellSetting } from '../../assignment/tell-rooms.ts';
import { type Profile, profileOf } from '../rules/drift.ts';
import { day } from '../rules/engagement.ts';
import { endingOf, learningSeed, observe, observedAt } from '../rules/observe.ts';
import { type AttributeValue, readerOf } from '../rules/read-attribute.ts';
import type { Trained, TrainingSet } from '../rules/train.ts';
import { type LeftOut, trainingColumns } from '../rules/training-columns.ts';
import { insertCandidate, managersCard } from '../store-cards.ts';
import { takeTime } from '../store-runs.ts';
import { loadScoring, readingAt, type Scoring } from '../store-scoring.ts';
import {
  endedLeads,
  endTraining,
  insertTraining,
  latestTrainings,
  moveTraining,
  outcomeCounts,
  runningTraining,
  type TrainingPhase,
  type TrainingResult,
  trainingById,
} from '../store-training.ts';
import { publishCard } from './publish-card.ts';

export const trainTask = 'leads.trainScore';

/** Fewer of either outcome can teach nothing that holds. */
export const leastOfEach = 20;
/** The newest so many leads teach: older ones were other times. */
const mostLeads = 200_000;
const atOnce = 500;

/** @throws Refusal `score.trainingRunning` */
export async function startTraining(tx: Transaction): Promise<{ id: string }> {
  const id = newId();
  if (!(await insertTraining(tx, id))) throw new Refusal('score.trainingRunning');
  enqueue(tx, trainTask, { id }, { key: trainTask });
  tellSetting(tx, 'scoreTraining.started', { kind: 'scoreTraining', id }, {});
  return { id };
}

/** Trains here and now, for the command line. @throws Refusal `score.trainingRunning` */
export async function trainNow(db: Database, signal: AbortSignal): Promise<TrainingResult> {
  const { id } = await db.asSystem(startTraining);
  await runTraining(db, id, signal);
  const [row] = await db.read(system, trainingById(id));
  return row!.result ?? nothing;
}

/** @throws Refusal `score.noTraining` */
export async function cancelTraining(tx: Transaction): Promise<{ id: string }> {
  const running = await tx.one(runningTraining, new Refusal('score.noTraining'));
  if (!(await endTraining(tx, running.id, 'cancelled', null))) throw new Refusal('score.noTraining');
  tellSetting(tx, 'scoreTraining.cancelled', { kind: 'scoreTraining', id: running.id }, {});
  return { id: running.id };
}

/** Starts one by the schedule when it is wanted and enough leads have ended since the last. */
export async function trainWhenDue(tx: Transaction): Promise<boolean> {
  const { settings } = await loadScoring(tx);
  if (!settings.weekly) return false;
  const [last] = await tx.all(latestTrainings(1));
  if (last?.state === 'running') return false;
  const counts = await tx.one(outcomeCounts(settings.outcome, last?.startedAt ?? null));
  if (counts.since < settings.leastNewOutcomes) return false;
  await startTraining(tx);
  return true;
}

/** Cancelled from outside, or the process is to stop. */
class Cancelled extends Error {}

/**
 * Learns from all leads that have ended, in a thread beside this one. After a crash it begins again: nothing is kept of half a
 * training. What it came to is written down with the card; by the company's setting a better one is taken into use.
 */
export async function runTraining(db: Database, id: string, signal: AbortSignal): Promise<void> {
  const [row] = await db.read(system, trainingById(id));
  if (row?.state !== 'running') return;
  const began = Date.now();
  try {
    const result = await learnAndJudge(db, id, signal);
    await finish(db, id, { ...result, seconds: Math.round((Date.now() - began) / 100) / 10 });
  } catch (error) {
    if (error instanceof Cancelled || signal.aborted) return;
    const failed = { ...nothing, verdict: 'failed' as const, seconds: (Date.now() - began) / 1000 };
    await db.asSystem((tx) => endTraining(tx, id, 'failed', failed));
    throw error;
  } finally {
    announce({ type: 'scoreTraining.ended', kind: 'scoreTraining', id });
  }
}

const nothing: TrainingResult = {
  verdict: 'nothingToLearn',
  leads: 0,
  won: 0,
  cardId: null,
  cardNumber: null,
  learned: null,
  signal: null,
  comparison: null,
  leaks: [],
  leftOut: [],
  pairs: [],
  halfLifeDays: null,
  seconds: 0,
};

type Learned = {
  result: TrainingResult;
  trained: Trained | null;
  profile: Profile | null;
  presentId: string;
};

async function learnAndJudge(
  db: Database,
  id: string,
  signal: AbortSignal,
): Promise<TrainingResult & { trained?: Learned }> {
  const scoring = await loadScoring(db);
  const { set, leftOut, won } = await readTrainingSet(db, id, scoring, signal);
  const leads = set.outcomes.length;
  const known = { ...nothing, leads, won, leftOut };
  if (Math.min(won, leads - won) < leastOfEach) return { ...known, verdict: 'tooFew', least: leastOfEach };
  await move(db, id, 'looking', 0.5);
  const ended = new AbortController();
  signal.addEventListener('abort', () => ended.abort());
  const watch = setInterval(() => {
    db.read(system, trainingById(id)).then(
      ([row]) => row?.state !== 'running' && ended.abort(),
      () => undefined,
    );
  }, 1000);
  let trained: Trained | null;
  try {
    trained = await runInThread<Trained | null, { phase: 'judging' | 'learning' }>(
      new URL('../train-worker.ts', import.meta.url),
      {
        data: set,
        signal: ended.signal,
        onMessage: ({ phase }) =>
          void move(db, id, phase, phase === 'judging' ? 0.55 : 0.8).catch(() => undefined),
      },
    );
  } catch (error) {
    throw ended.signal.aborted ? new Cancelled() : error;
  } finally {
    clearInterval(watch);
  }
  if (!trained) return { ...known, verdict: 'tooFew', least: leastOfEach };
  const { signal: found, publication, judged, leaks, pairs, halfLife } = trained;
  const { auc, aucAtLeast, against } = found;
  const result: TrainingResult = {
    ...known,
    verdict:
      trained.verdict === 'better'
        ? 'proposed'
        : trained.verdict === 'nothingToLearn'
          ? 'nothingToLearn'
          : 'notBetter',
    learned: trained.card?.version.learned ?? null,
    signal: { auc: finite(auc), aucAtLeast: finite(aucAtLeast), ...against },
    comparison: { reason: publication.reason, ...publication.against, ...judged },
    leaks,
    leftOut: [...leftOut, ...leaks.map(({ key }): LeftOut => ({ key, reason: 'leak' }))],
    pairs,
    halfLifeDays: halfLife,
  };
  const profile = trained.card && profileOf(trained.card.attributes, set.columns, leads);
  return { ...result, trained: { result, trained, profile, presentId: scoring.cardId } };
}

/** Writes down what came of it; a card that was found is offered, or taken into use. */
async function finish(
  db: Database,
  id: string,
  { trained: made, ...result }: TrainingResult & { trained?: Learned },
): Promise<void> {
  const card = made?.trained?.card;
  await db.asSystem(async (tx) => {
    let ending: TrainingResult = result;
    if (card && made) {
      const cardId = newId();
      const cardNumber = await insertCandidate(tx, cardId, {
        card,
        comparison: result.comparison!,
        leaks: result.leaks,
        profile: made.profile,
        baseOn: made.presentId,
        by: tx.actor.id,
      });
      ending = { ...result, cardId, cardNumber };
      const { settings, cardId: presentId } = await loadScoring(tx);
      // Only in the place of the card that it has beaten.
      if (result.verdict === 'proposed' && settings.publish === 'auto' && presentId === made.presentId) {
        await publishCard(tx, cardId, { over: presentId });
        ending = { ...ending, verdict: 'published' };
      }
    }
    // Cancelled in the last moment: nothing comes of it.
    if (!(await endTraining(tx, id, 'done', ending))) throw new Cancelled();
    tellSetting(
      tx,
      'scoreTraining.ended',
      { kind: 'scoreTraining', id },
      { verdict: ending.verdict, cardId: ending.cardId },
    );
  });
}

/** @throws Cancelled when it was ended from outside */
async function move(db: Database, id: string, phase: TrainingPhase, done: number): Promise<void> {
  if (!(await db.asSystem((tx) => moveTraining(tx, id, phase, done)))) throw new Cancelled();
  announce({ type: 'scoreTraining.moved', kind: 'scoreTraining', id });
}

/** All ended leads, each as it was at one moment while it was open. */
async function readTrainingSet(db: Database, id: string, scoring: Scoring, signal: AbortSignal) {
  const { settings, catalogue, halfLives } = scoring;
  const { outcome } = settings;
  // What decides the outcome can't foretell it.
  const attributes = catalogue.filter(
    ({ key }) => outcome.by === 'status' || key !== `custom.${outcome.key}`,
  );
  const readers = attributes.map((attribute) => readerOf(attribute)!);
  const values: AttributeValue[][] = attributes.map(() => []);
  const filledNow = attributes.map(() => 0);
  const outcomes: number[] = [];
  const time: number[] = [];
  const [counts] = await db.read(system, outcomeCounts(outcome, null));
  const total = Math.min(mostLeads, counts!.won + counts!.lost);
  let before: string | null = null;
  let told = 0;
  await move(db, id, 'reading', 0);
  while (outcomes.length < mostLeads) {
    if (signal.aborted) throw new Cancelled();
    const page = await db.asSystem((tx) => {
      takeTime(tx);
      return tx.all(endedLeads(outcome, before, atOnce));
    });
    for (const lead of page) {
      const ending = endingOf(lead, outcome)!;
      const captured = Date.parse(lead.capturedAt);
      const moment = observedAt(lead.id, learningSeed, captured, ending.at ?? captured);
      const seen = observe(lead, moment, halfLives);
      const now = observe(lead, Number.POSITIVE_INFINITY, halfLives);
      const [then, today] = [readingAt(scoring, moment), readingAt(scoring, Date.now())];
      readers.forEach((reader, at) => {
        values[at]!.push(reader.read(seen.facts, seen.levels, then));
        if (reader.read(now.facts, now.levels, today) !== null) filledNow[at]!++;
      });
      outcomes.push(ending.won ? 1 : 0);
      time.push(captured / day);
    }
    if (page.length < atOnce) break;
    before = page.at(-1)!.id;
    await setImmediate();
    if (Date.now() - told > 400) {
      told = Date.now();
      await move(db, id, 'reading', Math.min(0.5, (0.5 * outcomes.length) / Math.max(1, total)));
    }
  }
  const { columns, leftOut } = trainingColumns({
    attributes,
    values,
    filledNow,
    leaveOut: settings.leaveOut,
  });
  const [managers] = await db.read(system, managersCard);
  const set: TrainingSet = {
    columns,
    leftOut,
    outcomes: Uint8Array.from(outcomes),
    time: Float64Array.from(time),
    parts: new Map(attributes.map(({ key, part }) => [key, part])),
    trusted: settings.trusted,
    prior: managers?.card ?? scoring.card,
    present: scoring.card,
    priorStrength: settings.priorStrength,
    pointsToDoubleOdds: settings.pointsToDoubleOdds,
    seed: learningSeed,
  };
  return { set, leftOut, won: outcomes.reduce((sum, one) => sum + one, 0) };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
