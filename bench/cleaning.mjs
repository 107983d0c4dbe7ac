/**
 * CPU time of cleaning a page, beside Readability on a jsdom window of its own for each page. The two take turns, so
 * that whatever else the machine does falls on both; the ratio is what counts. Below 1 we are quicker.
 *
 * Runs on built files: npm run bench -- cleaning [--data DIR] [--set NAME] [--limit N] [--json]
 */
import { parseArgs } from 'node:util';
import { mean, median, startCleaner } from './cleaners.mjs';
import { cleaningData, madePages, readSet } from './pages.mjs';

const rounds = 3;

export async function run(args) {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string' },
      set: { type: 'string', default: 'scrapinghub' },
      limit: { type: 'string', default: '40' },
      json: { type: 'boolean', default: false },
    },
  });
  const pages = values.data
    ? readSet(cleaningData(values.data), values.set, Number(values.limit)).map(({ page }) => page)
    : madePages();
  const cleaners = [startCleaner('synoptic'), startCleaner('readability')];
  // The first page pays for loading everything.
  for (const cleaner of cleaners) for (const page of pages.slice(0, 3)) await cleaner.clean(page);

  const best = new Map(cleaners.map((c) => [c.name, pages.map(() => Infinity)]));
  for (let round = 0; round < rounds; round++) {
    for (const [i, page] of pages.entries()) {
      for (const cleaner of cleaners) {
        const times = best.get(cleaner.name);
        times[i] = Math.min(times[i], (await cleaner.clean(page)).cpuMs);
      }
    }
  }
  await Promise.all(cleaners.map((c) => c.close()));

  const [ours, theirs] = cleaners.map((c) => best.get(c.name));
  const result = {
    pages: pages.length,
    synoptic: { meanMs: mean(ours), medianMs: median(ours) },
    readability: { meanMs: mean(theirs), medianMs: median(theirs) },
    ratio: mean(ours) / mean(theirs),
    medianRatio: median(ours.map((ms, i) => ms / theirs[i])),
  };
  if (values.json) console.log(JSON.stringify(result));
  else {
    const ms = (n) => `${n.toFixed(1)} ms`.padStart(10);
    console.log(`${pages.length} pages, CPU time a page, best of ${rounds}`);
    for (const name of ['synoptic', 'readability']) {
      console.log(`${name.padEnd(12)} mean ${ms(result[name].meanMs)}   median ${ms(result[name].medianMs)}`);
    }
    console.log(
      `ratio of the means ${result.ratio.toFixed(2)}, median of the ratios ${result.medianRatio.toFixed(2)}`,
    );
  }
  return result;
}
