import { Worker } from 'node:worker_threads';
import { limitTime } from './time-limit';

/** Why a job was given up: it took too long, it needed too much memory, it was not wanted any more, or the thread broke. */
export type GivenUp = 'timeout' | 'memory' | 'cancelled' | 'broken';

export class ThreadError extends Error {
  constructor(
    readonly why: GivenUp,
    options?: { cause?: unknown },
  ) {
    super(`The thread gave the job up: ${why}.`, options);
  }
}

export interface ThreadOptions {
  /**
   * The built worker. It answers `{ id, input }` with `{ id, begun }` and then `{ id, done }`, or with `{ id, failed }`
   * and lives on.
   */
  worker: URL;
  /** Processor time that one job may take, in milliseconds; by the clock, four times that. */
  timeoutMs: number;
  /** After this time without work the thread is ended, in milliseconds. */
  idleMs: number;
  /** Most memory for its objects, in megabytes. */
  memoryMb: number;
}

/** A thread that does jobs one after the other. It is started when it is needed; one that breaks is replaced. */
export interface Thread<I, D> {
  /** Ends the job under way when it is this one; the jobs behind it go on. @throws ThreadError */
  run: (input: I, signal?: AbortSignal) => Promise<D>;
  /** Starts it, so that the first job need not wait for that. */
  warm: () => void;
  /** Gives up what is under way and what waits (`cancelled`). */
  close: () => Promise<void>;
}

export interface ThreadJob<I> {
  id: number;
  input: I;
}

/** `begun` is said before the work: the time of the thread's start does not count. */
export type ThreadAnswer<D> =
  { id: number; begun: true } | { id: number; done: D } | { id: number; failed: string };

export function createThread<I, D>(options: ThreadOptions): Thread<I, D> {
  const { worker: url, timeoutMs, idleMs, memoryMb } = options;
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  let jobs = 0;
  const closing = new AbortController();

  const stop = async (): Promise<void> => {
    const old = worker;
    worker = undefined;
    old?.removeAllListeners();
    // Errors of a worker on its way out concern nobody.
    old?.on('error', () => undefined);
    await old?.terminate();
  };

  const start = (): Worker => {
    const fresh = new Worker(url, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    rest(fresh);
    return fresh;
  };

  /** A waiting worker must not keep the program alive, and may end on its own. */
  const rest = (thread: Worker): void => {
    thread.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit');
    const forget = (): void => void (worker = worker === thread ? undefined : worker);
    thread.on('error', forget);
    thread.on('exit', forget);
    thread.unref();
  };

  const endLater = (): void => {
    clearTimeout(idle);
    idle = setTimeout(() => void stop(), idleMs);
    idle.unref();
  };

  const inWorker = async (input: I, signal: AbortSignal | undefined): Promise<D> => {
    const enders = signal ? [signal, closing.signal] : [closing.signal];
    if (enders.some(({ aborted }) => aborted)) throw new ThreadError('cancelled');
    clearTimeout(idle);
    const id = ++jobs;
    let thread: Worker | undefined;
    let time: ReturnType<typeof limitTime> | undefined;
    let abort = (): void => undefined;
    try {
      const asked = (worker ??= start());
      thread = asked;
      asked.ref();
      return await new Promise<D>((resolve, reject) => {
        const giveUp = (why: GivenUp, cause?: unknown): void => reject(new ThreadError(why, { cause }));
        const limit = limitTime({ ms: timeoutMs }, () => giveUp('timeout'));
        time = limit;
        abort = () => giveUp('cancelled');
        for (const ender of enders) ender.addEventListener('abort', abort);
        asked.on('message', (answer: ThreadAnswer<D>) => {
          if (answer.id !== id) return;
          if ('begun' in answer) limit.begin();
          else if ('done' in answer) resolve(answer.done);
          else reject(new Refusal(answer.failed));
        });
        asked.on('error', (error: Error & { code?: string }) =>
          giveUp(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'broken', error),
        );
        asked.on('exit', () => giveUp('broken'));
        asked.postMessage({ id, input } satisfies ThreadJob<I>);
      });
    } catch (error) {
      if (error instanceof Refusal) throw new ThreadError('broken', { cause: error });
      await stop();
      throw error instanceof ThreadError ? error : new ThreadError('broken', { cause: error });
    } finally {
      time?.stop();
      for (const ender of enders) ender.removeEventListener('abort', abort);
      // One that was stopped has nothing of this left; ending it waits for its last event.
      if (thread && thread === worker) rest(thread);
      endLater();
    }
  };

  return {
    warm: () => {
      if (closing.signal.aborted) return;
      worker ??= start();
      endLater();
    },
    run: (input, signal) => {
      const done = last.then(() => inWorker(input, signal));
      last = done.catch(() => undefined);
      return done;
    },
    close: async () => {
      closing.abort();
      clearTimeout(idle);
      await stop();
    },
  };
}

/** The worker did its work and could not: it lives on. */
class Refusal extends Error {}
