export interface TimeLimitOptions {
  /** Processor time that the work may take, in milliseconds. */
  ms: number;
  /** Longest time by the clock, the start of the thread included, in milliseconds. */
  mostMs?: number;
  /** Processor time that this process has taken until now, in milliseconds. */
  cpu?: () => number;
}

/** How many times as long as its processor time a job may take by the clock. */
const patience = 4;

/** What all threads of this process have taken; a single one cannot be asked on every system. */
const processTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/**
 * Ends work that takes too long, by the processor time of the process: on a busy machine a good file takes longer by
 * the clock and no longer by this. Other threads of ours count, too, so the time is never counted before it has also
 * passed by the clock. Work that waits and takes no processor time is ended by the clock (`mostMs`).
 */
export function limitTime(
  options: TimeLimitOptions,
  tooLong: () => void,
): { begin: () => void; stop: () => void } {
  const { ms, mostMs = patience * ms, cpu = processTime } = options;
  let timer: NodeJS.Timeout | undefined;
  let over = false;
  const stop = (): void => {
    over = true;
    clearTimeout(timer);
    clearTimeout(end);
  };
  const giveUp = (): void => {
    stop();
    tooLong();
  };
  const end = setTimeout(giveUp, mostMs);
  return {
    /** The thread is there and begins: from now on its time counts. */
    begin: () => {
      if (over) return;
      const before = cpu();
      const look = (): void => {
        const left = ms - (cpu() - before);
        if (left <= 0) giveUp();
        else timer = setTimeout(look, left);
      };
      clearTimeout(timer);
      timer = setTimeout(look, ms);
    },
    stop,
  };
}
