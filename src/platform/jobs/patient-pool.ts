import pg from 'pg';

const away = /^(ECONN|EPIPE$|ENOENT$|ETIMEDOUT$|57P0|08)/;

/**
 * Connections for the queue, which asks again only after errors it knows, and ends the process when it can't note what became of a job:
 * a connection that was lost is told as a conflict to be tried again (SQLSTATE 40001), from a twentieth of a second up to five. After
 * its end nobody gets a connection, nor an answer.
 */
export class PatientPool extends pg.Pool {
  // biome-ignore lint/suspicious/noExplicitAny: pg declares two forms of it, with and without a callback
  override connect(...args: any[]): any {
    // A job that did not stop in time wants to note how it ended: nobody hears the answer any more, and an error would be the last word.
    if (this.ending) return new Promise(() => {});
    // biome-ignore lint/suspicious/noExplicitAny: as above
    if (args.length > 0) return super.connect(...(args as [any]));
    return super.connect().then(patient, tryAgain);
  }
}

const known = new WeakSet<pg.PoolClient>();

function patient(client: pg.PoolClient): pg.PoolClient {
  if (known.has(client)) return client;
  known.add(client);
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((...args: unknown[]) => {
    const answer = query(...args);
    return answer instanceof Promise ? answer.catch(tryAgain) : answer;
  }) as pg.PoolClient['query'];
  return client;
}

function tryAgain(error: Error & { code?: string }): never {
  const isAway = away.test(error.code ?? '') || /Connection terminated|not queryable/.test(error.message);
  if (!isAway) throw error;
  throw Object.assign(new Error(error.message, { cause: error }), { code: '40001' });
}
