import { Worker } from 'node:worker_threads';
import { cheapPlacings, type Done, type Input, type Placing, placings } from './placing';

/** Compares texts and finds passages in them; never fails, but finds less where that takes too long. */
export interface Placer {
  run: <T extends Placing>(task: T, input: Input<T>) => Promise<Done<T>>;
  close: () => Promise<void>;
}

export interface PlaceJob {
  id: number;
  task: Placing;
  input: Input<Placing>;
}

export interface PlaceAnswer {
  id: number;
  done: Done<Placing>;
}

export interface PlacerOptions {
  /** The built worker, `place-worker.js`; without it all is done where it is asked for. */
  worker?: URL | undefined;
  /** Longest time that one job may take before it is done the cheap way, in milliseconds. */
  timeoutMs?: number;
  /** After this time without work the worker is ended, in milliseconds. */
  idleMs?: number;
  /** Most memory for the worker's objects, in megabytes. */
  memoryMb?: number;
}

/** Texts shorter than this together are compared at once: it takes less than asking another thread. */
const short = 6_000;

/** Does what takes time with long texts in a worker thread, one job after the other. */
export function createPlacer(options: PlacerOptions = {}): Placer {
  const { worker: url, timeoutMs = 20_000, idleMs = 30_000, memoryMb = 512 } = options;
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  let jobs = 0;
  let closed = false;
  /** Ends waiting for the job that is under way. */
  let giveUp: (() => void) | undefined;

  const stop = async (): Promise<void> => {
    const old = worker;
    worker = undefined;
    old?.removeAllListeners();
    // Errors of a worker on its way out concern nobody.
    old?.on('error', () => undefined);
    await old?.terminate();
  };

  const inWorker = async <T extends Placing>(task: T, input: Input<T>, url: URL): Promise<Done<T>> => {
    clearTimeout(idle);
    if (closed) return cheapPlacings[task](input);
    const id = ++jobs;
    let timer: NodeJS.Timeout | undefined;
    let thread: Worker | undefined;
    try {
      const asked = (worker ??= new Worker(url, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } }));
      thread = asked;
      asked.ref();
      return await new Promise<Done<T>>((resolve, reject) => {
        timer = setTimeout(() => reject(new Error('This took too long.')), timeoutMs);
        giveUp = () => reject(new Error('The program ends.'));
        asked.on('message', (answer: PlaceAnswer) => {
          if (answer.id === id) resolve(answer.done);
        });
        asked.on('error', reject);
        asked.on('exit', () => reject(new Error('The worker has ended.')));
        asked.postMessage({ id, task, input } satisfies PlaceJob);
      });
    } catch {
      await stop();
      return cheapPlacings[task](input);
    } finally {
      clearTimeout(timer);
      giveUp = undefined;
      // One that was stopped has nothing of this left; ending it waits for its last event.
      if (thread && thread === worker) {
        thread.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit');
        thread.on('error', () => (worker = worker === thread ? undefined : worker));
        // A waiting worker must not keep the program alive.
        thread.unref();
      }
      idle = setTimeout(() => void stop(), idleMs);
      idle.unref();
    }
  };

  return {
    run: (task, input) => {
      if (!url || sizeOf(input) < short) return Promise.resolve(placings[task](input));
      const done = last.then(() => inWorker(task, input, url));
      last = done.catch(() => undefined);
      return done;
    },
    close: async () => {
      closed = true;
      clearTimeout(idle);
      giveUp?.();
      await stop();
    },
  };
}

/** Length of all texts of a job and of what is told of passages, in UTF-16 code units. */
function sizeOf(input: Input<Placing>): number {
  if ('young' in input) return input.old.length + input.young.length;
  const [olds, selectors] =
    'olds' in input
      ? [input.olds, input.passages.flat().map(({ selector }) => selector)]
      : [[], input.selectors];
  const told = selectors.reduce(
    (sum, [, { exact, prefix, suffix }]) => sum + exact.length + prefix.length + suffix.length,
    0,
  );
  return olds.reduce((sum, { text }) => sum + text.length, input.text.length + told);
}
