import { type SpawnOptions, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chown, cp, lchown, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Binaries, copyBinaries } from './binaries.ts';
import { binariesUnusable } from './errors.ts';
import { type Home, type Place, placeIn, placeOf } from './layout.ts';
import { isLinux } from './platform.ts';

/** PostgreSQL refuses to run as root; these are the ways around, in the order in which they are tried. */
export type RunsAs = 'self' | 'nobody' | 'userNamespace' | 'nobodyCopied';

/** As whom the server runs, and everything that follows from it. */
export type Identity = {
  runsAs: RunsAs;
  binaries: Binaries;
  place: Place;
  /** Put before the program and its arguments. */
  prefix: string[];
  spawnAs: Pick<SpawnOptions, 'uid' | 'gid'>;
  /** Who must own the server's files, seen from outside; null when we are that user anyhow. */
  owner: { uid: number; gid: number } | null;
};

const systemDirectory = '/var/lib/yaosu';
const namespace = ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'];

/**
 * Decides as whom the server runs. Not root: as ourselves. Root: as `nobody` if that user can reach the binaries and
 * the data; else in a user namespace, where root's files stay root's and the server still isn't root (containers
 * often forbid it); else as `nobody` with binaries and data moved to /var/lib/yaosu.
 *
 * @throws `database.binariesUnusable`
 */
export async function chooseIdentity(home: Home, binaries: Binaries): Promise<Identity> {
  const place = await placeOf(home);
  if (place.directory !== home.directory) await finishMove(home, place);
  if (process.getuid?.() !== 0)
    return { runsAs: 'self', binaries, place, prefix: [], spawnAs: {}, owner: null };

  const nobody = nobodyOfSystem();
  const asNobody = { prefix: [], spawnAs: nobody, owner: nobody };
  // Asking by doing: also covers access lists, security modules and mounts that allow no programs.
  const reach = ['/bin/sh', '-c', '"$1" --version && cd "$2"', 'sh', binaries.postgres, place.directory];
  const asNobodyFails = await fails(reach, nobody);
  if (asNobodyFails === null) return { runsAs: 'nobody', binaries, place, ...asNobody };

  if (isLinux && (await fails([...namespace, binaries.postgres, '--version'], {})) === null) {
    const owner = { uid: 0, gid: 0 };
    return { runsAs: 'userNamespace', binaries, place, prefix: namespace, spawnAs: {}, owner };
  }

  const copied = await copyBinaries(binaries, join(systemDirectory, 'binaries'));
  const copyFails = await fails([copied.postgres, '--version'], nobody);
  if (copyFails !== null) throw binariesUnusable(copied.directory, `${asNobodyFails}\n${copyFails}`);
  const reachable = (await fails(['/bin/sh', '-c', 'cd "$1"', 'sh', place.directory], nobody)) === null;
  const moved = reachable ? place : await moveAway(home);
  return { runsAs: 'nobodyCopied', binaries: copied, place: moved, ...asNobody };
}

/** Gives the server's files to the user it runs as. The top comes last: while it is wrong, the rest is unsure. */
export async function giveTo(owner: Identity['owner'], path: string): Promise<void> {
  if (owner === null) return;
  const top = await stat(path);
  if (top.uid === owner.uid) return;
  for (const name of await readdir(path, { recursive: true }))
    await lchown(join(path, name), owner.uid, owner.gid);
  await chown(path, owner.uid, owner.gid);
}

/**
 * Moves the cluster to where `nobody` can reach it. The note comes first, so that a kill in between is taken up
 * again at the next start and never mistaken for a data directory without data.
 */
async function moveAway(home: Home): Promise<Place> {
  const directory = join(systemDirectory, 'data', home.fingerprint);
  const to = placeIn(directory, home.fingerprint);
  await mkdir(directory, { recursive: true, mode: 0o711 });
  await writeFile(home.movedFile, directory, { mode: 0o600 });
  await finishMove(home, to);
  return to;
}

async function finishMove(home: Home, to: Place): Promise<void> {
  const old = placeIn(home.directory, home.fingerprint).cluster;
  const isThere = (path: string) => stat(path).then(Boolean, () => false);
  if ((await isThere(to.cluster)) || !(await isThere(old))) return;
  try {
    await rename(old, to.cluster);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    const draft = `${to.cluster}.draft`;
    await rm(draft, { recursive: true, force: true });
    await cp(old, draft, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    // The old data may only go when the new are on the disk itself.
    await fails(['sync'], {});
    await rename(draft, to.cluster);
    await rm(old, { recursive: true });
  }
}

function nobodyOfSystem(): { uid: number; gid: number } {
  const line = /^nobody:[^:]*:(-?\d+):(-?\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return { uid: Number(line?.[1] ?? 65534), gid: Number(line?.[2] ?? 65534) };
}

/** @returns null when the command ran well, else what it said. */
function fails(command: string[], as: Identity['spawnAs']): Promise<string | null> {
  const [program = '', ...rest] = command;
  return new Promise((done) => {
    const child = spawn(program, rest, { ...as, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr?.on('data', (piece: Buffer) => {
      said += piece.toString();
    });
    child.on('error', (error) => done(error.message));
    child.on('close', (code) => done(code === 0 ? null : said.trim() || `exit code ${code}`));
  });
}
