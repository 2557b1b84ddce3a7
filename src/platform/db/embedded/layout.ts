import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fromFileError } from './errors.ts';
import { longestSocketPath } from './platform.ts';

/** Node's own part of the data directory: `<dataDir>/database`. */
export type Home = {
  dataDir: string;
  directory: string;
  /** Passwords of the superuser and the owner role, mode 0600. */
  secretsFile: string;
  /** Which process owns the directory. */
  ownerDirectory: string;
  /** Holds the path of the server's part when it had to move away; see `identity.ts`. */
  movedFile: string;
  /** Binaries are copied here when those in node_modules can't be used as they lie. */
  binariesDirectory: string;
  /** Same for every way of writing the same data directory. */
  fingerprint: string;
};

/** The server's part; the same directory as Home unless it moved. */
export type Place = {
  directory: string;
  cluster: string;
  socketDirectory: string;
  logDirectory: string;
  settingsFile: string;
  accessFile: string;
};

/** The default port only gives the socket its name: nothing listens on the network. */
export const socketPort = 5432;
const socketName = `.s.PGSQL.${socketPort}`;

/** Where everything of a data directory stands; touches nothing but to resolve links. */
export async function homeOf(dataDir: string): Promise<Home> {
  const real = await realpath(dataDir).catch(() => resolve(dataDir));
  const directory = join(real, 'database');
  return {
    dataDir: real,
    directory,
    secretsFile: join(directory, 'secrets.json'),
    ownerDirectory: join(directory, 'owner'),
    movedFile: join(directory, 'moved-to'),
    binariesDirectory: join(directory, 'binaries'),
    fingerprint: createHash('sha256').update(real).digest('hex').slice(0, 16),
  };
}

/**
 * Makes the data directory and Node's part of it.
 * @throws `database.dataDirectoryNotWritable`, `database.diskFull`
 */
export async function makeHome(dataDir: string): Promise<Home> {
  const path = resolve(dataDir);
  try {
    // A server running as another user than root must be able to pass through, not to look around.
    const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
    const made = await mkdir(path, { recursive: true, mode });
    if (made !== undefined) await chmod(path, mode);
    const home = await homeOf(path);
    await mkdir(home.directory, { recursive: true, mode });
    await chmod(home.directory, mode);
    return home;
  } catch (error) {
    throw fromFileError(error, path);
  }
}

/** The server's part of a data directory. */
export async function placeOf(home: Home): Promise<Place> {
  const moved = (await readFile(home.movedFile, 'utf8').catch(() => '')).trim();
  return placeIn(moved === '' ? home.directory : moved, home.fingerprint);
}

/** @returns the server's part, when it stands in `directory`. */
export function placeIn(directory: string, fingerprint: string): Place {
  const beside = join(directory, 'socket');
  const fits = Buffer.byteLength(join(beside, socketName)) <= longestSocketPath;
  return {
    directory,
    cluster: join(directory, 'cluster'),
    socketDirectory: fits ? beside : shortDirectory(fingerprint),
    logDirectory: join(directory, 'log'),
    settingsFile: join(directory, 'postgresql.conf'),
    accessFile: join(directory, 'pg_hba.conf'),
  };
}

function shortDirectory(fingerprint: string): string {
  const name = `yaosu-${fingerprint}`;
  const preferred = join(tmpdir(), name);
  return Buffer.byteLength(join(preferred, socketName)) <= longestSocketPath ? preferred : join('/tmp', name);
}
