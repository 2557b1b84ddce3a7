import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { ImportError, type ImportErrorCode } from '../../../../platform/import-export/errors.ts';
import { type PreparedChunk, type PrepareTask, prepareChunks } from './prepare-chunks.ts';

/** Below this a thread costs more than it saves. */
const worthAThread = 4 << 20;
/** Pieces ready before they are asked for: one waits for each of the writers, one is being made. */
const ahead = 2;
/** Young objects die fast here; a small nursery would promote what is about to go, a large one would hold memory. */
const threadMemory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 };

type Message =
  | { chunk: PreparedChunk | null }
  | { refused: { code: ImportErrorCode; facts: ImportError['facts'] } }
  | { failed: string };

/** The pieces of a file, prepared in a thread beside this one when it is large. */
export async function* preparedChunks(
  task: PrepareTask,
  signal?: AbortSignal,
): AsyncGenerator<PreparedChunk> {
  const { size } = await stat(task.path);
  if (size < worthAThread) yield* prepareChunks(task, signal);
  else yield* inThread(task, signal);
}

async function* inThread(task: PrepareTask, signal?: AbortSignal): AsyncGenerator<PreparedChunk> {
  const file = new URL('./prepare-worker.ts', import.meta.url).href;
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')).href.replace(
    /\.cjs$/,
    '.mjs',
  );
  // A thread does not inherit how this process reads TypeScript.
  const start = `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(file)}); })`;
  const worker = new Worker(start, {
    eval: true,
    workerData: task,
    resourceLimits: threadMemory,
    execArgv: [],
  });
  const arrived: Message[] = [];
  let failure: Error | null = null;
  let wake: () => void = () => {};
  worker.on('message', (message: Message) => {
    arrived.push(message);
    wake();
  });
  worker.on('error', (error: Error) => {
    failure = error;
    wake();
  });
  worker.on('exit', (code) => {
    if (code !== 0) failure ??= new Error(`the thread that reads the file ended with ${code}`);
    wake();
  });
  const onAbort = (): void => wake();
  signal?.addEventListener('abort', onAbort);
  try {
    for (let n = 0; n < ahead; n++) worker.postMessage('more');
    for (;;) {
      signal?.throwIfAborted();
      const message = arrived.shift();
      if (!message) {
        if (failure) throw failure;
        await new Promise<void>((resolve) => (wake = resolve));
        continue;
      }
      if ('refused' in message) throw new ImportError(message.refused.code, message.refused.facts);
      if ('failed' in message) throw new Error(message.failed);
      if (message.chunk === null) return;
      worker.postMessage('more');
      yield message.chunk;
    }
  } finally {
    signal?.removeEventListener('abort', onAbort);
    await worker.terminate();
  }
}
