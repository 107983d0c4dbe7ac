/**
 * What one annotation costs when it is made durable, in a library of 100 and of 5,000 articles, beside a bare
 * write + fsync + rename + fsync of the folder of the same bytes. The two libraries take turns, so that whatever else
 * the machine does falls on both. Ratios are what counts: the one between the libraries should stay near 1.
 *
 * Runs on built files: npm run bench -- library [--json]
 */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const sizes = [100, 5000];
const rounds = 150;
const notesBefore = 10;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const idOf = (n) => `bench${String(n).padStart(7, '0')}`;

const sentence = (n) => `Sentence ${n} says that the water stood at ${n % 97} centimetres by noon.`;
const textOf = (n) =>
  `Report ${n}\n${Array.from({ length: 110 }, (_, k) => `${sentence(n + k)}\n`).join('')}`;

/** A library folder as docs/data-format.md describes it, without its list: that is rebuilt on opening. */
async function makeLibrary(root, articles) {
  for (let n = 0; n < articles; n++) {
    const id = idOf(n);
    const text = textOf(n);
    const html = text.replace(/.*\n/g, (line) => `<p>${line.trimEnd()}</p>\n`);
    const folder = join(root, 'articles', id);
    await mkdir(folder, { recursive: true });
    const record = {
      ...{ formatVersion: 1, id, title: `Report ${n}`, titleFrom: 'headline', byline: null, siteName: null },
      ...{ publishedTime: null, lang: 'en', dir: null, excerpt: null, version: 1, words: 1300 },
      source: {
        ...{ fileName: `report-${n}.txt`, mediaType: 'text/plain', sha256: sha256(text), encoding: 'UTF-8' },
        ...{ url: null, importedAt: new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString() },
      },
      ...{ removed: [], warnings: [], htmlSha256: sha256(html), textSha256: sha256(text) },
      ...{ original: 'original.txt', assets: [] },
    };
    await writeFile(join(folder, 'article.json'), JSON.stringify(record, null, 2));
    await writeFile(join(folder, 'article.html'), html);
    await writeFile(join(folder, 'article.txt'), text);
    await writeFile(join(folder, 'original.txt'), text);
  }
}

async function bareWrite(path, bytes) {
  const temp = `${path}.tmp`;
  const file = await open(temp, 'wx', 0o600);
  await file.writeFile(bytes);
  await file.sync();
  await file.close();
  await rename(temp, path);
  const folder = await open(dirname(path), 'r');
  await folder.sync();
  await folder.close();
}

/** Milliseconds. */
async function timed(task) {
  const start = performance.now();
  await task();
  return performance.now() - start;
}

/** @returns figures by number of articles: medians in milliseconds, and their ratios */
async function measure() {
  const { createApp } = await import(pathToFileURL(join(import.meta.dirname, '../out/main/app.js')).href);
  const cleaner = { clean: () => Promise.reject(new Error('not needed')), close: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'synoptic-bench-'));
  try {
    const libraries = [];
    for (const articles of sizes) {
      const root = join(folder, String(articles));
      await makeLibrary(root, articles);
      let app;
      const common = { libraryDir: root, cleaner, samplesDir: folder, shell: 'browser', version: 'bench' };
      const first = await timed(async () => (app = await createApp(common)));
      await app.close();
      const opening = await timed(async () => (app = await createApp(common)));
      libraries.push({ articles, root, app, first, opening, added: [], bare: [], fileBytes: 0 });
    }

    for (let round = 0; round < notesBefore + rounds; round++) {
      // Another article each round, so that its file stays small; the first rounds only fill and warm up.
      for (const library of round % 2 ? libraries : libraries.toReversed()) {
        const article = idOf(round % 10);
        const note = `note-${String(round).padStart(6, '0')}`;
        const input = { id: note, article, passage: { start: 20 + round, end: 90 + round } };
        const add = () =>
          library.app.annotations.create({
            ...input,
            category: 'claim',
            note: 'Check this.',
            tags: ['bench'],
          });
        const milliseconds = await timed(add);
        const stored = await readFile(join(library.root, 'articles', article, 'annotations.json'));
        const bare = await timed(() => bareWrite(join(folder, 'bare.json'), stored));
        if (round < notesBefore) continue;
        library.added.push(milliseconds);
        library.bare.push(bare);
        library.fileBytes = (await stat(join(library.root, 'articles', article, 'annotations.json'))).size;
      }
    }
    for (const { app } of libraries) await app.close();

    const figures = libraries.map(({ articles, first, opening, added, bare, fileBytes }) => ({
      articles,
      add: median(added),
      bareWrite: median(bare),
      toBareWrite: median(added) / median(bare),
      fileBytes,
      firstOpening: first,
      opening,
    }));
    const [small, large] = figures;
    return { figures, largeToSmall: large.add / small.add };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Prints the figures; `--json` as one object. @param {string[]} args */
export async function run(args = []) {
  const result = await measure();
  if (args.includes('--json')) return console.log(JSON.stringify(result));
  for (const {
    articles,
    add,
    bareWrite: bare,
    toBareWrite,
    fileBytes,
    firstOpening,
    opening,
  } of result.figures) {
    console.log(
      `${articles} articles: one annotation ${add.toFixed(2)} ms, ${toBareWrite.toFixed(2)} × a bare durable write ` +
        `of the same ${fileBytes} bytes (${bare.toFixed(2)} ms); opening ${opening.toFixed(0)} ms, ` +
        `with the list to rebuild ${firstOpening.toFixed(0)} ms`,
    );
  }
  console.log(`5,000 to 100 articles: ${result.largeToSmall.toFixed(2)} ×`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await run(process.argv.slice(2));
