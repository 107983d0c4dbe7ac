import { parentPort } from 'node:worker_threads';
import { AppError, type ErrorData } from '#contract';
import { clean } from './clean';
import type { CleanAnswer, CleanJob, Task, Tasks } from './clean-job';
import type { CleanInput } from './cleaned';
import { unpack } from './unpack';

const tasks: { [T in Task]: (input: CleanInput) => Promise<Tasks[T]> } = { clean, unpack };

/** Entry of the worker thread: one job in, one answer out. Errors cross as data, without stacks. */
parentPort?.on('message', ({ id, task, input }: CleanJob) => {
  const answer = (answer: CleanAnswer): void => parentPort?.postMessage(answer);
  tasks[task](input).then(
    (done) => answer({ id, done }),
    (error: unknown) => answer({ id, error: told(input.name, error) }),
  );
});

function told(name: string, error: unknown): ErrorData {
  return error instanceof AppError
    ? { code: error.code, message: error.message }
    : { code: 'internal', message: failure(name, error) };
}

function failure(name: string, error: unknown): string {
  // The reason is for the developer's terminal; the user gets a sentence.
  console.error(error);
  return `“${name}” could not be cleaned because of a fault in Synoptic. The file itself was not changed.`;
}
