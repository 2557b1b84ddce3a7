import { system } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { openApi } from '../http/openapi.ts';
import { type AreaRoutes, type Route, routesOf } from '../http/routes.ts';
import { systemContract } from './contract.ts';
import { streamChanges, type VisibleIds } from './live-stream.ts';

export type SystemOptions = {
  version: string;
  schemaVersion: string;
  /** False until migrations, jobs and the web build are there. */
  ready: () => boolean;
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
      const database = await databaseState(db);
      const ok = options.ready() && database.state === 'ready';
      await reply
        .code(ok ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({
          status: ok ? 'ready' : 'notReady',
          version: options.version,
          schema: options.schemaVersion,
          database,
        });
      return undefined;
    },
    live({ db, actor, query, reply, request }) {
      const kinds = query.kinds ? new Set(query.kinds.split(',')) : null;
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
