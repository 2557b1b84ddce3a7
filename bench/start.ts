/** How long a start takes (first on an empty folder, again, after kill -9) and what everything together holds in memory. `npm run bench -- start` */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machine, residentMb, table } from './measure.ts';

const rounds = Number(process.argv[2] ?? 3);
const command = join(import.meta.dirname, '../bin/yaosu.js');

type Started = { child: ChildProcess; ms: number };

async function start(dataDir: string): Promise<Started> {
  const begin = performance.now();
  const env = {
    ...process.env,
    YAOSU_DATA: dataDir,
    PORT: '0',
    YAOSU_LANG: 'en',
    YAOSU_LOG: 'error',
    DATABASE_URL: '',
  };
  const child = spawn(process.execPath, [command, 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', (chunk) => String(chunk).includes('http://') && resolve());
    child.once('exit', () => reject(new Error('the system did not start')));
  });
  return { child, ms: performance.now() - begin };
}

async function end({ child }: Started, signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
  child.kill(signal);
  await new Promise((resolve) => child.once('exit', resolve));
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const times: Record<'first' | 'second' | 'afterKill', number[]> = { first: [], second: [], afterKill: [] };
const memory: number[] = [];
for (let round = 0; round < rounds; round++) {
  const dataDir = await mkdtemp(join(tmpdir(), 'yaosu-bench-start-'));
  const first = await start(dataDir);
  times.first.push(first.ms);
  await end(first, 'SIGINT');
  const second = await start(dataDir);
  times.second.push(second.ms);
  memory.push(residentMb([second.child.pid!]));
  await end(second, 'SIGKILL');
  const third = await start(dataDir);
  times.afterKill.push(third.ms);
  await end(third, 'SIGINT');
  await rm(dataDir, { recursive: true, force: true });
}
console.log(`start: ${rounds} rounds, medians; ${machine()}`);
table(
  ['', 'ms'],
  [
    ['first start on an empty folder', median(times.first)],
    ['second start', median(times.second)],
    ['start after kill -9', median(times.afterKill)],
  ],
);
console.log(`resident memory after start, everything together: ${Math.round(median(memory))} MB`);
