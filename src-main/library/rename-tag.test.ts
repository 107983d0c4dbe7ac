import { expect, it } from 'vitest';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../testing/library';

async function start() {
  const app = await openApp(await temporaryFolder());
  const [client, other] = [connect(app), connect(app)];
  const a = (await imported(client, 'a.txt', story('Report a', 'Words of a.'))).id;
  const b = (await imported(client, 'b.txt', story('Report b', 'Words of b.'))).id;
  await client.call('changeMarks', {
    id: 'marks-one',
    changes: [
      { article: a, tags: ['old', 'more'] },
      { article: b, tags: ['new', 'old'] },
    ],
  });
  await annotate(client, a, 'Words', { id: 'note-of-a', tags: ['x', 'old'] });
  await annotate(client, b, 'Words', { id: 'note-of-b', tags: ['old', 'new'], note: 'said' });
  const all = async () => {
    const own = (await other.call('getSummaries', { articles: [a, b] })).map(({ tags }) => tags.join());
    const notes = [
      ...(await other.call('listAnnotations', { article: a })),
      ...(await other.call('listAnnotations', { article: b })),
    ];
    const tags = notes.map(({ body }) =>
      body.flatMap(({ purpose, value }) => (purpose === 'tagging' ? [value] : [])).join(),
    );
    return [...own, ...tags];
  };
  return { client, other, a, b, all };
}
const before = ['old,more', 'new,old', 'x,old', 'old,new'];

it('renames a tag on articles and notes, tells, and gives it back to those that had it', async () => {
  const { client, other, all, a, b } = await start();
  const told: string[] = [];
  other.on('annotationsChanged', ({ article }) => told.push(article));
  let lists = 0;
  other.on('libraryChanged', () => lists++);
  const { inverse, ...counts } = await client.call('renameTag', { id: 'rename-one', from: 'old', to: 'new' });
  expect(counts).toEqual({ articles: 2, notes: 2 });
  expect(await all()).toEqual(['new,more', 'new', 'x,new', 'new']);
  expect([told.sort(), lists]).toEqual([[a, b].sort(), 1]);
  expect(await client.call('listTags', {})).toEqual(['new', 'more', 'x']);
  expect(await client.call('renameTag', { id: 'rename-one', from: 'old', to: 'new' })).toEqual({
    ...counts,
    inverse,
  });
  expect(await client.call('giveTagBack', inverse)).toEqual(counts);
  const sorted = (lists_: string[]) => lists_.map((one) => one.split(',').sort().join());
  expect(sorted(await all())).toEqual(sorted(before));
});

it('takes a tag away, and keeps what was changed since when it is given back', async () => {
  const { client, all, a } = await start();
  const { inverse } = await client.call('renameTag', { from: 'old', to: '' });
  expect(await all()).toEqual(['more', 'new', 'x', 'new']);
  await client.call('changeMarks', { id: 'marks-two', changes: [{ article: a, tags: ['more', 'later'] }] });
  await client.call('deleteAnnotation', { article: a, id: 'note-of-a' });
  await client.call('giveTagBack', inverse);
  expect(await all()).toEqual(['more,later,old', 'new,old', 'new,old']);
  const note = await client.call('restoreAnnotation', { article: a, id: 'note-of-a' });
  expect(note.body.map(({ value }) => value)).toEqual(['x', 'old']);
});
