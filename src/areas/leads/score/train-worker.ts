import { parentPort, workerData } from 'node:worker_threads';
import { type TrainingSet, train } from './rules/train.ts';

// Runs in a thread of its own: learning keeps a processor busy for seconds to minutes.
const port = parentPort!;
port.postMessage({ result: train(workerData as TrainingSet, (phase) => port.postMessage({ phase })) });
