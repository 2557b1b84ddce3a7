import pg from 'pg';

/** The first number of the advisory locks that say which workers live; the second is made from the worker's name. */
export const workerLocks = 7_061_201;
/** So long a worker may have had a job before anybody asks whether it lives: it says so a moment after it began. */
const benefitOfDoubt = '10 seconds';
const askEvery = 15_000;
const tryAgainAfter = 1_000;

/**
 * Frees the jobs of processes that are gone (killed, out of memory, without power), so that they go on elsewhere within half a minute;
 * the queue itself would wait four hours. Each worker that lives holds an advisory lock, of which PostgreSQL lets go when its process ends.
 *
 * @param workers names of this process's workers
 * @param pool where to ask: connections other than the one that holds the locks
 * @returns how to stop
 */
export async function freeJobsOfTheDead(
  connection: pg.ClientConfig,
  pool: pg.Pool,
  workers: readonly string[],
  report: (error: Error) => void,
): Promise<() => Promise<void>> {
  let stopped = false;
  let held: pg.Client | null = null;

  const hold = async (): Promise<void> => {
    const client = new pg.Client({ ...connection, application_name: 'yaosu workers' });
    client.on('error', (error) => {
      if (held !== client) return;
      held = null;
      report(error);
      again();
    });
    await client.connect();
    await client.query('select pg_advisory_lock($1, hashtext(name)) from unnest($2::text[]) as name', [
      workerLocks,
      workers,
    ]);
    if (stopped) return void client.end();
    held = client;
  };
  const again = (): void => {
    if (stopped) return;
    const retry = (): void => void hold().catch(again);
    setTimeout(retry, tryAgainAfter).unref();
  };
  const free = (): Promise<unknown> =>
    pool.query(
      `select graphile_worker.force_unlock_workers(array_agg(locked_by)) from (
        select locked_by from graphile_worker._private_jobs where locked_at < now() - interval '${benefitOfDoubt}'
        union select locked_by from graphile_worker._private_job_queues where locked_at < now() - interval '${benefitOfDoubt}'
      ) taken where locked_by <> all($2::text[]) and pg_try_advisory_xact_lock($1, hashtext(locked_by))`,
      [workerLocks, workers],
    );

  await hold();
  await free();
  const clock = setInterval(() => void free().catch(report), askEvery);
  return async () => {
    stopped = true;
    clearInterval(clock);
    const last = held;
    held = null;
    await last?.end();
  };
}
