/**
 * Runs a question at once when it is called, and once more afterwards when it was called again meanwhile. Between two runs
 * lies three times as long as the last one took, so that what is asked with each key of a note never takes more than a
 * quarter of the time, however much there is to answer.
 * @param most the longest pause, in milliseconds
 */
export function paced(ask: () => Promise<unknown>, most = 1000): () => void {
  let busy = false;
  let again = false;
  const run = async (): Promise<void> => {
    busy = true;
    again = false;
    const begin = performance.now();
    await ask().catch(() => undefined);
    const pause = Math.min(most, 3 * (performance.now() - begin));
    await new Promise((resolve) => setTimeout(resolve, pause));
    busy = false;
    if (again) void run();
  };
  return () => {
    if (busy) again = true;
    else void run();
  };
}
