/** Articles that are worked on at the same time. */
const width = 8;

/** Runs a task for each, several at a time. What a task throws is thrown when those under way are done. */
export async function together<T>(items: Iterable<T>, task: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items].reverse();
  const worker = async (): Promise<void> => {
    for (let item = queue.pop(); item !== undefined; item = queue.pop()) {
      try {
        await task(item);
      } catch (error) {
        queue.length = 0;
        throw error;
      }
    }
  };
  const done = await Promise.allSettled(Array.from({ length: width }, worker));
  for (const one of done) if (one.status === 'rejected') throw one.reason;
}
