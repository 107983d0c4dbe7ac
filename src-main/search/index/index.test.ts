import fc from 'fast-check';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../testing/library';
import { parseQuery } from '../query/parse';
import { type Query, wantedIn } from '../query/query';
import type { Plan } from '../ranking/plan';
import type { Made, Searchable } from '../searchable';
import { createIndexJobs, type IndexAnswer, type IndexJob } from './jobs';

const nothingMade: Made = { note: '', tags: [], linked: false, annotations: [] };

function article(id: string, text: string, title = ''): Searchable {
  return { id, version: 1, title, byline: '', siteName: '', host: '', fileName: '', text, made: nothingMade };
}

function planOf(query: Query): Plan {
  if (query.kind === 'words') return { kind: 'words', wanted: query };
  if (query.kind === 'fact') throw new Error('no facts here');
  if (query.kind === 'not') return { kind: 'not', of: planOf(query.of) };
  return { kind: query.kind, of: query.of.map(planOf) };
}

type Answer<K extends IndexAnswer['kind']> = Extract<IndexAnswer, { kind: K }>;

/** The index as the service talks to it. */
function talk(folder: string) {
  const run = createIndexJobs();
  const ask = <K extends IndexAnswer['kind']>(kind: K, job: IndexJob): Answer<K> => {
    const answer = run(job);
    if (answer.kind !== kind) throw new Error(`answered ${answer.kind}`);
    return answer as Answer<K>;
  };
  let ids: string[] = [];
  const there = new Set<string>();
  const open = (): void => {
    const opened = ask('opened', { kind: 'open', folder, isWritable: true });
    ids = opened.ids;
    there.clear();
    for (const { id } of opened.stamps) there.add(id);
  };
  open();
  return {
    run,
    open,
    there,
    put: (one: Searchable, stamp = 'a'): void => {
      const { made, ...record } = one;
      const records = [{ article: record, stamp }];
      ids.push(
        ...ask('put', { kind: 'put', known: ids.length, records, made: [{ id: one.id, made, stamp }] }).ids,
      );
      there.add(one.id);
    },
    remove: (id: string): void => {
      ask('done', { kind: 'remove', ids: [id] });
      there.delete(id);
    },
    tidy: (): void => {
      while (!ask('tidied', { kind: 'tidy', milliseconds: 1000, force: true }).isDone);
    },
    step: (): boolean => ask('tidied', { kind: 'tidy', milliseconds: 0, force: true }).isDone,
    close: (): void => void ask('done', { kind: 'close', write: true }),
    find: (search: string): string[] => {
      const { ranking } = ask('found', { kind: 'find', plan: planOf(parseQuery(search).query) });
      if (ranking.relaxed) return [];
      return [...ranking.numbers].map((number) => ids[number] ?? '').filter((id) => there.has(id));
    },
    ranking: (search: string) =>
      ask('found', { kind: 'find', plan: planOf(parseQuery(search).query) }).ranking,
  };
}

const words = ['flood', 'floods', 'dam', 'mayor', 'water', 'high', 'the', 'rain'];
const ids = ['article-a', 'article-b', 'article-c', 'article-d', 'article-e'];
const searches = [
  'flood ',
  'the dam ',
  'flo* ',
  '"high water" ',
  '"the high" -rain ',
  'mayor OR rain ',
  'water -dam ',
  'title:flood ',
  '"the dam" OR title:rain ',
  'flood',
  '"high wat"',
  '"flood the rain" ',
] as const;

/** Whether an article says what is asked for, by going through its words. */
function says(one: Searchable, query: Query): boolean {
  if (query.kind === 'not') return !says(one, query.of);
  if (query.kind === 'and') return query.of.every((part) => says(one, part));
  if (query.kind === 'or') return query.of.some((part) => says(one, part));
  if (query.kind !== 'words') return false;
  const { terms, prefix, scope } = query;
  const texts = [
    ...(scope === null || scope === 'title' ? [one.title] : []),
    ...(scope === null || scope === 'text' ? [one.text] : []),
    ...(scope === null || scope === 'note' ? [one.made.note] : []),
  ];
  return texts.some((text) => {
    const its = text.split(' ');
    return its.some((_, i) =>
      terms.every((term, n) => {
        const word = its[i + n] ?? '';
        return n === terms.length - 1 && prefix !== 'no' ? word.startsWith(term) : word === term;
      }),
    );
  });
}

const Text = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((some) => some.join(' '));
const Step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('put' as const),
      id: fc.constantFrom(...ids),
      text: Text,
      title: Text,
      note: Text,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), id: fc.constantFrom(...ids) }) },
  { weight: 2, arbitrary: fc.constant({ do: 'tidy' as const }) },
  { weight: 4, arbitrary: fc.constant({ do: 'step' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'write and reopen' as const }) },
);

test(
  'in whatever order it is changed, merged and opened, the index finds what reading finds',
  { timeout: 60_000 },
  async () => {
    const root = await temporaryFolder();
    let run = 0;
    fc.assert(
      fc.property(fc.array(Step, { maxLength: 60 }), (steps) => {
        const index = talk(join(root, String(run++)));
        const library = new Map<string, Searchable>();
        for (const step of steps) {
          if (step.do === 'put') {
            const one = {
              ...article(step.id, step.text, step.title),
              made: { ...nothingMade, note: step.note },
            };
            library.set(step.id, one);
            index.put(one);
          } else if (step.do === 'remove') {
            library.delete(step.id);
            index.remove(step.id);
          } else if (step.do === 'tidy') index.tidy();
          else if (step.do === 'step') index.step();
          else {
            index.tidy();
            index.close();
            index.open();
          }
          expect([...index.there].sort()).toEqual([...library.keys()].sort());
        }
        for (const search of searches) {
          const { query } = parseQuery(search);
          const expected = [...library.values()].filter((one) => says(one, query)).map(({ id }) => id);
          // A word that stands nowhere is corrected.
          if (wantedIn(query).every((wanted) => [...library.values()].some((one) => says(one, wanted))))
            expect(index.find(search).sort()).toEqual(expected.sort());
        }
        index.close();
      }),
      { numRuns: 150 },
    );
  },
);

test('what was not written is told to be missing', async () => {
  const folder = await temporaryFolder();
  const index = talk(folder);
  index.put(article('article-a', 'flood'));
  index.tidy();
  index.put(article('article-b', 'flood'));
  // As after a kill: nothing is closed.
  const again = talk(folder);
  expect([...again.there]).toEqual(['article-a']);
  expect(again.find('flood ')).toEqual(['article-a']);
});

/** Many small segments, and a merge that is under way. */
async function inMerge(): Promise<{ folder: string; index: ReturnType<typeof talk>; expected: string[] }> {
  const folder = await temporaryFolder();
  const index = talk(folder);
  const expected: string[] = [];
  for (let n = 0; n < 6; n++) {
    index.put(article(`article-${n}`, `flood number${n} ${'some more words than one '.repeat(n)}`));
    expected.push(`article-${n}`);
    if (n < 5) index.tidy();
  }
  return { folder, index, expected };
}

test('killed at any step of a merge, the index is as before or as after', async () => {
  for (let steps = 0; ; steps++) {
    const { folder, index, expected } = await inMerge();
    let isDone = false;
    for (let n = 0; n < steps && !isDone; n++) isDone = index.step();
    const files = readdirSync(folder);
    const again = talk(folder);
    const missing = files.length > 0 && !again.there.has('article-5') ? ['article-5'] : [];
    expect(again.find('flood ').sort()).toEqual(expected.filter((id) => !missing.includes(id)));
    expect(again.find('number3 ')).toEqual(['article-3']);
    // What the kill left is swept.
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    if (isDone) break;
  }
});

test('a change while a merge is under way counts', async () => {
  const { index } = await inMerge();
  let turn = 0;
  while (!index.step()) {
    if (turn++ === 3) {
      index.put(article('article-1', 'drought'));
      index.remove('article-2');
    }
  }
  index.tidy();
  for (const _ of [1, 2]) {
    expect(index.find('flood ').sort()).toEqual(['article-0', 'article-3', 'article-4', 'article-5']);
    expect(index.find('drought ')).toEqual(['article-1']);
    index.close();
    index.open();
  }
});

test('closing writes what is in memory, whatever was being merged', async () => {
  for (let steps = 0; steps < 12; steps++) {
    const { folder, index, expected } = await inMerge();
    for (let n = 0; n < steps; n++) index.step();
    index.put(article('article-7', 'flood'));
    index.remove('article-0');
    index.close();
    const again = talk(folder);
    const now = [...expected.slice(1), 'article-7'];
    expect([...again.there].sort()).toEqual(now);
    expect(again.find('flood ').sort()).toEqual(now);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  }
});

test('damage in any place of any file is noticed, at opening or when it is read', async () => {
  const folder = await temporaryFolder();
  const index = talk(folder);
  for (let n = 0; n < 40; n++)
    index.put(article(`article-${n}`, `flood and word${n} ${'many more '.repeat(n)}`));
  index.tidy();
  index.close();
  let noticed = 0;
  let tried = 0;
  const names = readdirSync(folder);
  expect(names.length).toBeGreaterThan(1);
  for (const name of names) {
    const path = join(folder, name);
    const good = readFileSync(path);
    for (let n = 0; n < 60; n++) {
      const bad = Buffer.from(good);
      const at = Math.floor((good.length * (n + 0.5)) / 60);
      bad[at] = (bad[at] ?? 0) ^ (1 << (n % 8));
      const broken = n % 3 === 0 ? bad.subarray(0, at) : bad;
      writeFileSync(path, broken);
      tried++;
      const run = createIndexJobs();
      const opened = run({ kind: 'open', folder, isWritable: false });
      if (opened.kind === 'damaged') {
        noticed++;
        continue;
      }
      // Every term is read: nothing wrong is ever answered.
      const every = ['flood ', 'many ', ...Array.from({ length: 40 }, (_, i) => `word${i} `)];
      const counts = [40, 39, ...Array.from({ length: 40 }, () => 1)];
      for (const [i, search] of every.entries()) {
        const answer = run({ kind: 'find', plan: planOf(parseQuery(search).query) });
        if (answer.kind === 'damaged') {
          noticed++;
          break;
        }
        expect(answer.kind === 'found' && answer.ranking.numbers.length).toBe(counts[i]);
      }
    }
    writeFileSync(path, good);
  }
  expect(noticed).toBeGreaterThan(tried * 0.9);
});

test('a damaged index is thrown away, and begun anew', async () => {
  const folder = await temporaryFolder();
  const index = talk(folder);
  index.put(article('article-a', 'flood'));
  index.tidy();
  index.close();
  const segment = readdirSync(folder).find((name) => /^\d+\.words$/.test(name)) ?? '';
  writeFileSync(join(folder, segment), 'nothing of that kind');
  writeFileSync(join(folder, 'mine.txt'), 'stays');
  const run = createIndexJobs();
  expect(run({ kind: 'open', folder, isWritable: true })).toEqual({ kind: 'damaged' });
  expect(readdirSync(folder)).toEqual(['mine.txt']);
  expect(run({ kind: 'open', folder, isWritable: true })).toEqual({ kind: 'opened', ids: [], stamps: [] });
});

test('an index of another version is begun anew', async () => {
  const folder = await temporaryFolder();
  const index = talk(folder);
  index.put(article('article-a', 'flood'));
  index.tidy();
  index.close();
  const list = join(folder, 'words.json');
  writeFileSync(list, readFileSync(list, 'utf8').replace('"version":1', '"version":0'));
  expect(createIndexJobs()({ kind: 'open', folder, isWritable: true })).toEqual({ kind: 'damaged' });
});
