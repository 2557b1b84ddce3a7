import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmod,
  chown,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  statfs,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { dataDirectoryNotWritable, diskFull, fromFileError, startFailed, versionMismatch } from './errors.ts';
import { giveTo, type Identity } from './identity.ts';
import type { Home, Place } from './layout.ts';
import { isWindows, localeArguments, plainLocaleArguments } from './platform.ts';
import { accessFile, memoryAtHand, serverSettings, settingsFile } from './settings.ts';

/** The only superuser; Yaosu itself never works as it, because it passes every rule of row security. */
export const superuser = 'yaosu_admin';

/** Random, made once for each data directory. */
export type Secrets = { superuser: string; owner: string };

/** An empty cluster takes 40 MB and its log two files of 16 MB. */
const leastFree = 100 * 1024 * 1024;

/** @returns the passwords of this data directory; null when there are none (yet). Errors of permission pass through. */
export async function readSecrets(home: Home): Promise<Secrets | null> {
  try {
    return JSON.parse(await readFile(home.secretsFile, 'utf8')) as Secrets;
  } catch (error) {
    const lost = error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (lost) return null;
    throw error;
  }
}

/**
 * Makes sure that there is a cluster of our version with known passwords, owned by whom the server runs as, with the
 * settings of today beside it. A kill at any point leaves either nothing or a whole cluster: it is made under another
 * name and renamed.
 *
 * @throws `database.versionMismatch`, `database.dataDirectoryNotWritable`, `database.diskFull`, `database.startFailed`
 */
export async function readyCluster(
  home: Home,
  identity: Identity,
  overrides: Record<string, string>,
  log: (line: string) => void,
): Promise<{ place: Place; secrets: Secrets }> {
  const { place, binaries } = identity;
  try {
    const found = await readFile(join(place.cluster, 'PG_VERSION'), 'utf8').then(
      (text) => text.trim(),
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      },
    );
    if (found !== null && found !== binaries.major)
      throw versionMismatch(place.cluster, found, binaries.major);

    let secrets = await readSecrets(home);
    const known = secrets !== null;
    secrets ??= {
      superuser: randomBytes(24).toString('base64url'),
      owner: randomBytes(24).toString('base64url'),
    };
    if (!known) await writeWhole(home.secretsFile, JSON.stringify(secrets));

    if (found === null) await initialise(identity, secrets.superuser, log);
    await giveTo(identity.owner, place.cluster);
    await checkOwner(identity);

    const socketDirectory = await ownSocketDirectory(identity);
    await ownDirectory(identity, place.logDirectory);
    const ready = { ...place, socketDirectory };
    await writeSettings(ready, overrides);
    if (found !== null && !known) {
      log('The passwords of the database were lost; new ones are set.');
      await resetSuperuserPassword(identity, ready, secrets.superuser);
    }
    return { place: ready, secrets };
  } catch (error) {
    throw fromFileError(error, place.directory);
  }
}

async function initialise(identity: Identity, password: string, log: (line: string) => void): Promise<void> {
  const { place, binaries } = identity;
  const free = await statfs(place.directory).then(({ bavail, bsize }) => bavail * bsize);
  if (free < leastFree)
    throw diskFull(place.directory, `${Math.round(free / 1024 / 1024)} MB are free, 100 are needed.`);

  for (const name of await readdir(place.directory)) {
    if (!name.startsWith('cluster.new-')) continue;
    // An initdb whose Node was killed may still be writing there.
    await rm(join(place.directory, name), { recursive: true, force: true, maxRetries: 10 });
  }
  const draft = join(place.directory, `cluster.new-${randomBytes(4).toString('hex')}`);
  const passwordFile = `${draft}.password`;
  log('Making a new database …');
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (identity.owner !== null) await chown(passwordFile, identity.owner.uid, identity.owner.gid);
    const make = async (locale: string[]) => {
      await rm(draft, { recursive: true, force: true });
      await ownDirectory(identity, draft);
      const rest = [
        `--username=${superuser}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--no-instructions',
      ];
      return run(identity, binaries.initdb, ['-D', draft, ...locale, ...rest], '');
    };
    let said = await make(localeArguments());
    if (said !== null && /invalid locale|locale name/i.test(said)) said = await make(plainLocaleArguments);
    if (said !== null) throw startFailed(place.cluster, said);
    await rename(draft, place.cluster);
    await syncDirectory(place.directory);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

/** PostgreSQL itself refuses a cluster of another user, but can't say what to do. */
async function checkOwner(identity: Identity): Promise<void> {
  const me = process.getuid?.();
  if (me === undefined || identity.owner !== null) return;
  const { uid } = await lstat(identity.place.cluster);
  if (uid === me) return;
  throw dataDirectoryNotWritable(
    identity.place.cluster,
    `It belongs to user ${uid}, and this is user ${me}.`,
  );
}

/** Makes a directory that only the server's user can enter. */
async function ownDirectory(identity: Identity, path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  await chmod(path, 0o700);
  await giveTo(identity.owner, path);
}

/**
 * The same for the socket. When it doesn't lie in our own directory but, for its short name, in everybody's temporary
 * one, a stranger may have made it first and would sit between us and the server: another name is used then.
 * Commands find it through postmaster.pid.
 */
async function ownSocketDirectory(identity: Identity): Promise<string> {
  const { socketDirectory, directory } = identity.place;
  let path = socketDirectory;
  if (!isWindows && !socketDirectory.startsWith(directory)) {
    const seen = await lstat(path).catch(() => null);
    const mine = [process.getuid?.(), identity.owner?.uid];
    const strange = seen !== null && (!seen.isDirectory() || !mine.includes(seen.uid));
    if (strange) path = `${path}-${randomBytes(4).toString('hex')}`;
  }
  await ownDirectory(identity, path);
  return path;
}

async function writeSettings(place: Place, overrides: Record<string, string>): Promise<void> {
  const settings = serverSettings(memoryAtHand(), overrides);
  const where = {
    hba_file: place.accessFile,
    log_directory: place.logDirectory,
    listen_addresses: isWindows ? '127.0.0.1' : '',
    // Quoted inside, since a comma would separate two directories.
    unix_socket_directories: isWindows ? '' : `"${place.socketDirectory.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
  };
  // Readable by the server's user, who doesn't own them and so can't change them.
  await writeWhole(place.settingsFile, settingsFile({ ...settings, ...where }), 0o644);
  await writeWhole(place.accessFile, accessFile, 0o644);
}

/** Without the password nobody can sign in to set one: the server's single-user mode can, while no server runs. */
async function resetSuperuserPassword(identity: Identity, place: Place, password: string): Promise<void> {
  const args = ['--single', '-D', place.cluster, '-c', `config_file=${place.settingsFile}`, 'postgres'];
  // base64url: no quote can be in it.
  const said = await run(
    identity,
    identity.binaries.postgres,
    args,
    `ALTER ROLE ${superuser} PASSWORD '${password}'\n`,
  );
  if (said !== null) throw startFailed(place.cluster, said);
}

/** @returns null when the program ended well, else what it said. */
function run(identity: Identity, program: string, args: string[], input: string): Promise<string | null> {
  const [command = '', ...rest] = [...identity.prefix, program, ...args];
  return new Promise((done, fail) => {
    const child = spawn(command, rest, {
      ...identity.spawnAs,
      cwd: '/',
      env: serverEnvironment(),
      windowsHide: true,
    });
    let said = '';
    const hear = (piece: Buffer) => {
      said = (said + piece.toString()).slice(-4000);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', (error) => fail(startFailed(program, error.message)));
    child.on('close', (code, signal) => done(code === 0 ? null : `${said.trim()} (${code ?? signal})`));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** PG… variables are meant for clients of other servers; PGDATA and the like must not reach ours. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && name !== 'LANGUAGE');
  return { ...Object.fromEntries(kept), LC_MESSAGES: 'C', LC_ALL: undefined };
}

async function writeWhole(file: string, content: string, mode = 0o600): Promise<void> {
  const draft = `${file}.draft`;
  const handle = await open(draft, 'w', mode);
  try {
    await handle.chmod(mode);
    await handle.writeFile(content);
    if (mode === 0o600) await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}

/** A rename is only safe from a power loss when the directory itself is written. */
async function syncDirectory(path: string): Promise<void> {
  if (isWindows) return;
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}
