import { randomBytes } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import {
  link,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dataDirectoryInUse } from './errors.ts';
import { lookAt } from './processes.ts';

/** What the owning Node process leaves in the data directory while it owns it. */
type OwnerRecord = {
  pid: number;
  startedAt: string;
  place: string;
  host: string;

  runsAs?: string;
};

/** The right to run the server on a data directory; exactly one process of all holds it. */
export type Ownership = {
  /** Leaves word for commands that attach beside us. */
  note(facts: { runsAs: string }): Promise<void>;
  release(): Promise<void>;
};

const beat = 5_000;
/** An owner whose process can't be seen from here (another machine or container) counts as alive this long. */
const silence = 15_000;

/** Where a pid means the same process: the machine and, on Linux, the namespace of processes. */
function place(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/**
 * Becomes the owner of a data directory.
 *
 * Records are numbered files and the highest number is the truth. Taking over from a dead owner is making the next
 * number with link(2), which only one process can; nothing is ever deleted but lower numbers, so no slow process can
 * mistake an old state for the present one. A lock file that is deleted and made anew can't promise that.
 *
 * @throws `database.dataDirectoryInUse` when the owner is alive.
 */
export async function takeOwnership(directory: string, dataDir: string): Promise<Ownership> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const own: OwnerRecord = {
    pid: process.pid,
    startedAt: lookAt(process.pid)?.startedAt ?? '',
    place: place(),
    host: hostname(),
  };
  const draft = join(directory, `draft-${randomBytes(6).toString('hex')}`);
  await writeFile(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    for (;;) {
      const highest = (await numbers(directory)).at(-1) ?? 0;
      const holder = highest === 0 ? null : await readRecord(join(directory, fileOf(highest)));
      if (holder !== null && (await isAlive(holder, join(directory, fileOf(highest))))) {
        throw dataDirectoryInUse(dataDir, holder.pid, holder.place === own.place ? undefined : holder.host);
      }
      const mine = highest + 1;
      if (!(await claim(draft, join(directory, fileOf(mine))))) continue;
      const all = await numbers(directory);
      if (all.at(-1) !== mine) {
        // We had slept over somebody's taking over; the higher number is right.
        await rm(join(directory, fileOf(mine)), { force: true });
        continue;
      }
      for (const old of all.slice(0, -1)) await rm(join(directory, fileOf(old)), { force: true });
      return hold(directory, join(directory, fileOf(mine)), own);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** @returns what the living owner noted about how its server runs; null when nobody owns the directory. */
export async function readOwner(
  directory: string,
): Promise<{ pid: number; runsAs: string | undefined } | null> {
  const highest = (await numbers(directory).catch(() => [])).at(-1);
  const record = highest === undefined ? null : await readRecord(join(directory, fileOf(highest)));
  return record === null ? null : { pid: record.pid, runsAs: record.runsAs };
}

function hold(directory: string, file: string, own: OwnerRecord): Ownership {
  // A missed beat (disk full, folder gone) is no reason to fall: the server's own lock still guards the data.
  const timer = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => undefined), beat);
  timer.unref();
  return {
    note: async (facts) => {
      const draft = join(directory, `draft-${randomBytes(6).toString('hex')}`);
      await writeFile(draft, JSON.stringify({ ...own, ...facts }), { mode: 0o600 });
      await rename(draft, file);
    },
    release: async () => {
      clearInterval(timer);
      // Emptied, not deleted: the number stays taken. And it works on a full disk.
      await truncate(file, 0);
    },
  };
}

async function isAlive(holder: OwnerRecord, file: string): Promise<boolean> {
  if (holder.place === place()) {
    const seen = lookAt(holder.pid);
    return (
      seen !== null &&
      (seen.startedAt === holder.startedAt || seen.startedAt === '' || holder.startedAt === '')
    );
  }
  const changedAt = async () => (await stat(file).catch(() => null))?.mtimeMs ?? 0;
  const last = await changedAt();
  while (Date.now() - last < silence) {
    await sleep(500);
    if ((await changedAt()) > last) return true;
  }
  return false;
}

async function claim(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

const fileOf = (number: number) => `owner-${number}.json`;

async function numbers(directory: string): Promise<number[]> {
  const names = await readdir(directory);
  const found = names.map((name) => Number(/^owner-(\d+)\.json$/.exec(name)?.[1] ?? 0));
  return found.filter((number) => number > 0).sort((a, b) => a - b);
}

/** Empty when released; one cut off by a full disk or a power loss was left by nobody who is still at work. */
async function readRecord(file: string): Promise<OwnerRecord | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as OwnerRecord;
  } catch {
    return null;
  }
}
