import { createThread } from '../threads/thread';
import { cheapPlacings, type Done, type Input, type Placing, placings } from './placing';

/** Compares texts and finds passages in them; never fails, but finds less where that takes too long. */
export interface Placer {
  run: <T extends Placing>(task: T, input: Input<T>) => Promise<Done<T>>;
  close: () => Promise<void>;
}

export interface PlaceJob {
  task: Placing;
  input: Input<Placing>;
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

/** Does what takes time with long texts in a worker thread, one job after the other; what it gives up, the cheap way here. */
export function createPlacer(options: PlacerOptions = {}): Placer {
  const { worker, timeoutMs = 20_000, idleMs = 30_000, memoryMb = 512 } = options;
  const thread = worker && createThread<PlaceJob, Done<Placing>>({ worker, timeoutMs, idleMs, memoryMb });
  return {
    run: async (task, input) => {
      if (!thread || sizeOf(input) < short) return placings[task](input);
      return await thread.run({ task, input }).catch(() => cheapPlacings[task](input));
    },
    close: async () => thread?.close(),
  };
}

/** Length of all texts of a job and of what is told of passages, in UTF-16 code units. */
function sizeOf(input: Input<Placing>): number {
  if ('young' in input) return input.old.length + input.young.length;
  if ('quotes' in input) return input.quotes.reduce((sum, { length }) => sum + length, input.text.length);
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
