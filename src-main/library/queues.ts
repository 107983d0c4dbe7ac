/** Runs what belongs together one after the other: a task waits for those before it with the same key. */
export interface Queues {
  run: <T>(key: string, task: () => Promise<T>) => Promise<T>;
  /** Fulfilled when nothing waits or runs any more; never rejected. */
  idle: () => Promise<void>;
}

export function createQueues(): Queues {
  const last = new Map<string, Promise<unknown>>();
  return {
    run: (key, task) => {
      const run = (last.get(key) ?? Promise.resolve()).then(task);
      const settled: Promise<unknown> = run
        .catch(() => undefined)
        .finally(() => last.get(key) === settled && last.delete(key));
      last.set(key, settled);
      return run;
    },
    idle: async () => {
      while (last.size > 0) await Promise.all(last.values());
    },
  };
}
