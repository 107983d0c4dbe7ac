import { parentPort } from 'node:worker_threads';
import type { ThreadAnswer, ThreadJob } from './thread';

/** What a worker's entry does: one job in, one answer out. What a job throws is told, and the next one goes on. */
export function serveJobs<I, D>(run: (input: I) => D): void {
  parentPort?.on('message', ({ id, input }: ThreadJob<I>) => {
    parentPort?.postMessage({ id, begun: true } satisfies ThreadAnswer<D>);
    parentPort?.postMessage(answerTo(id, input, run));
  });
}

function answerTo<I, D>(id: number, input: I, run: (input: I) => D): ThreadAnswer<D> {
  try {
    return { id, done: run(input) };
  } catch (error) {
    return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
