/**
 * What getting notes out and bringing pages in costs, beside what neither can do without: reading and parsing the library's files
 * and writing what the export holds as bytes; taking the table apart. Each round does all of them in turn. Beside it, how long the
 * main process is held at a time.
 *
 * Runs on built files: npm run bench -- exporting [SIZE…]
 */
import { parse } from 'csv-parse/sync';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, open as openFile, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { connected } from './connected.mjs';
import { watched } from './held.mjs';
import { makeLibrary } from './library/folders.mjs';

const built = fileURLToPath(new URL('../out/main/', import.meta.url));
const beside = (name) => pathToFileURL(join(built, name));
const rounds = 3;
const chunk = 256 * 1024;

const formats = [
  ['Markdown, plain', { format: 'markdown', preset: 'plain' }],
  ['Markdown, Obsidian', { format: 'markdown', preset: 'obsidian' }],
  ['web page', { format: 'html', layout: 'single' }],
  ['Word', { format: 'docx', layout: 'single' }],
  ['CSV', { format: 'csv' }],
  ['JSON-LD', { format: 'jsonld', layout: 'single' }],
  ['BibTeX', { format: 'bibtex' }],
];

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Reads and parses all that the notes of the library stand in, and makes that many bytes durable. */
async function bareExport(libraryDir, bytes) {
  for (const id of await readdir(join(libraryDir, 'articles'))) {
    const of = (name) => readFile(join(libraryDir, 'articles', id, name), 'utf8');
    JSON.parse(await of('article.json'));
    JSON.parse(await of('annotations.json'));
    await of('article.html');
    await of('article.txt');
  }
  const file = await openFile(`${libraryDir}.bare`, 'w');
  await file.write(Buffer.alloc(bytes, 'x'));
  await file.datasync();
  await file.close();
}

async function exported(call, settings) {
  const id = randomUUID();
  const { bytes } = await call('startExport', { id, scope: { kind: 'all' }, settings });
  await call('dropExport', { id });
  return bytes;
}

const pocket = (rows) => {
  const lines = Array.from(
    { length: rows },
    (_, n) =>
      `"Report ${n}, with a comma",https://outlet.example/${n},${1_600_000_000 + n},topic-${n % 60}|water,unread`,
  );
  return `title,url,time_added,tags,status\n${lines.join('\n')}\n`;
};

async function upload(call, name, text) {
  const [id, bytes] = [randomUUID(), Buffer.from(text)];
  for (let offset = 0; offset < bytes.length; offset += chunk) {
    const piece = bytes.subarray(offset, offset + chunk).toString('base64');
    await call('uploadFile', { upload: id, name, offset, bytes: piece });
  }
  return id;
}

function say(size, what, ours, bare) {
  const [ms, limit] = [median(ours.map((one) => one.ms)), median(bare)];
  const holds = Math.max(...ours.map(({ longest }) => longest));
  const figures = [`${Math.round(ms)} ms`, `${(ms / limit).toFixed(1)} x`, `${holds.toFixed(1)} ms`];
  console.log(String(size).padStart(8), what.padEnd(24), ...figures.map((one) => one.padStart(14)));
}

async function measureExports(call, libraryDir, size) {
  const found = formats.map(() => ({ ours: [], bare: [] }));
  for (let round = 0; round < rounds; round++) {
    for (const [n, [, settings]] of formats.entries()) {
      const made = await watched(() => exported(call, settings));
      const start = performance.now();
      await bareExport(libraryDir, made.value);
      found[n].bare.push(performance.now() - start);
      found[n].ours.push(made);
    }
  }
  for (const [n, [what]] of formats.entries()) say(size, what, found[n].ours, found[n].bare);
}

async function measureBringing(call, rows) {
  const text = pocket(rows);
  const [looks, brings, bare] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    const [file, id] = [await upload(call, 'pocket.csv', text), randomUUID()];
    looks.push(await watched(() => call('previewBrought', { upload: file })));
    brings.push(await watched(() => call('bringIn', { id, upload: file })));
    await call('undoBringing', { id });
    const start = performance.now();
    parse(text);
    bare.push(performance.now() - start);
  }
  say(rows, 'table, looked at', looks, bare);
  say(rows, 'table, brought in', brings, bare);
}

/** @param {string[]} args */
export async function run(args = []) {
  if (!existsSync(join(built, 'app.js'))) throw new Error('The program is not built: npm run build.');
  const { createApp } = await import(beside('app.js').href);
  const sizes = args.filter((one) => /^\d+$/.test(one)).map(Number);
  const root = await mkdtemp(join(tmpdir(), 'synoptic-bench-'));
  console.log(
    'size'.padStart(8),
    ''.padEnd(24),
    ...['took', 'bare', 'main held'].map((one) => one.padStart(14)),
  );
  try {
    for (const size of sizes.length > 0 ? sizes : [100, 1000]) {
      const libraryDir = join(root, String(size));
      await makeLibrary(libraryDir, size);
      const app = await createApp({
        ...{ libraryDir, samplesDir: root, shell: 'browser', version: 'bench', lastWords: 0 },
        cleaner: { clean: () => Promise.reject(new Error('not needed')), close: async () => {} },
        exportWorker: beside('export-worker.js'),
        bringWorker: beside('bring-worker.js'),
      });
      const call = connected(app);
      await measureExports(call, libraryDir, size);
      await measureBringing(call, size * 10);
      await app.close();
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
