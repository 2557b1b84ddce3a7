import { setTimeout as sleep } from 'node:timers/promises';
import { readyBinaries } from './binaries.ts';
import { readyCluster, type Secrets } from './cluster.ts';
import type { EmbeddedDatabase } from './embeddedDatabase.ts';
import { describeConnection } from './embeddedDatabase.ts';
import { EmbeddedDatabaseError, fromFileError, startFailed } from './errors.ts';
import { chooseIdentity, type Identity } from './identity.ts';
import { makeHome, type Place } from './layout.ts';
import { takeOwnership } from './ownership.ts';
import { readyOwner } from './roles.ts';
import { pruneLog, type Server, startServer, stopLeftover } from './server.ts';

const hour = 3_600_000;
/**
 * Pauses before starting a server again that ended by itself. It is never given up: what keeps it down (a full disk, most often)
 * may pass, and then nobody should have to start anything.
 */
const pauses = [100, 500, 1_000, 2_000, 5_000];

/**
 * Starts our own PostgreSQL on a data directory, making it when it's new, and keeps it running: a server that ends by
 * itself (killed, out of memory) is started again at the same address. It ends with this process, however that ends.
 *
 * @param options.dataDir Yaosu's data directory; the database takes the folder `database` in it
 * @param options.log hears what takes time or went another way than usual
 * @param options.settings settings of postgresql.conf that win over ours
 * @throws EmbeddedDatabaseError, see `errors.ts`
 */
export async function startEmbedded(options: {
  dataDir: string;
  log?: (line: string) => void;
  settings?: Record<string, string>;
}): Promise<EmbeddedDatabase> {
  const log = options.log ?? (() => undefined);
  const home = await makeHome(options.dataDir);
  const ownership = await takeOwnership(home.ownerDirectory, home.dataDir).catch((error: unknown) => {
    throw fromFileError(error, home.dataDir);
  });
  try {
    const identity = await chooseIdentity(home, await readyBinaries(home.binariesDirectory));
    if (identity.runsAs !== 'self') log(`Started by root; the database runs as: ${identity.runsAs}.`);
    if (identity.place.directory !== home.directory) log(`The database lies in ${identity.place.directory}.`);
    await stopLeftover(identity, identity.place, log);
    const { place, secrets } = await readyCluster(home, identity, options.settings ?? {}, log);
    await ownership.note({ runsAs: identity.runsAs });
    const { server, version } = await startReady(identity, place, secrets, log);
    return supervise({ identity, place, secrets, server, version, log, released: () => ownership.release() });
  } catch (error) {
    await ownership.release().catch(() => undefined);
    throw fromFileError(error, home.dataDir);
  }
}

async function startReady(identity: Identity, place: Place, secrets: Secrets, log: (line: string) => void) {
  const server = await startServer(identity, place, log);
  try {
    return { server, version: await readyOwner(server, secrets) };
  } catch (error) {
    await server.stop();
    if (error instanceof EmbeddedDatabaseError) throw error;
    throw startFailed(place.cluster, error instanceof Error ? error.message : String(error));
  }
}

type Supervised = {
  identity: Identity;
  place: Place;
  secrets: Secrets;
  server: Server;
  version: string;
  log: (line: string) => void;
  released: () => Promise<void>;
};

function supervise({
  identity,
  place,
  secrets,
  server: first,
  version,
  log,
  released,
}: Supervised): EmbeddedDatabase {
  let server = first;
  let stopping: Promise<void> | null = null;
  /** Settled when no restart is under way. */
  let restart: Promise<void> = Promise.resolve();

  const watch = () => {
    void server.ended.then(() => {
      if (stopping !== null) return;
      restart = startAgain();
    });
  };
  const startAgain = async () => {
    log(`The database server (process ${server.pid}) ended unexpectedly; starting it again …`);
    for (let attempt = 0; ; attempt++) {
      await sleep(pauses[attempt] ?? pauses.at(-1));
      if (stopping !== null) return;
      try {
        server = await startServer(identity, place, log);
        await readyOwner(server, secrets);
        log(`The database server runs again (process ${server.pid}).`);
        return watch();
      } catch (error) {
        await server.stop();
        if (attempt === pauses.length) log(`The database stays down for now: ${String(error)}`);
      }
    }
  };
  const pruning = setInterval(() => void pruneLog(place.logDirectory), hour);
  pruning.unref();
  void pruneLog(place.logDirectory);
  watch();

  const stop = async () => {
    clearInterval(pruning);
    await restart;
    await server.stop();
    await released();
  };
  return {
    ...describeConnection(server, secrets.owner),
    version,
    runsAs: identity.runsAs,
    adopted: false,
    get pid() {
      return server.pid;
    },
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}
