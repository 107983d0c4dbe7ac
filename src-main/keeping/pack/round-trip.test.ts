import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AppError, type Client, relations } from '#contract';
import { checkLibrary } from '../../library/check';
import { connect, listed, openApp, send, story, temporaryFolder, upload } from '../../testing/library';
import { filesOf, pack, sendPack } from '../../testing/packed';

/** What the reader might do, each with numbers and words by chance; what cannot be done just then is refused. */
interface Chance {
  client: Client;
  /** A number below `most`. */
  below: (most: number) => number;
  words: () => string;
  id: (kind: string) => string;
}

const articlesOf = async ({ client }: Chance): Promise<string[]> =>
  (await listed(client)).map(({ id }) => id).sort();
const anArticle = async (chance: Chance): Promise<string> => oneOf(chance, await articlesOf(chance));
const oneOf = <T>({ below }: Chance, all: readonly T[]): T => {
  const one = all[below(all.length)];
  if (one === undefined) throw new AppError('not-found', 'There is none.');
  return one;
};
const aPlace = async (chance: Chance, of?: string) => {
  const article = of ?? (await anArticle(chance));
  const { text, version } = await chance.client.call('getArticle', { id: article });
  const start = chance.below(text.length - 1);
  return { article, version, passage: { start, end: start + 1 + chance.below(text.length - start) } };
};
const notesOf = async (chance: Chance) => {
  const articles = await articlesOf(chance);
  const lists = articles.map((article) => chance.client.call('listAnnotations', { article }));
  return (await Promise.all(lists)).flat();
};
const aNote = async (chance: Chance) => oneOf(chance, await notesOf(chance));
const someArticles = async (chance: Chance): Promise<string[]> => {
  const all = await articlesOf(chance);
  return all.filter((_, at) => at === 0 || chance.below(2) === 0);
};
const aCollection = async (chance: Chance) =>
  oneOf(chance, await chance.client.call('listCollections', { members: true }));
const aComparison = async (chance: Chance): Promise<string> =>
  oneOf(chance, await chance.client.call('listComparisons', {})).id;

const lines = (n: number): string[] => [
  `Eleven people died in town ${n}.`,
  '[Share this story]',
  `The mayor of town ${n} spoke 🌊 of a dam.`,
  'Nobody had warned the village.',
];

const deeds: Record<string, (chance: Chance) => Promise<unknown>> = {
  import: ({ client, below }) => {
    const n = below(6);
    return upload(client, `${n}.txt`, story(`Town ${n}`, `from https://example.org/${n}`, ...lines(n)));
  },
  'import a changed file': ({ client, below, words }) => {
    const [n, at] = [below(6), below(4)];
    const changed = lines(n).with(at, `Now ${words().replace(/\s+/g, ' ')}.`);
    return upload(client, `${n}.txt`, story(`Town ${n}`, `from https://example.org/${n}`, ...changed));
  },
  edit: async (chance) => {
    const id = await anArticle(chance);
    const { lines: all } = await chance.client.call('getCleaning', { id });
    const { text, nth, removed } = oneOf(chance, all);
    return chance.client.call('setBlockEdits', {
      id,
      edits: [{ text, nth, action: removed ? 'keep' : 'remove' }],
    });
  },
  revert: async (chance) => chance.client.call('revertArticle', { id: await anArticle(chance), version: 1 }),
  encode: async (chance) =>
    chance.client.call('cleanAgain', { id: await anArticle(chance), encoding: 'windows-1252' }),
  describe: async (chance) =>
    chance.client.call('setMetadata', {
      id: await anArticle(chance),
      ...{
        byline: chance.words(),
        siteName: null,
        lang: 'de',
        url: `https://example.org/at-${chance.below(9)}`,
      },
    }),
  highlight: async (chance) =>
    chance.client.call('createAnnotation', {
      ...(await aPlace(chance)),
      ...{ id: chance.id('note'), category: 'claim', note: chance.words(), tags: [`tag ${chance.below(5)}`] },
    }),
  'change a note': async (chance) => {
    const { id, target } = await aNote(chance);
    return chance.client.call('updateAnnotation', {
      ...{ id, article: target.source, note: chance.words(), category: 'figure', tags: ['x', 'ü 🌊'] },
      outline: { level: chance.below(3), rank: 'b' },
    });
  },
  'delete a note': async (chance) => {
    const { id, target } = await aNote(chance);
    return chance.client.call('deleteAnnotation', { article: target.source, id });
  },
  'write on an article': async (chance) =>
    chance.client.call('setArticleNote', { article: await anArticle(chance), note: chance.words() }),
  mark: async (chance) =>
    chance.client.call('changeMarks', {
      id: chance.id('marks'),
      changes: (await someArticles(chance)).map((article) => ({
        article,
        favourite: true,
        tags: ['one', 'two'],
      })),
    }),
  read: async (chance) =>
    chance.client.call('setReadingPosition', {
      ...{ article: await anArticle(chance), position: { offset: chance.below(20), progress: 0.5 } },
    }),
  link: async (chance) => {
    const all = await notesOf(chance);
    const first = oneOf(chance, all);
    const second = oneOf(
      chance,
      all.filter(({ id }) => id !== first.id),
    );
    const end = ({ id, target }: typeof first) => ({ article: target.source, annotation: id });
    const relation = oneOf(chance, relations);
    return chance.client.call('putLink', {
      ...{ id: chance.id('link'), relation, note: chance.words(), ends: [end(first), end(second)] },
    });
  },
  'delete a link': async (chance) => {
    const articles = await articlesOf(chance);
    const links = await Promise.all(articles.map((article) => chance.client.call('listLinks', { article })));
    const { id, ends } = oneOf(chance, links.flat());
    return chance.client.call('deleteLink', { article: ends[0].article, id });
  },
  collect: async (chance) =>
    chance.client.call('putCollection', {
      ...{ id: chance.id('collection'), name: `In ${chance.words()}`.slice(0, 100).trim() },
      articles: await someArticles(chance),
    }),
  nest: async (chance) => {
    const { id } = await aCollection(chance);
    return chance.client.call('putCollection', {
      id: chance.id('nested'),
      name: 'Inside',
      parent: id,
      articles: [],
    });
  },
  'search and keep': async (chance) =>
    chance.client.call('putCollection', {
      ...{ id: chance.id('smart'), name: 'Smart', rank: 'zz' },
      query: { search: `dam tag:${chance.below(5)}`, filters: { favourite: true }, sort: 'title' },
    }),
  'delete a collection': async (chance) =>
    chance.client.call('deleteCollection', { id: (await aCollection(chance)).id }),
  compare: async (chance) =>
    chance.client.call('changeComparison', {
      ...{ id: chance.id('comparison'), name: `About ${chance.words()}`.slice(0, 100), note: chance.words() },
      articles: (await someArticles(chance)).slice(0, 8),
    }),
  decide: async (chance) => {
    const id = await aComparison(chance);
    const [one, two] = (await chance.client.call('getComparison', { id })).articles;
    const [a, b] = [await aPlace(chance, one), await aPlace(chance, two)];
    return chance.client.call('changeComparison', {
      id,
      decide: [{ id: chance.id('decision'), ends: [a, b], corresponds: chance.below(2) === 0 }],
      dismiss: [{ id: chance.id('dismissal'), what: 'figures', places: [a, b] }],
    });
  },
  'fill the grid': async (chance) => {
    const id = await aComparison(chance);
    const row = chance.id('row');
    const rows = [{ id: row, claim: chance.words(), note: chance.words() }];
    const cells = [{ id: chance.id('cell'), row, place: await aPlace(chance), annotation: null }];
    return chance.client.call('changeComparison', { id, rows, cells });
  },
  'delete a comparison': async (chance) =>
    chance.client.call('changeComparison', { id: await aComparison(chance), deleted: true }),
  merge: async (chance) => {
    const [into, other] = [await anArticle(chance), await anArticle(chance)];
    return chance.client.call('mergeArticles', { id: chance.id('merge'), into, others: [other] });
  },
  'keep apart': async (chance) =>
    chance.client.call('keepApart', { articles: (await articlesOf(chance)).slice(0, 2) }),
  trash: async (chance) => chance.client.call('deleteArticle', { id: await anArticle(chance) }),
  bring: async (chance) => {
    const rows = [1, 2].map(
      (n) => `Page ${n},https://example.org/${chance.below(9)},170963280${n},a|b,unread`,
    );
    const table = ['title,url,time_added,tags,status', ...rows].join('\n');
    return chance.client.call('bringIn', {
      ...{ id: chance.id('bringing'), upload: await send(chance.client, 'pocket.csv', Buffer.from(table)) },
    });
  },
  'take off the list': async (chance) => {
    const { rows } = await chance.client.call('listAwaited', {});
    return chance.client.call('deleteAwaited', { pages: [oneOf(chance, rows).id] });
  },
  'write a template': (chance) =>
    chance.client.call('putTemplate', {
      ...{ id: chance.id('template'), name: 'Mine', template: `{{ article.title }} ${chance.words()}` },
    }),
  'delete a template': async (chance) =>
    chance.client.call('deleteTemplate', {
      id: oneOf(chance, await chance.client.call('listTemplates', {})).id,
    }),
  'make a category': async (chance) => {
    const { categories } = await chance.client.call('getPreferences', {});
    const made = { id: `own-${chance.below(1000)}`, name: 'Own', colour: 'red', line: 'wavy' } as const;
    return chance.client.call('setPreferences', {
      categories: [...categories, made],
      textSize: 14 + chance.below(9),
    });
  },
};

const names = Object.keys(deeds);
/** So that there is something to do the rest with. */
const begin = [...Array<string>(4).fill('import'), ...Array<string>(4).fill('highlight')];
const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  fc.constantFrom(
    'plain words',
    '**bold** [x](synoptic://article/abcdefgh1234)',
    '\u202e🌊\n\n“q”',
    '__proto__',
  ),
);
const library = fc.record({
  // All there is, in any order, and then anything.
  first: fc.shuffledSubarray(names, { minLength: names.length }),
  then: fc.array(fc.constantFrom(...names), { maxLength: 25 }),
  numbers: fc.infiniteStream(fc.nat(100_000)),
  texts: fc.infiniteStream(text),
  originals: fc.boolean(),
});

const isOriginal = (name: string): boolean =>
  /\/original[-\d]*\.[a-z0-9]+$|\/originals-left-out\.json$/.test(name);

it('everything packed and added to an empty library is the same library, whatever was done in it', async () => {
  const done = new Set<string>();
  await fc.assert(
    fc.asyncProperty(library, async ({ first, then, numbers, texts, originals }) => {
      const folder = await temporaryFolder();
      const app = await openApp(folder, { lastWords: 0 });
      const client = connect(app);
      let made = 0;
      const chance: Chance = {
        client,
        below: (most) => (numbers.next().value as number) % Math.max(1, most),
        words: () => texts.next().value as string,
        id: (kind) => `${kind}-${String(++made).padStart(6, '0')}`,
      };
      for (const name of [...begin, ...first, ...then]) {
        try {
          await deeds[name]?.(chance);
          done.add(name);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          if (!['not-found', 'bad-input', 'conflict'].includes(error.code)) throw error;
        }
      }
      const zip = await pack(client, originals);
      await app.close();

      const other = await temporaryFolder();
      const second = await openApp(other, { lastWords: 0 });
      const there = connect(second);
      const id = await sendPack(there, zip);
      expect(await there.call('addPack', { id })).toMatchObject({ refused: [], merged: 0 });
      await there.call('dropPack', { id });
      expect((await there.call('getStatus', {})).notices).toEqual([]);
      await second.close();

      const [before, after] = [await filesOf(folder), await filesOf(other)];
      if (!originals) {
        for (const files of [before, after])
          for (const name of files.keys()) if (isOriginal(name)) files.delete(name);
      }
      expect(after).toEqual(before);
      expect(await checkLibrary(other)).toEqual([]);
    }),
    { numRuns: 10 },
  );
  // A deed that is always refused would prove nothing.
  expect(names.filter((name) => !done.has(name))).toEqual([]);
}, 120_000);
