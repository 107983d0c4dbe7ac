import { AppError } from '#contract';
import { openDesk } from '../threads/desk';
import type { bringTasks } from './bring-tasks';
import type { Brought } from './record';

/** A file that is read for longer is given up, in milliseconds. */
const mostTime = 3 * 60_000;

/** Reads a file in a thread of its own; without a worker, here. @throws AppError, `cancelled` too */
export type ReadBrought = (name: string, bytes: Uint8Array, signal?: AbortSignal) => Promise<Brought | null>;

export function createReadBrought(worker: URL | undefined): ReadBrought {
  return async (name, bytes, signal) => {
    // Loaded when it is needed: most starts need none of it.
    const { mightBe } = await import('./might-be');
    if (!mightBe(bytes)) return null;
    const here = async (): Promise<typeof bringTasks> => (await import('./bring-tasks')).bringTasks;
    const desk = openDesk({ worker, here, what: 'Reading the file', memoryMb: 1024 });
    const late = AbortSignal.timeout(mostTime);
    try {
      return await desk.ask('read', { name, bytes }, signal ? AbortSignal.any([signal, late]) : late);
    } catch (error) {
      if (!late.aborted || signal?.aborted) throw error;
      throw new AppError('timeout', `“${name}” took too long to read. Export it in parts.`, { cause: error });
    } finally {
      await desk.close();
    }
  };
}
