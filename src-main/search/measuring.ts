import { createIndexJobs, type IndexAnswer, type IndexJob } from './index/jobs';
import { parseQuery } from './query/parse';
import { planOf, resolve } from './query/resolve';

/** The index of words without its thread and without a library, for the benchmarks. */
export function openForMeasuring(): {
  run: (job: IndexJob) => IndexAnswer;
  find: (search: string) => IndexAnswer;
} {
  const run = createIndexJobs();
  const nothing = { entry: () => undefined, categories: () => [], collected: () => null };
  return {
    run,
    find: (search) => {
      const resolved = resolve(parseQuery(search).query, nothing, []);
      return run({ kind: 'find', plan: planOf(resolved, []) });
    },
  };
}
