import { AppError } from '#contract';
import { openDesk } from '../threads/desk';
import type { createBringTasks } from './bring-tasks';
import type { Brought, BroughtItem } from './record';

/** A file that is read for longer is given up, in milliseconds. */
const mostTime = 3 * 60_000;
/** Pages that are taken over at once. */
const together = 500;

/**
 * Reads a file in a thread of its own; without a worker, here. Null for one of none of the tools.
 * @throws AppError, `cancelled` and `timeout` too
 */
export type ReadBrought = (name: string, bytes: Uint8Array, signal?: AbortSignal) => Promise<Brought | null>;

/** @param most how long a file may be read, in milliseconds */
export function createReadBrought(worker: URL | undefined, most = mostTime): ReadBrought {
  return async (name, bytes, signal) => {
    // Loaded when it is needed: most starts need none of it.
    const { mightBe } = await import('./might-be');
    if (!mightBe(bytes)) return null;
    const here = async () => (await import('./bring-tasks')).createBringTasks();
    const desk = openDesk<ReturnType<typeof createBringTasks>>({
      worker,
      here,
      what: 'Reading the file',
      memoryMb: 1024,
    });
    const late = AbortSignal.timeout(most);
    const ender = signal ? AbortSignal.any([signal, late]) : late;
    try {
      const head = await desk.ask('read', { name, bytes }, ender);
      if (!head) return null;
      const { count, ...brought } = head;
      const items: BroughtItem[] = [];
      while (items.length < count)
        for (const one of await desk.ask('items', { from: items.length, count: together }, ender))
          items.push(one);
      return { ...brought, items };
    } catch (error) {
      if (!late.aborted || signal?.aborted) throw error;
      throw new AppError('timeout', `“${name}” took too long to read. Export it in parts.`, { cause: error });
    } finally {
      await desk.close();
    }
  };
}
