import { existsSync, openSync, readSync } from 'node:fs';

/** Milliseconds of processor time that the main thread has had. */
function clock() {
  const path = `/proc/self/task/${process.pid}/schedstat`;
  if (!existsSync(path)) return () => performance.now();
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(64);
  return () => {
    const length = readSync(file, bytes, 0, bytes.length, 0);
    return Number(bytes.toString('latin1', 0, length).split(' ')[0]) / 1e6;
  };
}
const spent = clock();

/** Runs a task and tells how long it took, and how long the loop was held. Milliseconds. */
export async function watched(task) {
  const held = [];
  let running = true;
  let last = spent();
  const turn = () => {
    const now = spent();
    held.push(now - last);
    last = now;
    // Turning all the time would take the processor from what is measured.
    if (running) setTimeout(turn, 2);
  };
  setTimeout(turn, 2);
  const [start, cpu] = [performance.now(), spent()];
  const value = await task();
  const ms = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 5));
  running = false;
  const longest = held.reduce((most, one) => Math.max(most, one), 0);
  return { value, ms, longest, often: held.filter((one) => one > 20).length, cpu: spent() - cpu };
}
