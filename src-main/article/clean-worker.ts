import { parentPort } from 'node:worker_threads';
import { AppError } from '#contract';
import { clean } from './clean';
import type { CleanAnswer, CleanJob } from './clean-job';

/** Entry of the worker thread: one job in, one answer out. Errors cross as data, without stacks. */
parentPort?.on('message', ({ id, input }: CleanJob) => {
  let answer: CleanAnswer;
  try {
    answer = { id, cleaned: clean(input) };
  } catch (error) {
    answer =
      error instanceof AppError
        ? { id, error: { code: error.code, message: error.message } }
        : { id, error: { code: 'internal', message: failure(input.name, error) } };
  }
  parentPort?.postMessage(answer);
});

function failure(name: string, error: unknown): string {
  // The reason is for the developer's terminal; the user gets a sentence.
  console.error(error);
  return `“${name}” could not be cleaned because of a fault in Synoptic. The file itself was not changed.`;
}
