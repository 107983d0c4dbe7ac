/** One process with one library: does what it is told and answers how long it took. Times in milliseconds, memory in MB. */
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { connected } from '../connected.mjs';

const [libraryDir, built] = process.argv.slice(2);
const beside = (name) => pathToFileURL(join(built, name));
const { createApp } = await import(beside('app.js').href);

let app = null;
let call = null;

async function timed(task) {
  const start = performance.now();
  await task();
  return performance.now() - start;
}

/** Of all threads, in milliseconds: what else the machine does falls on this less. */
const spent = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

async function costOf(task) {
  const before = spent();
  const ms = await timed(task);
  return { ms, cpu: spent() - before };
}

const journalBytes = async () => {
  const names = (await readdir(libraryDir)).filter((name) => /^journal\..*\.[ab]\.jsonl$/.test(name));
  const sizes = names.map((name) =>
    stat(join(libraryDir, name)).then(
      ({ size }) => size,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
};

/** In use, after what is not has been collected. */
function memory() {
  for (let n = 0; n < 4; n++) globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { resident: rss / 1e6, used: (heapUsed + external) / 1e6 };
}

let bare = null;
let lineBytes = 300;

const commands = {
  /**
   * Until the list could be asked for, in a process that has done nothing else, and until its first page is there. Memory is
   * what it is when a window has also asked how many there are of each kind, for which all of the list is looked at.
   */
  open: async ({ withSearch = false }) => {
    const options = {
      ...{ libraryDir, samplesDir: libraryDir, shell: 'browser', version: 'bench', lastWords: 0 },
      ...{ cleaner: { clean: () => Promise.reject(new Error('not needed')), close: async () => {} } },
      ...(withSearch ? { searchWorker: beside('search-worker.js') } : {}),
    };
    const opened = await costOf(async () => (app = await createApp(options)));
    call = connected(app);
    const shown = await costOf(() => call('listLibrary', { query: {}, from: 0, count: 50 }));
    await call('getFacets', {});
    return { ...opened, shown: opened.ms + shown.ms, shownCpu: opened.cpu + shown.cpu, ...memory() };
  },
  /** What opening cannot do without: its list is read and parsed. */
  parse: () =>
    costOf(async () => {
      const text = await readFile(join(libraryDir, 'library.json'), 'utf8');
      const changes = await readFile(join(libraryDir, 'library.changes.jsonl'), 'utf8').catch(() => '');
      JSON.parse(text);
      for (const line of changes.split('\n')) if (line) JSON.parse(line);
    }),
  list: () => timed(() => call('listLibrary', { query: {}, from: 0, count: 50 })),
  highlight: async ({ article, id, at }) => {
    const before = await journalBytes();
    const passage = { start: 20 + at, end: 90 + at };
    const ms = await timed(() => call('createAnnotation', { id, article, passage, category: 'claim' }));
    const bytes = (await journalBytes()) - before;
    // A checkpoint may have taken the journal away meanwhile.
    if (bytes > 0) lineBytes = bytes;
    return { ms, bytes: lineBytes };
  },
  /** The same bytes at the end of a file. */
  append: async () => {
    bare ??= { file: await open(`${libraryDir}.bare`, 'a', 0o600) };
    const line = Buffer.alloc(lineBytes, 'x');
    return timed(async () => {
      await bare.file.write(line);
      await bare.file.datasync();
    });
  },
  read: ({ article }) => timed(() => call('getArticle', { id: article })),
  delete: ({ article }) => timed(() => call('deleteArticle', { id: article })),
  indexed: async () => {
    const start = performance.now();
    for (;;) {
      const { indexed, total, failed } = await call('getSearchStatus', {});
      if (failed !== null) throw new Error(failed);
      if (indexed === total) return performance.now() - start;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  },
  search: async ({ search }) => {
    let total;
    const ms = await timed(async () => {
      ({ total } = await call('listLibrary', { query: { search }, from: 0, count: 50 }));
    });
    return { ms, total };
  },
  close: async () => {
    await bare?.file.close();
    await app?.close();
  },
};

process.on('message', async ({ command, input }) => {
  try {
    process.send({ value: (await commands[command](input)) ?? null });
  } catch (error) {
    process.send({ error: String(error?.stack ?? error) });
  }
  if (command === 'close') process.disconnect();
});
// What the engine still does with the modules it has just read is not to be counted.
await new Promise((resolve) => setTimeout(resolve, 300));
process.send({ value: 'ready' });
