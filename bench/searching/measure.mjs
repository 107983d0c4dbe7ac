/** One measurement in a process of its own, so that memory is its own: `build`, or `use` of what was built. Prints JSON. */
import { statSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { measureFirst } from './first.mjs';
import { articleOf, idOf, random, stopWords, wordAt } from './library.mjs';

const [what, folder, built, size] = process.argv.slice(2);
const articles = Number(size);
const { openForMeasuring } = await import(pathToFileURL(built));
const cpu = () => process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000;
const quantile = (values, q) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))];
const memory = () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
};
const jobFor = (n, stamp = 'a') => {
  const { article, made } = articleOf(n);
  return { records: [{ article, stamp }], made: [{ id: article.id, made, stamp }] };
};
const tidy = (index, force) => {
  while (!index.run({ kind: 'tidy', milliseconds: 1000, force }).isDone);
};

function build() {
  const index = openForMeasuring();
  index.run({ kind: 'open', folder, isWritable: true });
  let spent = 0;
  const begin = performance.now();
  for (let n = 0; n < articles; n++) {
    const job = jobFor(n);
    const before = cpu();
    index.run({ kind: 'put', known: 0, ...job });
    tidy(index, false);
    spent += cpu() - before;
  }
  tidy(index, true);
  index.run({ kind: 'close', write: true });
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  return {
    ...{ build: (performance.now() - begin) / 1000, cpu: spent / 1000, bytes: bytes / 1e6 },
    peak: process.resourceUsage().maxRSS / 1e3,
  };
}

/** Two different words, or more, drawn from one article; none of the most frequent ones. */
function drawn(draw, count) {
  for (;;) {
    const n = Math.floor(draw() * articles);
    const { ranks } = articleOf(n);
    const some = new Set();
    for (let tries = 0; some.size < count && tries < 200; tries++) {
      const rank = ranks[Math.floor(draw() * ranks.length)];
      if (rank >= stopWords) some.add(rank);
    }
    if (some.size === count) return { n, words: [...some].map(wordAt) };
  }
}

function use() {
  // Words are made before anything is measured.
  articleOf(0);
  const index = openForMeasuring();
  index.run({ kind: 'open', folder: `${folder}-none`, isWritable: false });
  const before = memory();
  const began = performance.now();
  const { ids } = index.run({ kind: 'open', folder, isWritable: true });
  const load = performance.now() - began;
  const after = memory() - before;
  const draw = random(42);
  const kinds = {
    '1 word': () => `${drawn(draw, 1).words[0]} `,
    '2 words': () => `${drawn(draw, 2).words.join(' ')} `,
    '3 words': () => `${drawn(draw, 3).words.join(' ')} `,
    '2 frequent words': () =>
      `${wordAt(Math.floor(draw() * stopWords))} ${wordAt(Math.floor(draw() * stopWords))} `,
    phrase: () => {
      const { ranks } = articleOf(Math.floor(draw() * articles));
      const at = Math.floor(draw() * (ranks.length - 3));
      return `"${ranks
        .slice(at, at + 3)
        .map(wordAt)
        .join(' ')}" `;
    },
    prefix: () => `${drawn(draw, 1).words[0].slice(0, 3)}*`,
    'as it is typed': () => {
      const [first, second] = drawn(draw, 2).words;
      return `${first} ${second.slice(0, 3)}`;
    },
    typo: () => {
      const [word] = drawn(draw, 1).words.map((one) => one + one);
      const [real] = drawn(draw, 1).words.filter((one) => one.length > 5);
      const one = real ?? word;
      return `${one[0]}${one[2]}${one[1]}${one.slice(3)}x `;
    },
  };
  const times = {};
  for (const [kind, make] of Object.entries(kinds)) {
    const searches = Array.from({ length: 300 }, make);
    for (const search of searches.slice(0, 20)) index.find(search);
    const spent = searches.map((search) => {
      const start = cpu();
      index.find(search);
      return cpu() - start;
    });
    times[kind] = { p50: quantile(spent, 0.5), p95: quantile(spent, 0.95), worst: Math.max(...spent) };
  }
  const all = memory() - before;
  const numbers = new Map(Array.from({ length: articles }, (_, n) => [idOf(n), n]));
  const found = measureFirst(articles, 1000, (words) =>
    [...index.find(`${words.join(' ')} `).ranking.numbers.slice(0, 3)].map((one) => numbers.get(ids[one])),
  );
  const adding = Array.from({ length: 40 }, (_, k) => {
    const job = jobFor(articles + k);
    const start = cpu();
    index.run({ kind: 'put', known: 0, ...job });
    index.find(`${wordAt(stopWords + k)} `);
    return cpu() - start;
  });
  const writing = [];
  for (let isDone = false; !isDone;) {
    const start = performance.now();
    ({ isDone } = index.run({ kind: 'tidy', milliseconds: 25, force: true }));
    writing.push(performance.now() - start);
  }
  // What it would cost without an index: to go through all texts, which are there already.
  const some = Math.min(articles, 1000);
  const texts = Array.from({ length: some }, (_, n) => articleOf(n).article.text.toLowerCase());
  const [a, b] = drawn(draw, 2).words;
  const start = cpu();
  for (let n = 0; n < 5; n++) texts.filter((text) => text.includes(a) && text.includes(b));
  const scan = ((cpu() - start) / 5) * (articles / some);
  return {
    ...{ load, memory: after, memoryAfter: all, times, found },
    ...{ add: quantile(adding, 0.95), step: Math.max(...writing), scan },
  };
}

console.log(JSON.stringify(what === 'build' ? build() : use()));
