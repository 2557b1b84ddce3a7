import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Logger,
  parseCronItems,
  type Runner,
  run,
  runMigrations,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import pg from 'pg';
import type { Database } from '../db/database.ts';
import { endable } from '../db/end-pool.ts';
import { traced } from '../tracing/tracing.ts';
import { enqueue } from './enqueue.ts';
import { freeJobsOfTheDead } from './living-workers.ts';
import { passNudgesTo } from './nudge.ts';
import { PatientPool } from './patient-pool.ts';

/** What a job is given beside its payload. */
export type JobContext = {
  db: Database;
  signal: AbortSignal;
  log: (message: string, facts?: object) => void;
};

export type Job = {
  /** Its name in the queue: `leads.import`. */
  task: string;
  /** Idempotent: it may run again after a crash, and then goes on where it was. */
  run: (payload: Record<string, unknown>, context: JobContext) => Promise<void>;
  /** Also at these times, as a crontab line in UTC such as `0 3 * * *`; never twice at once, however long it takes. */
  cron?: string;
};

export type JobsOptions = {
  /** The owner of the schema: the queue's tables are not for requests. */
  connection: pg.ClientConfig;
  db: Database;
  jobs: readonly Job[];
  log: (level: 'info' | 'warn' | 'error', message: string, facts?: object) => void;
};

/** Makes the queue's tables. Before any act that may enqueue. */
export async function prepareJobs(connection: pg.ClientConfig): Promise<void> {
  const pool = new pg.Pool({ ...connection, max: 1 });
  tolerateLoss(pool, () => {});
  try {
    await runMigrations({ pgPool: pool, logger: quiet });
  } finally {
    await pool.end();
  }
}

/** Idle and borrowed connections alike: one that is lost is reported, and the pool makes another. */
function tolerateLoss(pool: pg.Pool, report: (error: Error) => void): void {
  pool.on('error', report);
  pool.on('connect', (client) => client.on('error', report));
}

const quiet = new Logger(() => () => {});
const beginAgainAfter = 1_000;
/** Jobs are asked to end after five seconds; so long they and the queue have to do it. */
const patience = 8_000;

/** Starts working through the queue in this process. @returns how to stop: running jobs are asked to end and finish or resume later. */
export async function startJobs(options: JobsOptions): Promise<() => Promise<void>> {
  const { db, log } = options;
  const pool = new PatientPool({ ...options.connection, max: 4, application_name: 'yaosu jobs' });
  const end = endable(pool);
  // The worker reconnects by itself; without a listener a lost connection would end the process.
  tolerateLoss(pool, (error) => log('warn', 'the job queue lost a connection', { error: error.message }));
  const taskList: TaskList = {};
  for (const job of options.jobs) {
    taskList[job.task] = async (payload, helpers) => {
      const signal = helpers.abortSignal ?? new AbortController().signal;
      await traced(`job ${job.task}`, () =>
        job.run((payload ?? {}) as Record<string, unknown>, {
          db,
          signal,
          log: (message, facts) => log('info', message, { task: job.task, ...facts }),
        }),
      );
      // Asked to end, it may have left off in the middle: it stays in the queue and goes on with the next start.
      if (signal.aborted) throw new Error('asked to end');
    };
  }
  let stopped = false;
  let stop = async (): Promise<void> => {};
  const begin = async (): Promise<void> => {
    const workers: string[] = [];
    const events: WorkerEvents = new EventEmitter();
    events.on('worker:create', ({ worker }) => workers.push(worker.workerId));
    const runner: Runner = await run({
      pgPool: pool,
      taskList,
      events,
      concurrency: 2,
      noHandleSignals: true,
      pollInterval: 2_000,
      parsedCronItems: parseCronItems(
        options.jobs.flatMap(({ task, cron }) =>
          cron ? [{ task, match: cron, identifier: task, options: { queueName: task } }] : [],
        ),
      ),
      logger: new Logger(() => (level, message, meta) => {
        if (level === 'error' || level === 'warning')
          log(level === 'error' ? 'error' : 'warn', message, meta);
      }),
    });
    const stopFreeing = await freeJobsOfTheDead(options.connection, pool, workers, (error) =>
      log('warn', 'jobs of processes that are gone were not looked for', { error: error.message }),
    ).catch(async (error) => {
      await runner.stop();
      throw error;
    });
    stop = async () => {
      await runner.stop();
      await stopFreeing();
    };
    // Told to stop while it began.
    if (stopped) await stop();
    // It gives up when it can't even note that a job failed, its connection having gone: another one begins.
    runner.promise.catch(async (error: Error) => {
      if (stopped) return;
      log('warn', 'the job queue gave up and begins again', { error: error.message });
      await stopFreeing().catch(() => {});
      beginAgain();
    });
  };
  const beginAgain = (): void => {
    setTimeout(() => {
      if (!stopped) begin().catch(beginAgain);
    }, beginAgainAfter).unref();
  };
  await begin();
  passNudgesTo((tasks) => {
    db.asSystem(async (tx) => {
      for (const task of tasks) enqueue(tx, task, {}, { key: task, queue: task });
    }).catch((error: Error) => log('warn', 'a job was not nudged', { error: error.message }));
  });
  return async () => {
    stopped = true;
    passNudgesTo(null);
    // A runner that waits for an answer which never comes ends when its connections are broken.
    const stopping = stop().catch((error: Error) =>
      log('warn', 'the job queue did not stop cleanly', { error: error.message }),
    );
    await Promise.race([stopping, sleep(patience, undefined, { ref: false })]);
    await end();
  };
}
