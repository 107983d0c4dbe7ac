import { expect, it } from 'vitest';
import { failingJournal } from '../testing/failing-after';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../testing/library';

async function start() {
  const folder = await temporaryFolder();
  const app = await openApp(folder);
  const [client, other] = [connect(app), connect(app)];
  const a = await imported(client, 'a.txt', story('Report a', 'Words of a.'));
  const b = await imported(client, 'b.txt', story('Report b', 'Words of b.'));
  return { folder, app, client, other, a: a.id, b: b.id };
}

it('tags, favourite and read are set for many at once, stored, told, and taken back', async () => {
  const { folder, app, client, other, a, b } = await start();
  let told = 0;
  other.on('libraryChanged', () => told++);
  const { articles, inverse } = await client.call('changeMarks', {
    id: 'change-one',
    changes: [a, b].map((article) => ({
      article,
      tags: ['flood', ' flood ', 'river'],
      favourite: true,
      finished: true,
    })),
  });
  expect(told).toBe(1);
  expect(articles.map(({ tags, favourite, finished }) => [tags, favourite, finished])).toEqual(
    [a, b].map(() => [['flood', 'river'], true, true]),
  );
  expect(await client.call('listTags', {})).toEqual(['flood', 'river']);
  await app.close();
  const again = connect(await openApp(folder));
  const read = async () => again.call('getSummaries', { articles: [a, b] });
  expect((await read()).map(({ tags }) => tags)).toEqual([
    ['flood', 'river'],
    ['flood', 'river'],
  ]);
  await again.call('changeMarks', { id: 'change-two', changes: inverse });
  expect((await read()).map(({ tags, favourite, finished }) => [tags, favourite, finished])).toEqual(
    [a, b].map(() => [[], false, null]),
  );
});

it('two windows that tag one article keep what each has done; a repeated call changes nothing', async () => {
  const { client, other, a } = await start();
  const set = (tags: string[], was: string[]) => ({ changes: [{ article: a, tags, was: { tags: was } }] });
  const first = { id: 'first-call', ...set(['one'], []) };
  const { inverse } = await client.call('changeMarks', first);
  await other.call('changeMarks', { id: 'second-call', ...set(['two'], []) });
  const tags = async () => (await client.call('getSummaries', { articles: [a] }))[0]?.tags;
  expect(await tags()).toEqual(['two', 'one']);
  expect((await client.call('changeMarks', first)).inverse).toEqual(inverse);
  await client.call('changeMarks', { id: 'third-call', changes: inverse });
  expect(await tags()).toEqual(['two']);
});

it('notes stay when marks change, and an article that has gone is left out', async () => {
  const { client, a, b } = await start();
  await annotate(client, a, 'Words');
  await client.call('deleteArticle', { id: b });
  const changes = [a, b].map((article) => ({ article, favourite: true }));
  const { articles, inverse } = await client.call('changeMarks', { id: 'change-one', changes });
  expect(articles.map(({ id, annotations }) => [id, annotations])).toEqual([[a, 1]]);
  expect(inverse).toEqual([{ article: a, favourite: false }]);
});

it('when one cannot be stored, none is', async () => {
  const { folder, app, a, b } = await start();
  await app.close();
  const changes = [a, b].map((article) => ({ article, favourite: true }));
  const outcomes = new Set<string>();
  for (let steps = 0; !outcomes.has('made'); steps++) {
    const disk = failingJournal();
    disk.failAt = steps + 1;
    const failed = await openApp(folder, { fs: disk.fs });
    const client = connect(failed);
    const outcome = await client.call('changeMarks', { id: 'change-one', changes }).then(
      () => 'made',
      () => 'refused',
    );
    outcomes.add(outcome);
    const shown = await client.call('getSummaries', { articles: [a, b] });
    const stored = shown.map(({ favourite }) => favourite);
    expect(stored).toEqual(outcome === 'made' ? [true, true] : [false, false]);
    await failed.close();
  }
  expect([...outcomes]).toEqual(['refused', 'made']);
});
