import { statfs } from 'node:fs/promises';
import { system } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { openApi } from '../http/openapi.ts';
import { type AreaRoutes, type Route, routesOf } from '../http/routes.ts';
import { systemContract } from './contract.ts';
import { admitStream, streamChanges, type VisibleIds } from './live-stream.ts';

export type SystemOptions = {
  version: string;
  schemaVersion: string;
  /** False until migrations, jobs and the web build are there. */
  ready: () => boolean;
  /** The folder whose disk must not fill up: uploads, and our own database. */
  dataDir: string;
  /** Kinds of records that browsers may follow. */
  visible: ReadonlyMap<string, VisibleIds>;
  /** All routes, for the reference. */
  routes: () => readonly Route[];
  /** Whether the session of a stream is still good. */
  stillSignedIn: (sessionId: string | null) => Promise<boolean>;
};

/** Health, live changes and the API's own description. */
export function systemRoutes(options: SystemOptions): AreaRoutes {
  let document: string | null = null;
  return routesOf('system', systemContract, {
    async health({ db, reply }) {
      const [database, storage] = await Promise.all([databaseState(db), storageState(db, options.dataDir)]);
      const ok = options.ready() && database.state === 'ready';
      await reply
        .code(ok ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({
          // With a full disk people can still read, so this process is not taken away from them.
          status: ok ? (storage.state === 'full' ? 'storageFull' : 'ready') : 'notReady',
          version: options.version,
          schema: options.schemaVersion,
          database,
          storage,
        });
      return undefined;
    },
    live({ db, actor, query, reply, request }) {
      const kinds = query.kinds ? new Set(query.kinds.split(',')) : null;
      admitStream(actor.id);
      reply.hijack();
      streamChanges(reply.raw, db, actor, kinds, options.visible, () =>
        options.stillSignedIn(request.sessionId),
      );
      return undefined;
    },
    async openApi({ reply }) {
      document ??= JSON.stringify(openApi(options.routes(), options.version), null, 2);
      await reply.type('application/json; charset=utf-8').send(document);
      return undefined;
    },
  });
}

/** Asks the database one small thing, and gives it a second to answer. */
async function databaseState(db: Database): Promise<{ state: 'ready' | 'away'; version?: string }> {
  try {
    const asked = db.read<{ version: string }>(
      system,
      sql`select current_setting('server_version') as version`,
    );
    const late = new Promise<never>((_, reject) =>
      setTimeout(() => reject(new Error('late')), 1_000).unref(),
    );
    const [row] = await Promise.race([asked, late]);
    return { state: 'ready', version: row!.version };
  } catch {
    return { state: 'away' };
  }
}

type Storage = { state: 'ok' | 'low' | 'full'; freeBytes: number | null };
/** Below this a large import may not fit any more. */
const lowBytes = 1024 ** 3;
/** Below this PostgreSQL has no room for its next log segment of 16 MB and a temporary file. */
const fullBytes = 64 * 1024 ** 2;

/** How much room there is on our disk, and whether the database (perhaps on another one) refused a write for lack of it. */
async function storageState(db: Database, dataDir: string): Promise<Storage> {
  const free = await statfs(dataDir).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
  const full = db.full || (free !== null && free < fullBytes);
  return { state: full ? 'full' : free !== null && free < lowBytes ? 'low' : 'ok', freeBytes: free };
}
