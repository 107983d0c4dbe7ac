import { parentPort } from 'node:worker_threads';
import type { PlaceAnswer, PlaceJob } from './placer';
import { placings } from './placing';

/** Entry of the worker thread that compares texts: one job in, one answer out. */
parentPort?.on('message', ({ id, task, input }: PlaceJob) => {
  parentPort?.postMessage({ id, done: placings[task](input as never) } satisfies PlaceAnswer);
});
