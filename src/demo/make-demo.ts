import { rejudgeTask, writeCustomers } from '../areas/customers/index.ts';
import { keepKeysSoon } from '../areas/leads/duplicates/index.ts';
import { writeHistories } from '../areas/leads/index.ts';
import { scorePast } from '../areas/leads/score/index.ts';
import { foundPeople } from '../areas/people/index.ts';
import {
  askForForecast,
  decisionWords,
  loadGround,
  takeScores,
  writePipelinePast,
} from '../areas/pipeline/index.ts';
import type { Language } from '../kernel/language.ts';
import { Refusal } from '../kernel/outcome.ts';
import { system } from '../platform/actor/actor.ts';
import { companySubject } from '../platform/company/set-up-company.ts';
import { forgetCustomFields } from '../platform/custom-fields/load-custom-fields.ts';
import type { Database } from '../platform/db/database.ts';
import type { Transaction } from '../platform/db/transaction.ts';
import { announce } from '../platform/events/live.ts';
import { enqueue } from '../platform/jobs/enqueue.ts';
import type { Job } from '../platform/jobs/worker.ts';
import { timeZone } from './calendar.ts';
import { makeCompany } from './make-company.ts';
import { planned } from './people.ts';
import {
  beginCompany,
  demoRecord,
  finishCompany,
  insertSettings,
  leadCounts,
  leadSettings,
  lockCompany,
  saveProgress,
  takeTime,
} from './store.ts';
import { tellDemo } from './tell-demo.ts';

export const makeTask = 'demo.make';

/**
 * Makes the company's place ready for the demo; `makeDemo` fills it. Only where there is nothing to mix it with.
 *
 * @throws Refusal `demo.there`, `demo.hasLeads`
 */
export async function beginDemo(
  tx: Transaction,
  {
    seed = tx.now.getTime() % 1_000_000,
    language = tx.actor.language,
  }: { seed?: number; language?: Language } = {},
): Promise<void> {
  await tx.asSystem(async () => {
    const company = await lockCompany(tx);
    if (company?.demo) throw new Refusal('demo.there');
    const { real } = await tx.one(leadCounts(true));
    if (real > 0) throw new Refusal('demo.hasLeads', { count: real });
    const before = { company: company?.row ?? null, settings: await leadSettings(tx) };
    const demo = { state: 'making', seed, startedAt: tx.now.toISOString(), done: 0, before } as const;
    await beginCompany(tx, planned.company, language, timeZone, demo);
  });
  tellDemo(tx, 'demo.begun', {});
}

/** How much of the whole is making it up; the rest is writing it down. */
const partOfMaking = 0.5;

/**
 * Fills the demo company that was begun: made up in short steps so that others are served meanwhile, then written in one
 * transaction. Begun again after a crash it makes the same.
 */
export async function makeDemo(db: Database, signal?: AbortSignal): Promise<void> {
  const [company] = await db.read(system, demoRecord);
  if (company?.demo?.state !== 'making') return;
  const { seed, startedAt } = company.demo;
  const report = reporter(db, startedAt);
  const rest = async (done: number): Promise<void> => {
    signal?.throwIfAborted();
    await report(done);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const { roles, ownerId } = await db.asSystem((tx) => foundPeople(tx));
  const sales = await db.asSystem(async (tx) => ({
    ground: await loadGround(tx),
    words: await decisionWords(tx),
  }));
  const begun = new Date(startedAt);
  const made = await makeCompany(seed, begun, ownerId, sales, (done) => rest(done * partOfMaking));
  const { histories } = made;
  const events = histories.reduce((sum, history) => sum + history.events.length, 0);
  await db.asSystem(async (tx) => {
    await takeTime(tx);
    await insertSettings(tx, made, roles, planned.domain);
    await writeHistories(tx, histories, (done) =>
      rest(partOfMaking + (1 - partOfMaking) * (done / (histories.length + events))),
    );
    await writeCustomers(tx, made.customers);
    await writePipelinePast(tx, made.pipeline);
    askForForecast(tx, { kind: 'company', id: null });
    enqueue(tx, rejudgeTask, {}, { key: rejudgeTask });
    // Removed meanwhile: what was written goes with it.
    if (!(await finishCompany(tx, startedAt, made.settings))) throw new Refusal('demo.missing');
    // So that the list of what may be the same has something to show from the beginning.
    keepKeysSoon(tx);
    tellDemo(tx, 'demo.made', { people: made.people.length, leads: histories.length, events });
    tx.afterCommit(everythingChanged);
  });
  // Beside the transaction: the company can be looked at while its scores get their history.
  await scorePast(db, signal ?? new AbortController().signal);
  await db.asSystem((tx) => takeScores(tx));
}

const recordKinds = [
  'company',
  'customField',
  'lead',
  'account',
  'contact',
  'opportunity',
  'forecast',
  'person',
  'team',
  'savedView',
] as const;

/** Other processes and browsers read again what they remember. */
export function everythingChanged(): void {
  forgetCustomFields();
  for (const kind of recordKinds) announce({ type: 'demo.changed', kind, id: null });
}

/** Keeps how far it is, at most three times a second, beside the transaction that writes. */
function reporter(db: Database, startedAt: string): (done: number) => Promise<void> {
  let last = 0;
  return async (done) => {
    if (Date.now() - last < 300) return;
    last = Date.now();
    if (!(await db.asSystem((tx) => saveProgress(tx, startedAt, done)))) throw new Refusal('demo.missing');
    announce({ type: 'demo.progress', kind: 'company', id: companySubject.id });
  };
}

export const demoJobs: readonly Job[] = [
  {
    task: makeTask,
    async run(_payload, { db, signal }) {
      try {
        await makeDemo(db, signal);
      } catch (error) {
        // Removed while it was being made: nothing is left to do, now or later.
        if (!(error instanceof Refusal) || error.code !== 'demo.missing') throw error;
      }
    },
  },
];
