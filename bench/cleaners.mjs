import { Worker } from 'node:worker_threads';

const workers = {
  synoptic: new URL('../out/main/clean-worker.js', import.meta.url),
  readability: new URL('./readability-worker.mjs', import.meta.url),
};
const peerWorker = new URL('./peer-worker.mjs', import.meta.url);

/** Other extractors, once they are installed in this folder. */
export const peers = ['defuddle', 'postlight', 'extractus'];

/**
 * A cleaner in a worker thread, one page at a time. CPU time is that of the whole process while the page is worked on,
 * so it holds what the engine's own threads do for it, and little of what other programs do.
 */
export function startCleaner(name) {
  // What peers print about a page goes nowhere.
  const worker = peers.includes(name)
    ? new Worker(peerWorker, { workerData: { peer: name }, stdout: true, stderr: true })
    : new Worker(workers[name]);
  let id = 0;
  return {
    name,
    clean: (page) =>
      new Promise((resolve, reject) => {
        const before = process.cpuUsage();
        worker.removeAllListeners();
        worker.once('error', reject);
        worker.once('message', (answer) => {
          const { user, system } = process.cpuUsage(before);
          resolve({ ...(answer.done ?? {}), error: answer.error ?? null, cpuMs: (user + system) / 1000 });
        });
        worker.postMessage({ id: ++id, task: 'clean', input: page });
      }),
    close: () => worker.terminate(),
  };
}

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
export const mean = (values) => (values.length ? values.reduce((sum, v) => sum + v, 0) / values.length : 0);
