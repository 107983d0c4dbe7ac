/**
 * The notes of a whole library: 10,000 articles with ten notes each. What reading them all costs beside parsing the same
 * JSON with nothing else done, then what a question, a page of its answer, and the question again after one change cost.
 * Processor time; ratios are what counts. Also the longest time that the process was kept from other work.
 *
 * Runs on built files: npm run bench -- notes [articles] [--json]
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';

const notesEach = 10;
const hex = (n) => n.toString(16).padStart(64, '0');
const idOf = (n) => `bench${String(n).padStart(7, '0')}`;
const pick = (list, n) => list[n % list.length];
const categories = ['claim', 'figure', 'quote', 'doubt', 'background', 'follow-up'];
const tags = ['toll', 'dam', 'mayor', 'weather', 'money', 'Überprüfen', 'sources', 'later'];
const sentence = (n) =>
  `Witness ${n} said that the water stood at ${n % 97} centimetres by noon, and that “nobody” had been told of it`;

function noteOn(article, n) {
  const time = new Date(Date.UTC(2020, 0, 1) + n * 1_600_000).toISOString();
  const exact = sentence(n);
  const start = 200 * (n % notesEach);
  const around =
    'The report goes on for a while in the same manner, as reports do, and so does this one here. ';
  return {
    id: `note-${String(n).padStart(28, '0')}`,
    motivation: n % 3 ? 'highlighting' : 'commenting',
    target: {
      ...{ source: article, version: 1 },
      selector: [
        { type: 'TextPositionSelector', start, end: start + exact.length },
        { type: 'TextQuoteSelector', exact, prefix: around.slice(-96), suffix: around.slice(0, 96) },
      ],
    },
    body: [
      ...(n % 3
        ? []
        : [
            {
              ...{ type: 'TextualBody', purpose: 'commenting', format: 'text/markdown' },
              value: `Compare this with what witness ${n + 7} said; the *café* was closed by then. `.repeat(
                1 + (n % 4),
              ),
            },
          ]),
      ...(n % 2
        ? [{ type: 'TextualBody', purpose: 'tagging', value: pick(tags, n >> 1), format: 'text/plain' }]
        : []),
    ],
    category: pick(categories, n * 7),
    ...(n % 10 === 0
      ? { outline: { rank: `V${String((n * 7919) % 100_003).padStart(6, '0')}`, level: n % 3 } }
      : {}),
    ...{ created: time, modified: time, deleted: n % 50 ? null : time },
  };
}

async function makeLibrary(root, articles) {
  for (let n = 0; n < articles; n++) {
    const id = idOf(n);
    const folder = join(root, 'articles', id);
    await mkdir(folder, { recursive: true });
    const record = {
      ...{
        formatVersion: 1,
        id,
        title: `Report ${n}`,
        titleFrom: 'headline',
        byline: null,
        siteName: 'The Bench',
      },
      ...{ publishedTime: null, lang: 'en', dir: null, excerpt: null, version: 1, words: 1300 },
      source: {
        ...{
          fileName: `report-${n}.txt`,
          mediaType: 'text/plain',
          sha256: hex(n),
          encoding: 'UTF-8',
          url: null,
        },
        importedAt: new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString(),
      },
      ...{
        removed: [],
        warnings: [],
        htmlSha256: hex(n),
        textSha256: hex(n),
        original: 'original.txt',
        assets: [],
      },
    };
    const annotations = Array.from({ length: notesEach }, (_, k) => noteOn(id, n * notesEach + k));
    const file = {
      formatVersion: 2,
      placedIn: 1,
      annotations,
      links: [],
      note: { note: '', modified: null },
    };
    await writeFile(join(folder, 'article.json'), JSON.stringify(record, null, 2));
    await writeFile(join(folder, 'annotations.json'), JSON.stringify(file, null, 2));
  }
}

/** Milliseconds of processor time and of the clock, and the longest that others had to wait meanwhile. */
async function measured(task) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const [cpu, start] = [process.cpuUsage(), performance.now()];
  const value = await task();
  const { user, system } = process.cpuUsage(cpu);
  const clock = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 5));
  delay.disable();
  return { value, user: user / 1000, cpu: (user + system) / 1000, clock, held: delay.max / 1e6 };
}

const heap = () => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};

async function parseAll(root, articles) {
  for (let n = 0; n < articles; n++) {
    JSON.parse(await readFile(join(root, 'articles', idOf(n), 'annotations.json'), 'utf8'));
  }
}

async function measure(articles) {
  const { createApp } = await import(pathToFileURL(join(import.meta.dirname, '../out/main/app.js')).href);
  const cleaner = { clean: () => Promise.reject(new Error('not needed')), close: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'synoptic-bench-'));
  try {
    await makeLibrary(folder, articles);
    const common = { libraryDir: folder, cleaner, samplesDir: folder, shell: 'browser', version: 'bench' };
    // The first opening makes the list.
    await (await createApp(common)).close();
    const app = await createApp(common);
    const library = { scope: { kind: 'library' }, state: 'live', words: '', categories: [], tags: [] };
    const ask = (more) => app.notes.query({ ...library, group: 'article', ...more });

    await parseAll(folder, Math.min(articles, 500));
    const parsing = await measured(() => parseAll(folder, articles));
    const before = heap();
    const build = await measured(() => ask({}));
    const memory = heap() - before;
    const figures = [];
    for (const more of [
      ...['article', 'category', 'tag', 'date', 'outline'].map((group) => ({ group })),
      { words: 'cafe witness 77' },
      { words: 'cafe witness 777', group: 'date' },
      { state: 'deleted' },
    ]) {
      const first = await measured(() => ask(more));
      const query = { ...library, group: 'article', ...more };
      const from = Math.floor(first.value.total / 2);
      const rows = await measured(() => app.notes.rows(query, from, 60));
      // Scrolling on: pages of 60 rows, mostly of files that are not read yet.
      const scrolled = await measured(async () => {
        for (let page = 1; page <= 20; page++) await app.notes.rows(query, from + page * 60, 60);
      });
      const again = await measured(() => app.notes.rows(query, from, 60));
      const annotation = rows.value[0]?.annotation;
      const [id, article] = [annotation?.id ?? '', annotation?.target.source ?? ''];
      if (annotation?.deleted === null)
        await app.annotations.update({ id, article, category: `changed-${figures.length}` });
      const changed = await measured(() => ask(more));
      figures.push({
        question: Object.values(more).join(' '),
        total: first.value.total,
        first: first.cpu,
        firstHeld: first.held,
        page: rows.cpu,
        scrolledPage: scrolled.cpu / 20,
        pageAgain: again.cpu,
        afterChange: changed.cpu,
        afterChangeHeld: changed.held,
      });
    }
    await app.close();
    return { articles, notes: articles * notesEach, parsing, build, memory, figures };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Prints the figures; `--json` as one object. @param {string[]} args */
export async function run(args = []) {
  const { articles, notes, parsing, build, memory, figures } = await measure(
    Number(args.find((a) => /^\d+$/.test(a)) ?? 10_000),
  );
  if (args.includes('--json')) {
    delete build.value;
    return console.log(JSON.stringify({ articles, notes, parsing, build, memory, figures }));
  }
  const ms = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
  console.log(
    `${notes} notes of ${articles} articles: read in ${ms(build.cpu)} of processor time (${ms(build.clock)} by the clock), ` +
      `${(build.cpu / parsing.cpu).toFixed(2)} × parsing the same files; others waited at most ${ms(build.held)}; ` +
      `${(memory / 2 ** 20).toFixed(0)} MB, ${(memory / notes).toFixed(0)} bytes a note`,
  );
  for (const one of figures) {
    console.log(
      `${one.question}: ${one.total} found in ${ms(one.first)} (${(one.first / parsing.cpu).toFixed(3)} × parsing, held ${ms(one.firstHeld)}); ` +
        `a page ${ms(one.page)}, scrolling on ${ms(one.scrolledPage)} a page, a page once more ${ms(one.pageAgain)}; ` +
        `after a change ${ms(one.afterChange)} (held ${ms(one.afterChangeHeld)})`,
    );
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await run(process.argv.slice(2));
