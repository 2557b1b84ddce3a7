import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type TestApp, testApp } from '../testing/test-app.ts';
import { enqueue } from './enqueue.ts';
import { workerLocks } from './living-workers.ts';
import { nudge } from './nudge.ts';
import { PatientPool } from './patient-pool.ts';
import { type Job, startJobs } from './worker.ts';

let app: TestApp;
let owner: pg.Client;
beforeAll(async () => {
  app = await testApp();
  owner = new pg.Client({ connectionString: app.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.drop();
});

const start = (jobs: readonly Job[]) =>
  startJobs({ connection: { connectionString: app.url }, db: app.db, jobs, log: () => {} });
/** A worker took the job and its queue a minute ago. */
async function takenBy(worker: string, task: string): Promise<void> {
  await app.db.asSystem(async (tx) => enqueue(tx, task, {}, { key: task, queue: task }));
  await owner.query(
    `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - interval '1 minute', attempts = 1 where key = $2`,
    [worker, task],
  );
  await owner.query(
    `update graphile_worker._private_job_queues set locked_by = $1, locked_at = now() - interval '1 minute' where queue_name = $2`,
    [worker, task],
  );
}

test('what a process was at when it was killed goes on; what one that lives is at stays with it', async () => {
  await takenBy('worker-killed', 'test.killed');
  await takenBy('worker-living', 'test.living');
  await owner.query('select pg_advisory_lock($1, hashtext($2))', [workerLocks, 'worker-living']);
  const ran: string[] = [];
  const job = (task: string): Job => ({
    task,
    run: async () => {
      ran.push(task);
    },
  });
  const stop = await start([job('test.killed'), job('test.living')]);
  try {
    await vi.waitFor(() => expect(ran).toEqual(['test.killed']), { timeout: 5000 });
    const { rows } = await owner.query(
      `select locked_by from graphile_worker._private_jobs where key = 'test.living'`,
    );
    expect(rows).toEqual([{ locked_by: 'worker-living' }]);
  } finally {
    await stop();
  }
});

test('a job that is asked to end stays in the queue', async () => {
  let begun = false;
  const stop = await start([
    {
      task: 'test.long',
      run: (_payload, { signal }) => {
        begun = true;
        return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
      },
    },
  ]);
  await app.db.asSystem(async (tx) => enqueue(tx, 'test.long', {}, { key: 'test.long' }));
  await vi.waitFor(() => expect(begun).toBe(true), { timeout: 5000 });
  await stop();
  const { rows } = await owner.query(
    `select locked_by, attempts from graphile_worker._private_jobs where key = 'test.long'`,
  );
  expect(rows).toEqual([{ locked_by: null, attempts: 1 }]);
}, 20_000);

test('what is nudged while it runs goes on after itself, not beside itself', async () => {
  let [running, most, begun] = [0, 0, 0];
  let finish = () => {};
  const stop = await start([
    {
      task: 'test.nudged',
      async run() {
        begun++;
        most = Math.max(most, ++running);
        await new Promise<void>((resolve) => (finish = resolve));
        running--;
      },
    },
  ]);
  try {
    nudge('test.nudged');
    await vi.waitFor(() => expect(begun).toBe(1), { timeout: 5000 });
    nudge('test.nudged');
    // The other worker is free, and has the time to take it.
    await sleep(1000);
    expect(begun).toBe(1);
    finish();
    await vi.waitFor(() => expect(begun).toBe(2), { timeout: 5000 });
    expect(most).toBe(1);
  } finally {
    finish();
    await stop();
  }
}, 20_000);

test('a job that outlives the queue gets no connection, and no error that would end the process', async () => {
  const pool = new PatientPool({ connectionString: app.url });
  await pool.end();
  const late = pool.connect().then(
    () => 'connected',
    () => 'failed',
  );
  expect(await Promise.race([late, sleep(100, 'nothing')])).toBe('nothing');
});
