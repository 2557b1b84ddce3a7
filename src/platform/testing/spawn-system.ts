import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The whole system in a process of its own, as `npm start` runs it. */
export type SpawnedSystem = {
  url: string;
  /** The one-time link that the first start printed; null once somebody can sign in. */
  link: string | null;
  process: ChildProcess;
  /** All that it printed so far. */
  said(): string;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
};

type Env = Record<string, string>;

const command = join(import.meta.dirname, '../../../bin/yaosu.js');

/** @param env at least YAOSU_DATA or DATABASE_URL. @throws with all that it said when it ends before it is ready. */
export async function spawnSystem(env: Env): Promise<SpawnedSystem> {
  const { child, said } = spawnStart(env);
  const ready = await new Promise<string>((resolve, reject) => {
    child.stdout!.on('data', () => {
      const found = /https?:\/\/[\w.:[\]-]+(\/link#[\w-]+)?/.exec(said())?.[0];
      if (found) resolve(found);
    });
    child.once('close', () => reject(new Error(`the system ended before it was ready:\n${said()}`)));
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'close');
  };
  return {
    url: new URL(ready).origin,
    link: ready.includes('/link#') ? ready : null,
    process: child,
    said,
    stop: () => end('SIGINT'),
    kill: () => end('SIGKILL'),
  };
}

/** A start that is meant to fail. @returns its exit code and all that it said. */
export async function spawnFailing(env: Env): Promise<{ code: number | null; said: string }> {
  const { child, said } = spawnStart(env);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said: said() };
}

function spawnStart(env: Env): { child: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, [command, 'start'], {
    env: { ...process.env, DATABASE_URL: '', PORT: '0', YAOSU_LOG: 'error', YAOSU_LANG: 'en', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (piece: Buffer) => {
      text += piece;
    });
  return { child, said: () => text };
}

/** Signs in by the one-time link. @returns headers that act as this person from a browser. */
export async function signInByLink({ url, link }: Pick<SpawnedSystem, 'url' | 'link'>): Promise<Env> {
  const answer = await fetch(`${url}/api/auth/link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: link!.split('#')[1] }),
  });
  if (!answer.ok) throw new Error(`signing in by link: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
  return { cookie, 'x-yaosu-client': 'test', 'content-type': 'application/json' };
}
