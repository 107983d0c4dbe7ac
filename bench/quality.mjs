/**
 * Texts, wanted and unwanted phrases, title, author and day, and CPU time: for us, for Readability on a jsdom window of
 * its own for each page, and for the peers that are installed in bench/. All of them take turns at each page, so that
 * whatever else the machine does falls on all alike.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { mean, peers, startCleaner } from './cleaners.mjs';
import {
  averaged,
  compareTexts,
  differenceOfF1,
  sameAuthors,
  sameDay,
  sameTitle,
  wantedText,
} from './measures.mjs';
import { cleaningData, readSet, setsIn } from './pages.mjs';

/** Pages cleaned beforehand by each, because the first ones pay for loading everything. */
const warmUp = 2;

export async function run(args) {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string' },
      sets: { type: 'string' },
      limit: { type: 'string' },
      peers: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const dir = cleaningData(values.data);
  const others = chosenPeers(values.peers?.split(',').filter(Boolean));
  const figures = {};
  for (const set of values.sets?.split(',') ?? setsIn(dir)) {
    const pages = readSet(dir, set, values.limit ? Number(values.limit) : undefined);
    // Extractors of pages read no plain text.
    const names = set.startsWith('text-') ? ['synoptic'] : ['synoptic', 'readability', ...others];
    figures[set] = await measured(names, pages);
    if (!values.json) printSet(set, pages.length, figures[set]);
  }
  if (values.json) console.log(JSON.stringify(figures));
}

/** Those that are asked for, or all of them; none when they are not installed. */
function chosenPeers(asked) {
  if (!existsSync(new URL('node_modules', import.meta.url))) {
    if (asked?.length !== 0)
      console.error('Peers are not installed and are left out. To measure them too: npm --prefix bench ci\n');
    return [];
  }
  const unknown = asked?.filter((name) => !peers.includes(name)) ?? [];
  if (unknown.length > 0) {
    console.error(`There is no peer “${unknown.join(', ')}”. Peers: ${peers.join(', ')}.`);
    process.exit(2);
  }
  return asked ?? peers;
}

async function measured(names, pages) {
  const cleaners = names.map(startCleaner);
  for (const cleaner of cleaners) for (const { page } of pages.slice(0, warmUp)) await cleaner.clean(page);
  const results = cleaners.map(() => []);
  for (const { page, truth } of pages) {
    for (const [i, cleaner] of cleaners.entries()) results[i].push({ truth, got: await cleaner.clean(page) });
  }
  await Promise.all(cleaners.map((cleaner) => cleaner.close()));
  const scored = results.map(score);
  const bare = scored[names.indexOf('readability')];
  return Object.fromEntries(
    names.map((name, i) => {
      const { texts, ...figure } = scored[i];
      if (bare && bare !== scored[i]) {
        figure.cpuRatio = figure.cpuMs / bare.cpuMs;
        if (texts.length > 1) figure.f1Difference = differenceOfF1(texts, bare.texts);
      }
      return [name, figure];
    }),
  );
}

function score(results) {
  const figure = { pages: results.length, failed: results.filter(({ got }) => got.error).length };
  const texts = results.flatMap(({ truth, got }) => {
    const want = wantedText(truth, got.plainText ?? '');
    return want === null ? [] : [compareTexts(want, got.plainText ?? '')];
  });
  if (texts.length) Object.assign(figure, averaged(texts));
  if (results.some(({ truth }) => truth.with)) figure.snippetF1 = snippets(results);
  const shares = [
    ['title', (t) => t.title, (g) => g.title, sameTitle],
    ['byline', (t) => t.byline ?? t.author, (g) => g.byline, sameAuthors],
    ['date', (t) => t.publishedTime ?? t.date, (g) => g.publishedTime, sameDay],
  ];
  for (const [key, wanted, given, same] of shares) {
    const rows = results.flatMap(({ truth, got }) => {
      const want = wanted(truth.metadata ?? truth);
      return want?.length ? [Number(given(got) != null && same(given(got), want))] : [];
    });
    if (rows.length) figure[key] = mean(rows);
  }
  figure.cpuMs = mean(results.map(({ got }) => got.cpuMs));
  return { ...figure, texts };
}

/** F1 of phrases that must be there and phrases that must not. */
function snippets(results) {
  const flat = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
  let [there, missing, unwanted] = [0, 0, 0];
  for (const { truth, got } of results) {
    const text = flat(got.plainText);
    for (const phrase of truth.with ?? []) text.includes(flat(phrase)) ? there++ : missing++;
    for (const phrase of truth.without ?? []) if (text.includes(flat(phrase))) unwanted++;
  }
  return (2 * there) / (2 * there + missing + unwanted);
}

const share = (n) => (n === undefined ? '' : n.toFixed(3));
const columns = [
  ['precision', (f) => share(f.precision)],
  ['recall', (f) => share(f.recall)],
  ['F1', (f) => share(f.f1)],
  ['F1 – bare [95 %]', (f) => interval(f.f1Difference)],
  ['snippets', (f) => share(f.snippetF1)],
  ['title', (f) => share(f.title)],
  ['byline', (f) => share(f.byline)],
  ['date', (f) => share(f.date)],
  ['failed', (f) => String(f.failed)],
  ['CPU ms', (f) => f.cpuMs.toFixed(0)],
  ['× bare', (f) => (f.cpuRatio === undefined ? '' : f.cpuRatio.toFixed(2))],
];

function interval(difference) {
  if (difference === undefined) return '';
  const signed = (n) => `${n < 0 ? '−' : '+'}${Math.abs(n).toFixed(3)}`;
  return `${signed(difference.mean)} [${signed(difference.low)}, ${signed(difference.high)}]`;
}

/** A table with a row for each system; columns that nobody has a figure for are left out. */
function printSet(set, count, figures) {
  const rows = Object.entries(figures).map(([name, figure]) => [
    name === 'readability' ? 'bare Readability' : name,
    ...columns.map(([, cell]) => cell(figure)),
  ]);
  const table = [[`${set}, ${count} pages`, ...columns.map(([head]) => head)], ...rows];
  const used = table[0].map((_, column) => rows.some((row) => row[column] !== ''));
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  for (const row of table) {
    const cells = row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])));
    console.log(cells.filter((_, i) => used[i]).join('  '));
  }
  console.log();
}
