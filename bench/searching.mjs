/**
 * The index of words at 1,000 and 10,000 articles with ten notes each: building, size, opening, memory, searches, adding
 * an article, and how often the article that two words were drawn from comes first (searching/first.mjs has the rule). Processor times in milliseconds;
 * ratios are what counts: of the two sizes, and to going through all texts.
 *
 * Runs on built files: npm run bench -- searching [--json] [SIZE…]
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(new URL('../out/main/searching.js', import.meta.url));
const script = fileURLToPath(new URL('./searching/measure.mjs', import.meta.url));

function measure(what, folder, size) {
  const args = ['--expose-gc', script, what, folder, built, String(size)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 26 }));
}

export async function run(args) {
  if (!existsSync(built)) throw new Error('The program is not built: npm run build.');
  const sizes = args.filter((one) => /^\d+$/.test(one)).map(Number);
  const root = await mkdtemp(join(tmpdir(), 'synoptic-bench-'));
  const results = [];
  try {
    for (const size of sizes.length > 0 ? sizes : [1000, 10_000]) {
      const folder = join(root, String(size));
      results.push({ size, ...measure('build', folder, size), ...measure('use', folder, size) });
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
  if (args.includes('--json')) return console.log(JSON.stringify(results));
  const row = (name, of, unit = '') => {
    const values = results.map(of);
    const ratio = values.length > 1 ? `× ${(values.at(-1) / values[0]).toFixed(1)}` : '';
    console.log(
      name.padEnd(44),
      ...values.map((one) => `${one.toFixed(2)} ${unit}`.padStart(14)),
      ratio.padStart(9),
    );
  };
  console.log(
    ''.padEnd(44),
    ...results.map(({ size }) => `${size} articles`.padStart(14)),
    'ratio'.padStart(9),
  );
  row('building, processor', (one) => one.cpu, 's');
  row('building, most memory of the process', (one) => one.peak, 'MB');
  row('on disk', (one) => one.bytes, 'MB');
  row('opening', (one) => one.load, 'ms');
  row('memory after opening', (one) => one.memory, 'MB');
  row('memory after searching', (one) => one.memoryAfter, 'MB');
  for (const kind of Object.keys(results[0].times)) {
    row(`${kind}, p50`, (one) => one.times[kind].p50, 'ms');
    row(`${kind}, p95`, (one) => one.times[kind].p95, 'ms');
  }
  row('going through all texts, 2 words', (one) => one.scan, 'ms');
  row('2 words p95 / going through all texts', (one) => one.times['2 words'].p95 / one.scan);
  row('adding an article and searching, p95', (one) => one.add, 'ms');
  row('longest step of writing and merging', (one) => one.step, 'ms');
  row('first, by two rare words of its text', (one) => one.found.first);
  row('the same, among the first three', (one) => one.found.inThree);
  row('the same, going through all texts (BM25)', (one) => one.found.linear);
  row('the same, the likeliest: no ranking does better', (one) => one.found.possible);
  row('articles that have both words', (one) => one.found.both);
}
