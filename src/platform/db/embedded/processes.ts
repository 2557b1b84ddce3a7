import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isLinux, isWindows } from './platform.ts';

/** What can be seen of a running process. */
export type ProcessFacts = {
  /** Differs between two processes that had the same pid one after the other; '' where the system doesn't tell. */
  startedAt: string;
  /** The command line; '' where the system doesn't tell. */
  command: string;
};

/** @returns what is seen of a process, or null when there is none. One that has ended but wasn't reaped is none. */
export function lookAt(pid: number): ProcessFacts | null {
  if (!answers(pid)) return null;
  if (isWindows) return { startedAt: '', command: '' };
  try {
    return isLinux ? fromProc(pid) : fromPs(pid);
  } catch {
    // Hidden from us (hidepid) or gone in this very moment: the signal decides.
    return answers(pid) ? { startedAt: '', command: '' } : null;
  }
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function fromProc(pid: number): ProcessFacts | null {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may itself hold brackets and spaces; the fields are counted from behind it (proc(5)).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return null;
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  return { startedAt: fields[19] ?? '', command };
}

function fromPs(pid: number): ProcessFacts | null {
  const line = execFileSync('ps', ['-o', 'stat=,lstart=,command=', '-p', String(pid)], {
    encoding: 'utf8',
  }).trim();
  const [, state = '', startedAt = '', command = ''] = /^(\S+)\s+(.{24})\s+(.*)$/.exec(line) ?? [];
  return state.startsWith('Z') ? null : { startedAt, command };
}

/** The lines of postmaster.pid that are of use here. */
export type Postmaster = { pid: number; port: number; socketDirectory: string; status: string };

/** @returns what the server on this cluster wrote about itself, also when it has died since; null if there is nothing. */
export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines[3]), socketDirectory: lines[4] ?? '', status: (lines[7] ?? '').trim() };
}

/** @returns whether this process is a PostgreSQL on this cluster, and not another program that got its number. */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  const seen = lookAt(pid);
  if (seen === null) return false;
  // ps on macOS writes letters beyond ASCII its own way, hence the path is only compared where it is exact.
  return (
    seen.command === '' || (seen.command.includes('postgres') && (!isLinux || seen.command.includes(cluster)))
  );
}

/** Asks again and again, gently, until `done` or the time is over. @returns whether it was done. */
export async function until(done: () => boolean | Promise<boolean>, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  for (let pause = 4; ; pause = Math.min(pause * 1.3, 100)) {
    if (await done()) return true;
    if (Date.now() >= end) return false;
    await sleep(pause);
  }
}
