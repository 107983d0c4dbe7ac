/** One process with one library: does what it is told and answers how long it took. Times in milliseconds, memory in MB. */
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [libraryDir, built] = process.argv.slice(2);
const beside = (name) => pathToFileURL(join(built, name));
const { createApp } = await import(beside('app.js').href);

let app = null;
let connection = null;
let number = 0;

/** A call as a window makes it. */
const call = (method, input) =>
  new Promise((resolve, reject) => {
    const id = ++number;
    connection.waiting.set(id, { resolve, reject });
    connection.receive(JSON.stringify({ call: id, method, input }));
  });

function connect() {
  const waiting = new Map();
  connection = { waiting, receive: null };
  app.connect({
    send: (text) => {
      const { answer, value, error } = JSON.parse(text);
      if (answer === undefined) return;
      const { resolve, reject } = waiting.get(answer);
      waiting.delete(answer);
      if (error) reject(new Error(error.message));
      else resolve(value);
    },
    listen: (on) => {
      connection.receive = on;
      return () => {};
    },
  });
}

async function timed(task) {
  const start = performance.now();
  await task();
  return performance.now() - start;
}

const journalBytes = async () => {
  const sizes = ['journal-a.jsonl', 'journal-b.jsonl'].map((name) =>
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
  /** Until the list could be asked for, in a process that has done nothing else. */
  open: async ({ withSearch = false }) => {
    const options = {
      ...{ libraryDir, samplesDir: libraryDir, shell: 'browser', version: 'bench', lastWords: 0 },
      ...{ cleaner: { clean: () => Promise.reject(new Error('not needed')), close: async () => {} } },
      ...(withSearch ? { searchWorker: beside('search-worker.js') } : {}),
    };
    const ms = await timed(async () => (app = await createApp(options)));
    return { ms, ...memory() };
  },
  connect: async () => connect(),
  /** What opening cannot do without. */
  parse: async () => {
    let list;
    const ms = await timed(
      async () => (list = JSON.parse(await readFile(join(libraryDir, 'library.json'), 'utf8'))),
    );
    return { ms, articles: list.articles.length };
  },
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
process.send({ value: 'ready' });
