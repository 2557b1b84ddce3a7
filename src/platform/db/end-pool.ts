import type pg from 'pg';

/** So long a pool waits for connections that are still lent out. */
const patience = 5_000;

/**
 * Remembers the connections of a pool, so that it can be ended for certain: `pool.end()` alone waits for every connection that is lent
 * out, and one that was lost without a word, or asks a server that does not answer, is never given back.
 *
 * @returns how to end it: waits a little, then breaks what is left, and with that whatever waits for an answer on it
 */
export function endable(pool: pg.Pool): () => Promise<void> {
  const open = new Set<pg.PoolClient>();
  pool.on('connect', (client) => open.add(client));
  pool.on('remove', (client) => open.delete(client));
  return async () => {
    let timer: NodeJS.Timeout | undefined;
    const broken = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        for (const client of open) socketOf(client).destroy();
        resolve();
      }, patience);
    });
    await Promise.race([pool.end(), broken]);
    clearTimeout(timer);
  };
}

function socketOf(client: pg.PoolClient): { destroy(): void } {
  return (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream;
}
