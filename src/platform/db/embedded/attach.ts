import { readSecrets } from './cluster.ts';
import { describeConnection, type EmbeddedDatabase } from './embeddedDatabase.ts';
import { fromFileError } from './errors.ts';
import type { RunsAs } from './identity.ts';
import { homeOf, placeOf } from './layout.ts';
import { readOwner } from './ownership.ts';
import { isWindows } from './platform.ts';
import { isPostmasterOf, readPostmaster, until } from './processes.ts';
import { signIn } from './roles.ts';

/**
 * For commands beside a running system: connects to its database without owning it; `stop` leaves it running.
 * A server that is just starting is waited for, one that is stopping counts as none.
 *
 * @returns null when none runs
 * @throws `database.dataDirectoryNotWritable` when this user may not read the data directory
 */
export async function attachEmbedded(dataDir: string): Promise<EmbeddedDatabase | null> {
  const home = await homeOf(dataDir);
  const { cluster } = await placeOf(home);
  const find = async () => {
    const seen = await readPostmaster(cluster);
    return seen !== null && isPostmasterOf(seen.pid, cluster) ? seen : null;
  };
  try {
    let seen = await find();
    await until(async () => {
      seen = await find();
      return seen?.status !== 'starting' && seen?.status !== '';
    }, 15_000);
    if (seen === null || seen.status !== 'ready') return null;
    const secrets = await readSecrets(home);
    if (secrets === null) return null;
    const address = { host: isWindows ? '127.0.0.1' : seen.socketDirectory, port: seen.port };
    // At a first start the role comes a moment after the server.
    let version: string | undefined;
    const works = await until(async () => {
      version = (await signIn(address, secrets))?.version;
      return version !== undefined;
    }, 5_000);
    if (!works || version === undefined) return null;
    const runsAs = ((await readOwner(home.ownerDirectory))?.runsAs ?? 'self') as RunsAs;
    return {
      ...describeConnection(address, secrets.owner),
      version,
      runsAs,
      adopted: true,
      pid: seen.pid,
      stop: async () => undefined,
    };
  } catch (error) {
    throw fromFileError(error, home.dataDir);
  }
}
