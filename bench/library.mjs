/**
 * What a library costs at 100, 1,000 and 10,000 articles of 8 KB with ten notes each: opening, listing, a highlight made
 * durable, deleting an article, searching, memory. Each library is in a process of its own, and they take turns with each
 * step, so that whatever else the machine does falls on all. Ratios are what counts: to the smallest library, and to what
 * cannot be done without (the same bytes appended and made durable; the list read and parsed).
 *
 * Runs on built files: npm run bench -- library [--json] [--no-search] [SIZE…]
 */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fullArticle, idsOf, makeLibrary } from './library/folders.mjs';
import { random, stopWords, wordAt } from './searching/library.mjs';

const built = fileURLToPath(new URL('../out/main/', import.meta.url));
const script = fileURLToPath(new URL('./library/session.mjs', import.meta.url));

const openings = 9;
const rounds = 200;
const deletions = 20;
const searches = 150;
/** Articles that highlights go to; the ones after them are deleted. */
const [highlighted, deleted] = [idsOf(1, 20), idsOf(30, deletions)];

const at = (values, part) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)];
const median = (values) => at(values, 0.5);

/** A process with a library, and the way to tell it what to do. */
async function session(folder) {
  const child = fork(script, [folder, built], { execArgv: ['--expose-gc'] });
  const answer = () =>
    new Promise((resolve, reject) => {
      child.once('exit', (status) => reject(new Error(`A session ended by itself (${status}).`)));
      child.once('message', ({ value, error }) => {
        child.removeAllListeners('exit');
        if (error) reject(new Error(error));
        else resolve(value);
      });
    });
  await answer();
  return (command, input = {}) => {
    const answered = answer();
    child.send({ command, input });
    return answered;
  };
}

/** Each in turn, first from the one end, then from the other. */
async function inTurns(libraries, count, task) {
  for (let round = 0; round < count; round++) {
    for (const library of round % 2 ? libraries : libraries.toReversed()) await task(library, round);
  }
}

async function once(folder, command) {
  const tell = await session(folder);
  const found = await tell(command);
  await tell('close');
  return found;
}

async function measureOpening(libraries, empty) {
  for (const library of libraries) library.first = (await once(library.folder, 'open')).ms;
  const nothing = [];
  await inTurns(libraries, openings, async (library, round) => {
    if (library === libraries[0]) nothing.push(await once(empty, 'open'));
    const [opened, parsed] = [await once(library.folder, 'open'), await once(library.folder, 'parse')];
    if (round === 0) return;
    library.opened.push(opened);
    library.parsed.push(parsed);
    library.memory.push(opened);
  });
  const over = (library, of) => median(library.memory.map(of)) - median(nothing.map(of));
  for (const library of libraries) {
    library.used = over(library, ({ used }) => used);
    library.resident = over(library, ({ resident }) => resident);
  }
}

async function measureChanges(libraries) {
  await inTurns(libraries, rounds, async (library, round) => {
    const { tell } = library;
    library.listed.push(await tell('list'));
    const input = { at: round * 5, article: highlighted[round % highlighted.length] };
    const { ms } = await tell('highlight', { ...input, id: `new-${String(round).padStart(6, '0')}` });
    const bare = await tell('append');
    const among = await tell('highlight', {
      ...input,
      article: fullArticle,
      id: `full-${String(round).padStart(5, '0')}`,
    });
    // The first of each article opens it.
    if (round < highlighted.length) return;
    library.added.push(ms);
    library.appended.push(bare);
    library.among.push(among.ms);
  });
  await inTurns(libraries, deletions, async ({ tell, removed }, round) => {
    removed.push(await tell('delete', { article: deleted[round] }));
  });
}

async function measureSearching(libraries) {
  const draw = random(5);
  const rank = () => stopWords + Math.floor(draw() ** 3 * 5000);
  const words = Array.from({ length: searches }, () => `${wordAt(rank())} ${wordAt(rank())}`);
  await inTurns(libraries, searches, async ({ tell, searched }, round) => {
    searched.push((await tell('search', { search: words[round] })).ms);
  });
}

async function measure(sizes, withSearch) {
  const root = await mkdtemp(join(tmpdir(), 'synoptic-bench-'));
  const libraries = sizes.map((size) => ({
    ...{ size, folder: join(root, String(size)), opened: [], parsed: [], memory: [], listed: [] },
    ...{ added: [], appended: [], among: [], removed: [], searched: [] },
  }));
  try {
    const empty = join(root, 'empty');
    await mkdir(empty);
    for (const { folder, size } of libraries) await makeLibrary(folder, size);
    await measureOpening(libraries, empty);
    for (const library of libraries) {
      library.tell = await session(library.folder);
      await library.tell('open', { withSearch: true });
    }
    // Nothing is measured while the index is being built.
    for (const library of libraries) library.indexing = await library.tell('indexed');
    if (withSearch) await measureSearching(libraries);
    await measureChanges(libraries);
    for (const { tell } of libraries) await tell('close');
    return libraries.map((one) => ({
      ...{ articles: one.size, firstOpening: one.first },
      ...{ opening: median(one.opened.map(({ ms }) => ms)), parsing: median(one.parsed.map(({ ms }) => ms)) },
      ...{ openingCpu: median(one.opened.map(({ cpu }) => cpu)) },
      ...{ parsingCpu: median(one.parsed.map(({ cpu }) => cpu)) },
      ...{ shown: median(one.opened.map((cost) => cost.shown)) },
      ...{ shownCpu: median(one.opened.map((cost) => cost.shownCpu)) },
      ...{ used: one.used, resident: one.resident, listing: median(one.listed) },
      ...{ highlight: median(one.added), highlightP95: at(one.added, 0.95), append: median(one.appended) },
      ...{ amongThousand: median(one.among), deleting: median(one.removed) },
      ...(withSearch && {
        ...{ indexing: one.indexing, search: median(one.searched), searchP95: at(one.searched, 0.95) },
      }),
    }));
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Prints the figures; `--json` as one list. @param {string[]} args */
export async function run(args = []) {
  if (!existsSync(join(built, 'app.js'))) throw new Error('The program is not built: npm run build.');
  const given = args.filter((one) => /^\d+$/.test(one)).map(Number);
  const withSearch = !args.includes('--no-search');
  const results = await measure(given.length > 0 ? given : [100, 1000, 10_000], withSearch);
  if (args.includes('--json')) return console.log(JSON.stringify(results));
  const row = (name, of, unit = '') => {
    const values = results.map(of);
    const ratio = values.length > 1 && unit !== '' ? `× ${(values.at(-1) / values[0]).toFixed(2)}` : '';
    const said = values.map((one) => `${one.toFixed(2)} ${unit}`.trimEnd().padStart(16));
    console.log(name.padEnd(44), ...said, ratio.padStart(9));
  };
  const sizes = results.map(({ articles }) => `${articles} articles`.padStart(16));
  console.log(''.padEnd(44), ...sizes, 'ratio'.padStart(9));
  row('opening', (one) => one.opening, 'ms');
  row('reading and parsing the list', (one) => one.parsing, 'ms');
  row('opening / reading and parsing the list', (one) => one.opening / one.parsing);
  row('opening until the first page is there', (one) => one.shown, 'ms');
  row('opening, processor time', (one) => one.openingCpu, 'ms');
  row('reading and parsing, processor time', (one) => one.parsingCpu, 'ms');
  row('opening / reading and parsing', (one) => one.openingCpu / one.parsingCpu);
  row('opening until the first page is there', (one) => one.shownCpu, 'ms');
  row('opening, the list to be made anew', (one) => one.firstOpening, 'ms');
  row('memory in use above an empty library', (one) => one.used, 'MB');
  row('resident memory above an empty library', (one) => one.resident, 'MB');
  row('first page of the list', (one) => one.listing, 'ms');
  row('a highlight, durable', (one) => one.highlight, 'ms');
  row('a highlight, durable, p95', (one) => one.highlightP95, 'ms');
  row('the same bytes appended and made durable', (one) => one.append, 'ms');
  row('highlight / append', (one) => one.highlight / one.append);
  row('a highlight among 1,000 notes', (one) => one.amongThousand, 'ms');
  row('among 1,000 notes / append', (one) => one.amongThousand / one.append);
  row('deleting an article', (one) => one.deleting, 'ms');
  if (!withSearch) return;
  row('building the index of words', (one) => one.indexing, 'ms');
  row('two words, p50', (one) => one.search, 'ms');
  row('two words, p95', (one) => one.searchP95, 'ms');
}
