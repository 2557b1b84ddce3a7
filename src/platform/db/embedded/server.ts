import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serverEnvironment } from './cluster.ts';
import { dataDirectoryInUse, startFailed } from './errors.ts';
import type { Identity } from './identity.ts';
import { type Place, socketPort } from './layout.ts';
import { isWindows } from './platform.ts';
import { isPostmasterOf, lookAt, readPostmaster, until } from './processes.ts';

/** A server process of ours. */
export type Server = {
  /** Of the postmaster. */
  pid: number;
  host: string;
  port: number;
  /** Resolves when the server has ended, for whatever reason. */
  ended: Promise<void>;
  /** Fast shutdown: open transactions are rolled back, what was committed is on the disk. */
  stop(): Promise<void>;
};

/**
 * Ties the server's life to ours. Standard input is a pipe from Node: when Node ends, even by kill -9, the pipe closes
 * and the watcher asks the server to stop (SIGINT is PostgreSQL's fast shutdown). When the server ends by itself the
 * shell ends too, which is how Node hears of it. The signals are ignored so that only those two things end it.
 */
const wrapper = `trap '' INT TERM HUP
exec 3<&0
"$@" 3<&- </dev/null &
server=$!
echo "$server"
{ read -r _ <&3; kill -INT "$server"; } </dev/null >/dev/null 2>&1 &
watcher=$!
exec 3<&- </dev/null
wait "$server"
code=$?
kill -KILL "$watcher" 2>/dev/null
exit "$code"`;

/** Crash recovery after an import reads up to max_wal_size again; on a slow disk that takes minutes. */
const longestStart = 10 * 60_000;
const longestStop = 60_000;
/** How long an ended server's last processes may hold on to its memory, or a dead one stay unreaped. */
const longestLeftover = 15_000;

/**
 * Starts the server and waits until it takes connections.
 * @throws `database.startFailed`, `database.diskFull`
 */
export async function startServer(
  identity: Identity,
  place: Place,
  log: (line: string) => void,
): Promise<Server> {
  const end = Date.now() + longestLeftover;
  for (;;) {
    await unblock(place.cluster);
    const attempt = await launch(identity, place, log);
    if (typeof attempt !== 'string') return attempt;
    // Said while children of a killed server are still on their way out.
    const passes = /pre-existing shared memory block|lock file .* already exists/.test(attempt);
    if (!passes || Date.now() > end) throw startFailed(place.cluster, attempt);
    await until(() => false, 300);
  }
}

/**
 * Ends a server that outlived its owner: it is asked to stop and waited for, instead of being taken over, so that it
 * is surely tied to the new owner and runs the binaries and settings of today. Nothing committed is lost by that.
 */
export async function stopLeftover(
  identity: Identity,
  place: Place,
  log: (line: string) => void,
): Promise<void> {
  const left = await readPostmaster(place.cluster);
  if (left === null || !isPostmasterOf(left.pid, place.cluster)) return;
  log(`A database server (process ${left.pid}) has outlived its Yaosu; stopping it …`);
  await askToStop(identity, place, left.pid, 'INT');
  const gone = await until(() => !isPostmasterOf(left.pid, place.cluster), longestStop);
  if (!gone) throw dataDirectoryInUse(place.cluster, left.pid);
}

/**
 * PostgreSQL takes the pid in postmaster.pid for a running server if any process has that number, be it another
 * program's or a dead one's that nobody reaps (containers without an init). Such a number is replaced by one that
 * cannot exist. The file itself must stay: it names the shared memory by which PostgreSQL notices living children of
 * a killed server, and starting beside those would ruin the data.
 */
async function unblock(cluster: string): Promise<void> {
  if (isWindows) return;
  const left = await readPostmaster(cluster);
  if (left === null || isPostmasterOf(left.pid, cluster)) return;
  const file = join(cluster, 'postmaster.pid');
  const text = await readFile(file, 'utf8');
  // Above the largest pid of any system (4,194,304 on Linux). Overwritten in place: the owner of the file stays.
  await writeFile(file, text.replace(/^\d+/, '4999999'), { flag: 'r+' });
}

async function launch(
  identity: Identity,
  place: Place,
  log: (line: string) => void,
): Promise<Server | string> {
  const port = isWindows ? await freePort() : socketPort;
  const server = [identity.binaries.postgres, '-D', place.cluster, '-c', `config_file=${place.settingsFile}`];
  server.push('-p', String(port));
  const [command = '', ...rest] = isWindows
    ? server
    : [...identity.prefix, '/bin/sh', '-c', wrapper, 'sh', ...server];
  // Its own session: Ctrl-C in a terminal reaches Node, which stops the server when its own work is done.
  const child = spawn(command, rest, {
    ...identity.spawnAs,
    cwd: '/',
    env: serverEnvironment(),
    detached: !isWindows,
    windowsHide: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  let announced = isWindows ? (child.pid ?? 0) : 0;
  child.stderr.on('data', (piece: Buffer) => {
    said = (said + piece.toString()).slice(-4000);
  });
  child.stdout.once('data', (piece: Buffer) => {
    if (!isWindows) announced = Number(piece.toString().trim());
  });
  child.stdin.on('error', () => undefined);
  let running = true;
  const ended = new Promise<void>((done) => {
    child.once('error', (error) => {
      said += error.message;
      running = false;
      done();
    });
    child.once('close', () => {
      running = false;
      done();
    });
  });

  let spoken = Date.now();
  const ready = await until(async () => {
    if (!running) return true;
    const seen = await readPostmaster(place.cluster);
    if (Date.now() - spoken > 5000) {
      spoken = Date.now();
      log('The database is repairing itself after a sudden end; please wait …');
    }
    // Another server's file must not be taken for ours.
    return seen !== null && seen.pid === announced && seen.status === 'ready';
  }, longestStart);
  const stop = () => stopServer(child, ended, identity, place, announced);
  if (!running) return `${said.trim()}\n${await lastOfLog(place.logDirectory)}`.trim();
  if (!ready) {
    await stop();
    return `It was not ready after ${longestStart / 60_000} minutes.\n${await lastOfLog(place.logDirectory)}`;
  }
  // A Node that has nothing else to do may end; the server then ends with it.
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr])
    (stream as unknown as { unref(): void }).unref();
  return { pid: announced, host: isWindows ? '127.0.0.1' : place.socketDirectory, port, ended, stop };
}

async function stopServer(
  child: ChildProcess,
  ended: Promise<void>,
  identity: Identity,
  place: Place,
  pid: number,
): Promise<void> {
  child.ref();
  if (isWindows) await askToStop(identity, place, pid, 'INT');
  else child.stdin?.end();
  let over = false;
  void ended.then(() => {
    over = true;
  });
  if (await until(() => over, longestStop)) return;
  // Immediate shutdown: nothing committed is lost, the next start repairs.
  await askToStop(identity, place, pid, 'QUIT');
  await until(() => over, 10_000);
}

async function askToStop(
  identity: Identity,
  place: Place,
  pid: number,
  signal: 'INT' | 'QUIT',
): Promise<void> {
  if (isWindows) {
    const mode = signal === 'INT' ? 'fast' : 'immediate';
    const stop = ['stop', '-D', place.cluster, '-m', mode, '-W'];
    await promisify(execFile)(identity.binaries.pgCtl, stop).catch(() => undefined);
    return;
  }
  try {
    process.kill(pid, `SIG${signal}`);
  } catch (error) {
    if (lookAt(pid) !== null) throw error;
  }
}

/** Keeps the newest ten log files, so that a year of running fills no disk. */
export async function pruneLog(directory: string): Promise<void> {
  const names = (await readdir(directory).catch(() => [])).filter((name) => name.endsWith('.log')).sort();
  for (const name of names.slice(0, -10)) await rm(join(directory, name), { force: true });
}

async function lastOfLog(directory: string): Promise<string> {
  const newest = (await readdir(directory).catch(() => []))
    .filter((name) => name.endsWith('.log'))
    .sort()
    .at(-1);
  if (newest === undefined) return '';
  const file = join(directory, newest);
  const { size, mtimeMs } = await stat(file);
  if (Date.now() - mtimeMs > 60_000) return '';
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1500), 0, 1500, Math.max(0, size - 1500));
    return buffer.toString('utf8', 0, bytesRead).trim();
  } finally {
    await handle.close();
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
