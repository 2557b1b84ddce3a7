import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type TransferListItem, Worker } from 'node:worker_threads';

export type ThreadOptions<M> = {
  /** What the thread is given as `workerData`. */
  data: unknown;
  /** Memory that is handed over instead of copied. */
  transfer?: readonly TransferListItem[];
  memoryMb?: number;
  /** Each message from the thread. */
  onMessage?: (message: M) => void;
  /** Ends the thread at once. */
  signal?: AbortSignal;
};

/**
 * Runs a TypeScript file in a thread beside this one, so that requests don't wait for long computations. The file posts its result
 * as `{ result }`.
 *
 * @param file its URL
 * @throws what went wrong in the thread; the signal's reason when it was ended
 */
export async function runInThread<R, M = never>(file: URL, options: ThreadOptions<M>): Promise<R> {
  const { data, transfer = [], memoryMb = 1024, onMessage, signal } = options;
  signal?.throwIfAborted();
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')).href.replace(
    /\.cjs$/,
    '.mjs',
  );
  // A thread does not inherit how this process reads TypeScript.
  const start = `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(file.href)}); })`;
  const worker = new Worker(start, {
    eval: true,
    workerData: data,
    transferList: transfer as TransferListItem[],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    execArgv: [],
  });
  const onAbort = (): void => void worker.terminate();
  signal?.addEventListener('abort', onAbort);
  try {
    return await new Promise<R>((resolve, reject) => {
      worker.on('message', (message: { result: R } | M) => {
        if (typeof message === 'object' && message !== null && 'result' in message) resolve(message.result);
        else onMessage?.(message as M);
      });
      worker.on('error', reject);
      worker.on('exit', (code) =>
        reject(signal?.aborted ? signal.reason : new Error(`the thread ended with ${code}`)),
      );
    });
  } finally {
    signal?.removeEventListener('abort', onAbort);
    await worker.terminate();
  }
}
