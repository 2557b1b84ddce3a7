import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';

/** Milliseconds of many calls, as p50, p95 and p99. */
export type Spread = { p50: number; p95: number; p99: number; n: number };

export function spread(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), n: sorted.length };
}

/** Calls one after another: `warm` of them uncounted. */
export async function oneByOne(
  call: (i: number) => Promise<unknown>,
  n: number,
  warm = Math.ceil(n / 5),
): Promise<Spread> {
  const times: number[] = [];
  for (let i = 0; i < n + warm; i++) {
    const begin = performance.now();
    await call(i);
    if (i >= warm) times.push(performance.now() - begin);
  }
  return spread(times);
}

/** As many calls as `lanes` callers at once get through in `seconds`. @returns calls per second */
export async function perSecond(
  call: (lane: number, i: number) => Promise<unknown>,
  lanes: number,
  seconds: number,
): Promise<number> {
  const warmUntil = performance.now() + 500;
  let counting = false;
  let done = 0;
  const end = warmUntil + seconds * 1000;
  const lane = async (number: number): Promise<void> => {
    for (let i = 0; performance.now() < end; i++) {
      await call(number, i);
      if (counting) done++;
      else if (performance.now() > warmUntil) counting = true;
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
  return done / seconds;
}

/** Resident memory of processes and all their children, in MB: proportional shares, so that shared pages count once. */
export function residentMb(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + residentOf(pid), 0) / 1024;
}

function residentOf(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const own = Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean);
    return own + children.reduce((sum, child) => sum + residentOf(Number(child)), 0);
  } catch {
    return 0;
  }
}

/** CPU time of a process, and of all children it has and had. */
export async function cpuSeconds(pid: number, withChildren = true): Promise<number> {
  try {
    const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]!.split(' ');
    const own = fields.slice(11, withChildren ? 15 : 13).reduce((sum, ticks) => sum + Number(ticks), 0) / 100;
    if (!withChildren) return own;
    const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8'))
      .trim()
      .split(' ')
      .filter(Boolean);
    const theirs = await Promise.all(children.map((child) => cpuSeconds(Number(child))));
    return own + theirs.reduce((sum, seconds) => sum + seconds, 0);
  } catch {
    return 0;
  }
}

/** The machine in a line. */
export function machine(): string {
  const [cpu] = cpus();
  return `${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 1024 ** 3)} GB, Node ${process.versions.node}, ${process.platform}`;
}

/** A table for reading, numbers aligned right. */
export function table(head: string[], rows: (string | number)[][]): void {
  const text = [
    head,
    ...rows.map((row) => row.map((cell) => (typeof cell === 'number' ? shortNumber(cell) : cell))),
  ];
  const widths = head.map((_, column) => Math.max(...text.map((row) => row[column]?.length ?? 0)));
  for (const row of text)
    console.log(
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
        .join('  '),
    );
}

function shortNumber(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}
