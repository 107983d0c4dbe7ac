import { parentPort } from 'node:worker_threads';
import type { ThreadAnswer, ThreadJob } from './thread';

/**
 * What a worker's entry does: one job in, one answer out. What a job throws is told, and the next one goes on.
 * @param memoryOf memory of an answer that is handed over instead of copied: the worker has no use for it any more
 */
export function serveJobs<I, D>(
  run: (input: I) => D | Promise<D>,
  memoryOf?: (done: D) => ArrayBuffer[],
): void {
  parentPort?.on('message', ({ id, input }: ThreadJob<I>) => {
    parentPort?.postMessage({ id, begun: true } satisfies ThreadAnswer<D>);
    void answerTo(id, input, run).then((answer) => {
      parentPort?.postMessage(answer, 'done' in answer ? memoryOf?.(answer.done) : []);
    });
  });
}

async function answerTo<I, D>(
  id: number,
  input: I,
  run: (input: I) => D | Promise<D>,
): Promise<ThreadAnswer<D>> {
  try {
    return { id, done: await run(input) };
  } catch (error) {
    return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
