import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, inject, test } from 'vitest';
import { newId } from '../src/kernel/ids.ts';
import { signInByLink, spawnSystem } from '../src/platform/testing/spawn-system.ts';
import { administer, databaseUrl } from '../src/platform/testing/test-server.ts';

const { url: server, template } = inject('postgres');
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

/** What clients leave open: each is said over a connection of its own, and nothing is read of the answer. */
const open: Record<string, (host: string, cookie: string) => string> = {
  'a connection on which nothing was said': () => '',
  'half a request': (host) => `GET /api/session HTTP/1.1\r\nHost: ${host}\r\n`,
  'an upload that does not go on': (host, cookie) =>
    `POST /api/leads HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\nX-Yaosu-Client: test\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n{"`,
  'a live stream': (host, cookie) =>
    `GET /api/live HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\nX-Yaosu-Client: test\r\n\r\n`,
  'answers that nobody reads': (host) => `GET /api/openapi.json HTTP/1.1\r\nHost: ${host}\r\n\r\n`.repeat(30),
};

test.each(Object.keys(open))(
  'stopping does not wait for %s',
  async (kind) => {
    const name = `yaosu_stop_${newId().replaceAll('-', '')}`;
    const folder = await mkdtemp(join(tmpdir(), 'yaosu-stop-'));
    await administer(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
    try {
      const system = await spawnSystem({ DATABASE_URL: databaseUrl(server, name), YAOSU_DATA: folder });
      const { cookie } = await signInByLink(system);
      const { host, port } = new URL(system.url);
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(open[kind]!(host, cookie!)));
      socket.on('error', () => {});
      socket.pause();
      sockets.push(socket);
      await sleep(500);

      const begun = Date.now();
      await system.stop();
      // Five seconds for those that may still be under way, and the time that any stop takes.
      expect(Date.now() - begun).toBeLessThan(12_000);
      expect(system.said()).not.toContain('did not stop cleanly');
    } finally {
      await administer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await rm(folder, { recursive: true, force: true });
    }
  },
  60_000,
);
