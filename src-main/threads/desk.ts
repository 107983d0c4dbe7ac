import { AppError, type ErrorData } from '#contract';
import { serveJobs } from './serve-jobs';
import { createThread, ThreadError, type ThreadOptions } from './thread';

/**
 * Tasks by their names: one value in, one value out, both of what can be sent to another thread. One called `close` lets go of
 * what they share where the end of a thread does not.
 */
type Tasks<T> = Record<keyof T, (input: never) => unknown> & { close?: (input: null) => unknown };
type Done<T extends Tasks<T>, K extends keyof T> = Awaited<ReturnType<T[K]>>;

/** Where tasks are done one after the other, in another thread where there is one. What they share stays there until `close`. */
export interface Desk<T extends Tasks<T>> {
  /**
   * @throws AppError of the task; `cancelled` and `timeout`, with which all that the tasks share is gone; `internal` when the thread
   * broke
   */
  ask: <K extends keyof T & string>(
    task: K,
    input: Parameters<T[K]>[0],
    signal?: AbortSignal,
  ) => Promise<Done<T, K>>;
  close: () => Promise<void>;
}

interface Order {
  task: string;
  input: unknown;
}
/** Errors that are meant for the reader cross as they are. */
type Answer = { value: unknown } | { refused: ErrorData };

/** Far longer than any task takes that has not been stuck. */
const mostMs = 30 * 60_000;
/** The thread holds what its tasks share: it is ended by `close`. */
const idleMs = 24 * 60 * 60_000;

/**
 * @param here the same tasks in this thread, for where there is no worker (tests); asked for when there is work: what tasks
 * need may be much to load
 * @param what begins the sentences of errors: "Packing the library"
 */
export function openDesk<T extends Tasks<T>>(options: {
  worker?: URL | undefined;
  here: () => T | Promise<T>;
  what: string;
  memoryMb?: number;
  /** Processor time that one task may take, in milliseconds. */
  timeoutMs?: number | undefined;
}): Desk<T> {
  const { worker, what } = options;
  const threaded: ThreadOptions | undefined = worker && {
    ...{ worker, timeoutMs: options.timeoutMs ?? mostMs, idleMs, memoryMb: options.memoryMb ?? 1024 },
  };
  const thread = threaded && createThread<Order, Answer>(threaded);
  let tasks: Promise<T> | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const refusal = (error: unknown): unknown => {
    if (!(error instanceof ThreadError)) return error;
    if (error.why === 'cancelled') return new AppError('cancelled', `${what} was cancelled.`);
    if (error.why === 'timeout') return new AppError('timeout', `${what} takes too long.`, { cause: error });
    return error.why === 'memory'
      ? new AppError('too-complex', `${what} needs more memory than it may take.`, { cause: error })
      : new AppError('internal', `${what} was ended by a fault in Synoptic.`, { cause: error });
  };
  return {
    ask: async (task, input, signal) => {
      if (!thread) {
        const run = last.then(async () => {
          if (signal?.aborted) throw new AppError('cancelled', `${what} was cancelled.`);
          const here = await (tasks ??= Promise.resolve(options.here()));
          return here[task](input);
        });
        last = run.catch(() => undefined);
        return run as Promise<never>;
      }
      const answer = await thread.run({ task, input }, signal).catch((error: unknown) => {
        throw refusal(error);
      });
      if ('refused' in answer) throw new AppError(answer.refused.code, answer.refused.message);
      return answer.value as never;
    },
    close: async () => {
      await last;
      if (thread) await thread.close();
      else await (await tasks)?.close?.(null);
    },
  };
}

/** What the entry of a worker does whose tasks a desk asks for. */
export function serveDesk<T extends Tasks<T>>(tasks: T): void {
  serveJobs<Order, Answer>(
    async ({ task, input }) => {
      try {
        return { value: await tasks[task as keyof T](input as never) };
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        return { refused: { code: error.code, message: error.message } };
      }
    },
    (answer) => ('value' in answer ? ownMemory(answer.value) : []),
  );
}

/** Bytes in an answer that are all there is in their memory; small ones of Node share theirs. */
function ownMemory(value: unknown): ArrayBuffer[] {
  if (typeof value !== 'object' || value === null || !('bytes' in value)) return [];
  const { bytes } = value;
  if (!(bytes instanceof Uint8Array) || !(bytes.buffer instanceof ArrayBuffer)) return [];
  return bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer] : [];
}
