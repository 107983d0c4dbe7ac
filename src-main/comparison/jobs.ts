import type { Id } from '#contract';

/** Work that a window has given a name, so that it hears how far it is and can end it. */
export interface Jobs {
  /** Runs `task`, which tells how far it is from 0 to 1. A call that comes twice is two runs under one name. */
  run: <T>(
    job: Id | undefined,
    task: (signal: AbortSignal, tell: (done: number) => void) => Promise<T>,
  ) => Promise<T>;
  /** Nothing where there is no such job any more. */
  cancel: (job: Id) => void;
  close: () => void;
}

export function createJobs(progress: (job: Id, done: number) => void): Jobs {
  const running = new Set<{ job: Id | undefined; ender: AbortController }>();
  return {
    run: async (job, task) => {
      const one = { job, ender: new AbortController() };
      running.add(one);
      try {
        const tell = (done: number): void => {
          if (job !== undefined && !one.ender.signal.aborted) progress(job, done);
        };
        return await task(one.ender.signal, tell);
      } finally {
        running.delete(one);
      }
    },
    cancel: (job) => {
      for (const one of running) if (one.job === job) one.ender.abort();
    },
    close: () => {
      for (const { ender } of running) ender.abort();
    },
  };
}
