import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The oldest PostgreSQL that Yaosu takes, as Debian packs it. */
const bin = '/usr/lib/postgresql/15/bin';
/** PostgreSQL refuses to be root; everything here has a uid of this. */
const nobody = { uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;

/** Whether it is there; on Debian as root it is installed when missing and when this Debian still has it. */
export function findPostgres15(): boolean {
  const there = (): boolean => existsSync(join(bin, 'initdb'));
  if (there()) return true;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return false;
  console.log('Installing PostgreSQL 15 …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) => spawnSync('apt-get', args, { stdio: 'ignore', env });
  apt('update', '-qq');
  // A server of the package's own making would only stand in the way.
  apt(
    'install',
    '-y',
    '-qq',
    '--no-install-recommends',
    'postgresql-15',
    '-o',
    'Dpkg::Options::=--force-confold',
  );
  return there();
}

/**
 * Runs `work` beside a PostgreSQL 15 made for it, which is gone afterwards.
 *
 * @param work gets the address of a role that may make databases and roles, and bypasses nothing
 */
export async function withPostgres15<T>(work: (url: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'yaosu-pg15-'));
  const data = join(folder, 'data');
  const sockets = join(folder, 'sockets');
  chmodSync(folder, 0o755);
  for (const path of [data, sockets]) {
    mkdirSync(path);
    if (isRoot) chownSync(path, nobody.uid, nobody.gid);
  }
  const run = (program: string, ...args: string[]): void => {
    const options: SpawnSyncOptions = {
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(isRoot && nobody),
    };
    const { status, stderr } = spawnSync(join(bin, program), args, options);
    if (status !== 0) throw new Error(`${program} of PostgreSQL 15: ${String(stderr).trim()}`);
  };
  try {
    run('initdb', '-D', data, '-U', 'admin', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync');
    const settings = `-c fsync=off -c synchronous_commit=off -c listen_addresses='' -c unix_socket_directories=${sockets}`;
    run('pg_ctl', 'start', '-w', '-D', data, '-l', join(data, 'log'), '-o', settings);
    try {
      const role = 'create role yaosu_test login createdb createrole';
      run('psql', '-h', sockets, '-U', 'admin', '-d', 'postgres', '-c', role);
      return await work(`postgres://yaosu_test@localhost:5432/postgres?host=${encodeURIComponent(sockets)}`);
    } finally {
      run('pg_ctl', 'stop', '-w', '-m', 'immediate', '-D', data);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
