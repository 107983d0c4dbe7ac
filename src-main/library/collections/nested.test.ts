import { expect, it } from 'vitest';
import { connect, imported, openApp, story, temporaryFolder } from '../../testing/library';
import { collected } from './collected';
import { treeOf } from './tree';

async function start() {
  const folder = await temporaryFolder();
  const app = await openApp(folder);
  const [client, other] = [connect(app), connect(app)];
  const put = (id: string, parent: string | null, more = {}) =>
    client.call('putCollection', {
      id: `${id}-collection`,
      name: id,
      parent: parent && `${parent}-collection`,
      ...more,
    });
  const shape = async () =>
    (await other.call('listCollections', { members: false })).map(
      ({ name, parent }) => `${parent?.split('-')[0] ?? ''}/${name}`,
    );
  return { app, folder, client, other, put, shape };
}

it('collections stand in one another, in the order of their ranks', async () => {
  const { put, shape, app, folder } = await start();
  await put('one', null);
  await put('two', null);
  await put('sub', 'two');
  await put('low', 'sub');
  const { rank } = await put('three', null);
  expect(await shape()).toEqual(['/one', '/two', 'two/sub', 'sub/low', '/three']);
  await put('one', null, { rank: `${rank}V` });
  expect(await shape()).toEqual(['/two', 'two/sub', 'sub/low', '/three', '/one']);
  await app.close();
  const again = connect(await openApp(folder));
  expect((await again.call('listCollections', {})).map(({ name }) => name)).toEqual([
    'two',
    'sub',
    'low',
    'three',
    'one',
  ]);
});

it('no collection stands in itself, or deeper than the limit', async () => {
  const { put, shape } = await start();
  await put('one', null);
  await put('sub', 'one');
  await put('low', 'sub');
  await expect(put('one', 'low')).rejects.toMatchObject({ code: 'bad-input' });
  await expect(put('one', 'one')).rejects.toMatchObject({ code: 'bad-input' });
  await expect(put('new', 'nowhere')).rejects.toMatchObject({ code: 'not-found' });
  let last = 'low';
  for (let level = 3; level <= 8; level++)
    await put((last = `level${level}`), level === 3 ? 'low' : `level${level - 1}`);
  await expect(put('deep', last)).rejects.toMatchObject({ code: 'bad-input' });
  await put('other', null);
  await expect(put('one', 'other')).rejects.toMatchObject({ code: 'bad-input' });
  expect((await shape()).slice(0, 3)).toEqual(['/one', 'one/sub', 'sub/low']);
});

it('what stands in a deleted one moves up, and back when it is brought back', async () => {
  const { put, shape, client } = await start();
  await put('one', null);
  await put('sub', 'one');
  await put('low', 'sub');
  await client.call('deleteCollection', { id: 'sub-collection' });
  expect(await shape()).toEqual(['/one', 'one/low']);
  await client.call('deleteCollection', { id: 'one-collection' });
  expect(await shape()).toEqual(['/low']);
  await client.call('putCollection', { id: 'sub-collection', name: 'sub' });
  expect(await shape()).toEqual(['/sub', 'sub/low']);
  await client.call('putCollection', { id: 'one-collection', name: 'one' });
  expect(await shape()).toEqual(['/one', 'one/sub', 'sub/low']);
});

it('a ring that a hand has made is taken apart', () => {
  const node = (id: string, parent: string | null) => ({ id, parent, rank: 'V', deleted: null });
  const tree = treeOf([node('a', 'b'), node('b', 'c'), node('c', 'b'), node('d', 'gone'), node('e', 'e')]);
  expect(tree.inOrder().sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
});

it('articles are put in and taken out without sending the others, and it can be taken back', async () => {
  const { client, other, put } = await start();
  const ids: string[] = [];
  for (const name of ['a', 'b', 'c', 'd', 'e'])
    ids.push((await imported(client, `${name}.txt`, story(name, `Words of ${name}.`))).id);
  const [a, b, c, d, e] = ids as [string, string, string, string, string];
  await put('one', null, { articles: [a, b, c, d] });
  const collection = 'one-collection';
  let told = 0;
  other.on('collectionsChanged', () => told++);
  const inside = async () => (await other.call('listCollections', {}))[0]?.articles;
  const { added, removed, inverse } = await client.call('changeCollected', {
    ...{ collection, add: [a, e], before: c, remove: [b] },
  });
  expect([added, removed]).toEqual([[e], [b]]);
  expect(await inside()).toEqual([a, e, c, d]);
  expect(told).toBe(1);
  const redo = (await client.call('changeCollected', inverse)).inverse;
  expect(await inside()).toEqual([a, b, c, d]);
  await client.call('changeCollected', redo);
  expect(await inside()).toEqual([a, e, c, d]);
  await client.call('changeCollected', { collection, add: [a], before: null });
  expect(await inside()).toEqual([e, c, d, a]);
  expect(await client.call('collectionsOf', { articles: [a, b] })).toEqual({ [a]: [collection], [b]: [] });
  await client.call('deleteCollection', { id: collection });
  await expect(client.call('changeCollected', { collection, add: [b] })).rejects.toMatchObject({
    code: 'not-found',
  });
});

it('whatever is moved, added and taken out, the inverse brings back the order that was', () => {
  let seed = 7;
  const random = (n: number): number => (seed = (seed * 48271) % 2147483647) % n;
  const some = (from: readonly string[], n: number): string[] => from.filter(() => random(n) === 0);
  const all = 'abcdefghijklmnopqrstuvwxyz'.split('');
  for (let round = 0; round < 300; round++) {
    const now = some(all, 2);
    const change = {
      ...{ add: some(all, 4), remove: some(all, 4), places: [] },
      ...(random(2) === 0 && { before: random(3) === 0 ? null : (all[random(26)] as string) }),
    };
    const { articles, inverse } = collected(now, change);
    expect(collected(articles, { add: [], ...inverse }).articles).toEqual(now);
  }
});
