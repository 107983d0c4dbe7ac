import { parentPort } from 'node:worker_threads';
import { AppError, type ErrorData } from '#contract';
import { clean } from './clean';
import type { CleanAnswer, CleanJob, Task, Tasks } from './clean-job';
import type { CleanInput } from './cleaned';
import { unpack } from './unpack';

const tasks: { [T in Task]: (input: CleanInput) => Promise<Tasks[T]> } = { clean, unpack };

/** Entry of the worker thread: one job in, one answer out. Errors cross as data, without stacks. */
parentPort?.on('message', ({ id, task, input }: CleanJob) => {
  const answer = (answer: CleanAnswer): void => parentPort?.postMessage(answer, buffersIn(answer));
  answer({ id, begun: true });
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

/** Files and pictures are handed over, not copied: an archive may hold a hundred megabytes of them. */
function buffersIn(answer: CleanAnswer): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const take = ({ bytes }: { bytes: Uint8Array }): void => {
    // A view of a part may share its memory with others, as small Buffers do.
    const { buffer, byteLength } = bytes;
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) found.add(buffer);
  };
  if (!('done' in answer)) return [];
  if ('assets' in answer.done) answer.done.assets.forEach(take);
  else if ('parts' in answer.done) {
    for (const { input } of answer.done.parts) [input, ...(input.companions ?? [])].forEach(take);
  }
  return [...found];
}
