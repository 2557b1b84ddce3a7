import { parentPort, workerData } from 'node:worker_threads';
import { ImportError } from '../../../../platform/import-export/errors.ts';
import { type PrepareTask, prepareChunks } from './prepare-chunks.ts';

// Runs in a thread of its own: sends pieces, each when one was asked for, and at the end null.
const port = parentPort!;
let wanted = 0;
let wake: () => void = () => {};
port.on('message', () => {
  wanted++;
  wake();
});

try {
  for await (const chunk of prepareChunks(workerData as PrepareTask)) {
    while (wanted === 0) await new Promise<void>((resolve) => (wake = resolve));
    wanted--;
    port.postMessage(
      { chunk },
      [...chunk.lines, ...chunk.documents].map((bytes) => bytes.buffer as ArrayBuffer),
    );
  }
  port.postMessage({ chunk: null });
} catch (error) {
  // A class does not survive the way between threads; its code and facts do.
  if (error instanceof ImportError) port.postMessage({ refused: { code: error.code, facts: error.facts } });
  else port.postMessage({ failed: String((error as Error).stack ?? error) });
}
port.close();
