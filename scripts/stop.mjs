import { setInterval } from 'node:timers';

/** Something that the set-up cannot get past: one sentence saying what is wrong, one saying what to do. */
export class Stop extends Error {
  constructor(problem, nextStep) {
    super(`${problem}\n${nextStep}`);
    this.name = 'Stop';
  }
}

/**
 * npm runs a script through a shell and hands signals to that shell alone, which goes without a word. So when our
 * parent is another than at the start, we end as if the signal had come to us.
 */
function endWithParent() {
  const parent = process.ppid;
  const look = () => process.ppid !== parent && process.kill(process.pid, 'SIGTERM');
  setInterval(look, 200).unref();
}

/** What the system refused, told as a `Stop`; anything else is a fault of ours and stays as it is. */
function asStop(error) {
  if (error instanceof Stop || !error?.syscall || !error.path) return error;
  return new Stop(
    `${error.path} could not be used (${error.code}).`,
    'Check who owns the folder and the free disk space, then run the same command again.',
  );
}

/** Runs a script's main function and makes its result the exit status. A `Stop` is told without a stack. */
export async function exitWith(main) {
  endWithParent();
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (thrown) {
    const error = asStop(thrown);
    if (!(error instanceof Stop)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
