import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Answers under way get this long to be finished; what started this process may kill it after ten seconds. */
const patience = 5_000;

/**
 * Stopping waits for answers under way, but not for connections that ask nothing. Browsers open some in advance, and to Node a
 * connection on which nothing was ever said counts as busy, so that closing would wait for it for ever; the same goes for a request of
 * which only a part arrives and an answer that nobody takes.
 */
export function letGoOfConnections(app: FastifyInstance): void {
  const open = new Set<Socket>();
  app.server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  app.addHook('preClose', async () => {
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    setTimeout(() => {
      for (const socket of open) socket.destroy();
    }, patience).unref();
  });
}
