/**
 * How long the main process is held at a time, so that nothing else has its turn, while a large library is packed, added from
 * its file, and searched for duplicates. Counted is processor time of the main thread between two turns of its loop (from
 * Linux; elsewhere by the clock), so that what else the machine does counts little.
 *
 * Runs on built files: npm run bench -- keeping [SIZE…]
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { connected } from './connected.mjs';
import { watched } from './held.mjs';
import { makeLibrary } from './library/folders.mjs';

const built = fileURLToPath(new URL('../out/main/', import.meta.url));
const beside = (name) => pathToFileURL(join(built, name));
const soon = 1_000;

async function open(createApp, libraryDir) {
  return createApp({
    ...{ libraryDir, samplesDir: libraryDir, shell: 'browser', version: 'bench', lastWords: 0 },
    cleaner: { clean: () => Promise.reject(new Error('not needed')), close: async () => {} },
    searchWorker: beside('search-worker.js'),
    packWorker: beside('pack-worker.js'),
    alikeWorker: beside('alike-worker.js'),
  });
}

function say(size, what, { ms, longest, often, cpu }, more = '') {
  const figures = [`${(ms / 1000).toFixed(1)} s`, `${(cpu / 1000).toFixed(1)} s`];
  const holds = [`${longest.toFixed(1)} ms`, String(often)];
  console.log(
    String(size).padStart(8),
    what.padEnd(32),
    ...[...figures, ...holds].map((one) => one.padStart(12)),
    more,
  );
}

async function measure(size, createApp, root) {
  const [from, to, file] = ['from', 'to', 'zip'].map((name) => join(root, `${size}-${name}`));
  await makeLibrary(from, size);
  let app = await open(createApp, from);
  await app.close();
  app = await open(createApp, from);
  const call = connected(app);
  await new Promise((resolve) => setTimeout(resolve, soon));
  say(size, 'duplicates, the first time', await watched(() => call('listDuplicates', {})));
  say(size, 'duplicates, again', await watched(() => call('listDuplicates', {})));
  const packed = await watched(() => app.keeping.packTo(file, true));
  say(size, 'packing', packed, `${((await stat(file)).size / 1e6).toFixed(0)} MB`);
  await app.close();
  app = await open(createApp, to);
  say(size, 'adding to an empty library', await watched(() => app.keeping.unpackFrom(file, 'zip')));
  say(size, 'adding once more', await watched(() => app.keeping.unpackFrom(file, 'zip')));
  await app.close();
}

/** @param {string[]} args */
export async function run(args = []) {
  if (!existsSync(join(built, 'app.js'))) throw new Error('The program is not built: npm run build.');
  const { createApp } = await import(beside('app.js').href);
  const sizes = args.filter((one) => /^\d+$/.test(one)).map(Number);
  const root = await mkdtemp(join(tmpdir(), 'synoptic-bench-'));
  console.log(
    'articles'.padStart(8),
    ''.padEnd(32),
    ...['took', 'main thread', 'longest', 'over 20 ms'].map((one) => one.padStart(12)),
  );
  try {
    for (const size of sizes.length > 0 ? sizes : [1000, 10_000]) await measure(size, createApp, root);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
