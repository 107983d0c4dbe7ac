import { Worker } from 'node:worker_threads';
import { AppError } from '#contract';
import { isPdf } from '#contract/importable';
import type { CleanAnswer, CleanJob, Task, Tasks } from './clean-job';
import { limitTime } from '../threads/time-limit';
import type { Cleaner, CleanInput } from './cleaned';
import { mayHold } from './containers/is-zip';

type Done = Tasks[Task];

interface Waiting {
  task: Task;
  input: CleanInput;
  signal: AbortSignal | undefined;
  resolve: (done: Done) => void;
  reject: (error: AppError) => void;
}

export interface CleanerOptions {
  /** The built worker, `clean-worker.js`. */
  worker: URL;
  /** Processor time one file may take before the worker is ended, in milliseconds; by the clock, four times that. */
  timeoutMs?: number;
  /** The same for a PDF or a book, which may have a thousand pages. */
  longTimeoutMs?: number;
  /** After this time without work the worker is ended; it holds about 100 MB. In milliseconds. */
  idleMs?: number;
  /** Most memory for the worker's objects, in megabytes. */
  memoryMb?: number;
  /** By how much the program may grow while one file is read, beyond the file itself, in megabytes. */
  growthMb?: number;
  /** Processor time of this process until now, in milliseconds. */
  cpu?: () => number;
  /** Bytes that the program holds now. What parsers inflate lies outside of the worker's own limit. */
  memory?: () => number;
}

/** How often the memory is looked at, in milliseconds. */
const watchMs = 200;

/**
 * Cleans files in a worker thread, one after the other, so that hostile or huge files cost time and memory there and
 * nowhere else. A worker that takes too long or too much memory is ended and replaced; the files behind it go on.
 */
export function createCleaner(options: CleanerOptions): Cleaner {
  const { worker: url, timeoutMs = 15_000, longTimeoutMs = 60_000, idleMs = 60_000 } = options;
  const { cpu, memoryMb = 512, growthMb = 600, memory = () => process.memoryUsage.rss() } = options;
  const queue: Waiting[] = [];
  let worker: Worker | undefined;
  let running: Waiting | undefined;
  let closed = false;
  let idle: NodeJS.Timeout | undefined;
  let jobs = 0;

  const start = (): Worker => {
    const fresh = new Worker(url, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    // A waiting worker must not keep the program alive; a working one is waited for by whoever asked.
    fresh.unref();
    return fresh;
  };

  const stop = async (): Promise<void> => {
    const old = worker;
    worker = undefined;
    old?.removeAllListeners();
    // Errors of a worker on its way out concern nobody.
    old?.on('error', () => undefined);
    await old?.terminate();
  };

  const next = (): void => {
    clearTimeout(idle);
    if (running) return;
    const job = queue.shift();
    if (!job) {
      idle = setTimeout(() => void stop(), idleMs);
      idle.unref();
      return;
    }
    void run(job);
  };

  const run = async (job: Waiting): Promise<void> => {
    running = job;
    try {
      job.resolve(await inWorker(job));
    } catch (error) {
      job.reject(
        error instanceof AppError
          ? error
          : new AppError('internal', failed(job.input.name), { cause: error }),
      );
    }
    running = undefined;
    next();
  };

  const inWorker = async ({ task, input, signal }: Waiting): Promise<Done> => {
    if (closed || signal?.aborted) throw cancelled(input.name);
    const most = memory() + growthMb * 1024 * 1024 + bytesOf(input);
    const thread = (worker ??= start());
    const id = ++jobs;
    const long = longKind(input.bytes);
    const ms = long ? longTimeoutMs : timeoutMs;
    let time: ReturnType<typeof limitTime> | undefined;
    let watch: NodeJS.Timeout | undefined;
    let abort: (() => void) | undefined;
    thread.ref();
    try {
      return await new Promise<Done>((resolve, reject) => {
        const limit = limitTime({ ms, ...(cpu && { cpu }) }, () => reject(tooSlow(input.name, ms, long)));
        time = limit;
        watch = setInterval(() => {
          if (memory() > most) reject(tooBig(input.name, long));
        }, watchMs);
        abort = () => reject(cancelled(input.name));
        signal?.addEventListener('abort', abort);
        thread.on('message', (answer: CleanAnswer) => {
          if (answer.id !== id) return;
          if ('begun' in answer) limit.begin();
          else if ('done' in answer) resolve(answer.done);
          else reject(new Refusal(answer.error.code, answer.error.message));
        });
        thread.on('error', (error: Error & { code?: string }) => {
          reject(
            error.code === 'ERR_WORKER_OUT_OF_MEMORY'
              ? tooBig(input.name, long)
              : new AppError('internal', failed(input.name), { cause: error }),
          );
        });
        thread.on('exit', () =>
          reject(closed ? cancelled(input.name) : new AppError('internal', failed(input.name))),
        );
        thread.postMessage({ id, task, input } satisfies CleanJob);
      });
    } catch (error) {
      if (error instanceof Refusal) throw new AppError(error.code, error.message);
      await stop();
      throw error;
    } finally {
      time?.stop();
      clearInterval(watch);
      if (abort) signal?.removeEventListener('abort', abort);
      thread.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit');
      thread.on('error', () => (worker = worker === thread ? undefined : worker));
      thread.unref();
    }
  };

  const ask = <T extends Task>(task: T, input: CleanInput, signal?: AbortSignal): Promise<Tasks[T]> =>
    new Promise<Done>((resolve, reject) => {
      if (closed) {
        reject(cancelled(input.name));
        return;
      }
      const job: Waiting = { task, input, signal, resolve, reject };
      queue.push(job);
      // One that still waits is told at once, not when its turn comes.
      signal?.addEventListener(
        'abort',
        () => {
          const place = queue.indexOf(job);
          if (place >= 0) queue.splice(place, 1);
          if (running !== job) reject(cancelled(input.name));
        },
        { once: true },
      );
      next();
    }) as Promise<Tasks[T]>;

  return {
    clean: (input, signal) => ask('clean', input, signal),
    unpack: (input, signal) => ask('unpack', input, signal),
    close: async () => {
      closed = true;
      clearTimeout(idle);
      for (const job of queue.splice(0)) job.reject(cancelled(job.input.name));
      const last = running;
      running = undefined;
      last?.reject(cancelled(last.input.name));
      await stop();
    },
  };
}

/** The worker did its work and said no: it lives on. */
class Refusal extends AppError {}

const cancelled = (name: string): AppError =>
  new AppError('cancelled', `The import of “${name}” was cancelled.`);
const failed = (name: string): string =>
  `“${name}” could not be cleaned because of a fault in Synoptic. The file itself was not changed.`;

type Long = 'PDF' | 'book' | null;

/** Files that may be long, and so may take long. */
function longKind(bytes: Uint8Array): Long {
  if (isPdf(bytes)) return 'PDF';
  return mayHold(bytes, 'META-INF/container.xml') ? 'book' : null;
}

const advice: Record<NonNullable<Long> | 'page', string> = {
  PDF: 'Save the pages that you need as a PDF of their own.',
  book: 'Import it by chapters.',
  page: 'Save the page again, or as text.',
};

/** The bytes that the worker gets a copy of. */
const bytesOf = ({ bytes, companions = [] }: CleanInput): number =>
  companions.reduce((sum, one) => sum + one.bytes.length, bytes.length);

const tooSlow = (name: string, ms: number, long: Long): AppError =>
  new AppError(
    'timeout',
    `“${name}” was not imported: cleaning it took longer than ${Math.round(ms / 100) / 10} seconds. ${advice[long ?? 'page']}`,
  );
const tooBig = (name: string, long: Long): AppError =>
  new AppError(
    'too-complex',
    `“${name}” was not imported: cleaning it needs more memory than an article may take. ${advice[long ?? 'page']}`,
  );
