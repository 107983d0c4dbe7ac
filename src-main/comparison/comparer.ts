import { AppError } from '#contract';
import { createThread, ThreadError } from '../threads/thread';
import { compareTexts } from './compare';
import type { Compared, ComparedText } from './text';

/** Compares two texts; what takes too long, needs too much memory or is not wanted any more is ended. */
export interface Comparer {
  /** @throws AppError `cancelled`, `timeout`, `too-complex`, `internal` */
  compare: (a: ComparedText, b: ComparedText, signal?: AbortSignal) => Promise<Compared>;
  /** Starts the worker, so that the first comparison need not wait for that. */
  warm: () => void;
  close: () => Promise<void>;
}

export interface CompareJob {
  a: ComparedText;
  b: ComparedText;
}

export interface ComparerOptions {
  /** The built worker, `compare-worker.js`; without it texts are compared where it is asked for. */
  worker?: URL | undefined;
  /** Longest time that one pair may take, in milliseconds. */
  timeoutMs?: number;
  /** After this time without work the worker is ended, in milliseconds. */
  idleMs?: number;
  /** Most memory for the worker's objects, in megabytes. */
  memoryMb?: number;
}

/** Compares texts in a worker thread, one pair after the other. */
export function createComparer(options: ComparerOptions = {}): Comparer {
  const { worker, timeoutMs = 60_000, idleMs = 120_000, memoryMb = 1024 } = options;
  const thread = worker && createThread<CompareJob, Compared>({ worker, timeoutMs, idleMs, memoryMb });
  return {
    compare: async (a, b, signal) => {
      if (!thread) {
        // So that a job can be cancelled before its turn here too.
        await new Promise((resolve) => setImmediate(resolve));
        if (signal?.aborted) throw cancelled();
        return compareTexts(a, b);
      }
      try {
        return await thread.run({ a: plain(a), b: plain(b) }, signal);
      } catch (error) {
        throw error instanceof ThreadError ? refusal(error, timeoutMs) : error;
      }
    },
    warm: () => thread?.warm(),
    close: async () => thread?.close(),
  };
}

const plain = ({ text, lang, published }: ComparedText): ComparedText => ({ text, lang, published });

const cancelled = (): AppError => new AppError('cancelled', 'Comparing the articles was cancelled.');

function refusal(error: ThreadError, timeoutMs: number): AppError {
  const seconds = Math.round(timeoutMs / 100) / 10;
  const said = {
    cancelled: cancelled(),
    timeout: new AppError(
      'timeout',
      `Comparing two of these articles took longer than ${seconds} seconds and was ended. They can be read side by side all the same.`,
    ),
    memory: new AppError(
      'too-complex',
      'Comparing two of these articles needs more memory than it may take. They can be read side by side all the same.',
    ),
    broken: new AppError(
      'internal',
      'Two of these articles could not be compared because of a fault in Synoptic. They can be read side by side all the same.',
      { cause: error },
    ),
  };
  return said[error.why];
}
