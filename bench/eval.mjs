/**
 * How good the results are, on pages with known truth that lie in a folder of your own (docs say where to get some):
 * texts, wanted and unwanted phrases, title, author and day, and CPU time, for us and for Readability on jsdom.
 *
 * Runs on built files: npm run eval -- [cleaning] --data DIR [--sets a,b] [--limit N] [--json]
 */
import { parseArgs } from 'node:util';
import { mean, startCleaner } from './cleaners.mjs';
import { averaged, compareTexts, sameAuthors, sameDay, sameTitle, wantedText } from './measures.mjs';
import { cleaningData, readSet, setsIn } from './pages.mjs';

if (process.argv[2] === 'rules') {
  await (await import('./rules.mjs')).run(process.argv.slice(3));
  process.exit();
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    sets: { type: 'string' },
    limit: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const part = positionals[0] ?? 'cleaning';
if (!values.data || part !== 'cleaning') {
  console.error('Usage: npm run eval -- [cleaning] --data DIR [--sets a,b] [--limit N] [--json]');
  process.exit(2);
}

const dir = cleaningData(values.data);
const figures = {};
for (const set of values.sets?.split(',') ?? setsIn(dir)) {
  const pages = readSet(dir, set, values.limit ? Number(values.limit) : undefined);
  // Readability reads no plain text.
  const names = set.startsWith('text-') ? ['synoptic'] : ['synoptic', 'readability'];
  figures[set] = {};
  for (const name of names) {
    const cleaner = startCleaner(name);
    const results = [];
    for (const { page, truth } of pages) results.push({ truth, got: await cleaner.clean(page) });
    await cleaner.close();
    figures[set][name] = score(results);
    if (!values.json) console.log(line(set, name, figures[set][name]));
  }
}
if (values.json) console.log(JSON.stringify(figures));

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
  return figure;
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

function line(set, name, figure) {
  const parts = Object.entries(figure).map(([key, n]) => {
    if (key === 'cpuMs') return `${n.toFixed(0)} ms`;
    return `${key} ${Number.isInteger(n) && n > 1 ? n : key === 'failed' ? n : n.toFixed(3)}`;
  });
  return `${set.padEnd(28)}${name.padEnd(13)}${parts.join('  ')}`;
}
