/** Something that the set-up cannot get past: one sentence saying what is wrong, one saying what to do. */
export class Stop extends Error {
  constructor(problem, nextStep) {
    super(`${problem}\n${nextStep}`);
    this.name = 'Stop';
  }
}

/** Runs a script's main function and makes its result the exit status. A `Stop` is told without a stack. */
export async function exitWith(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
