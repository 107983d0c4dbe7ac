import type { Annotation, AnnotationChange } from '#contract';
import { expect, it } from 'vitest';
import { failingJournal } from '../testing/failing-after';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../testing/library';
import { tagsOf } from './bodies';

/** An app whose next writes of annotations can be made to fail, with two articles of three highlights each. */
async function start() {
  const disk = failingJournal();
  const app = await openApp(await temporaryFolder(), { fs: disk.fs });
  const client = connect(app);
  const articles: string[] = [];
  const made: Annotation[] = [];
  for (const name of ['one', 'two']) {
    const { id } = await imported(client, `${name}.txt`, story(`Report ${name}`, 'Alpha beta gamma delta.'));
    articles.push(id);
    for (const words of ['Alpha', 'beta', 'gamma']) {
      made.push(await annotate(client, id, words, { tags: ['old'], note: words }));
    }
  }
  const all = async (): Promise<Annotation[]> => {
    const lists = await Promise.all(articles.map((article) => client.call('listAnnotations', { article })));
    return lists.flat();
  };
  const [first = ''] = articles;
  disk.lines.length = 0;
  return { client, made, all, disk, articles, first };
}

const ofAll = (made: readonly Annotation[], change: Partial<AnnotationChange>): AnnotationChange[] =>
  made.map(({ id, target }) => ({ id, article: target.source, ...change }));
const withoutTimes = (list: readonly Annotation[]) => list.map(({ modified: _, ...rest }) => rest);

it('writes each article once, and answers what takes it back', async () => {
  const { client, made, all, disk } = await start();
  const told: string[] = [];
  client.on('annotationsChanged', ({ article }) => told.push(article));
  const change = { category: 'doubt', tags: ['old', 'new'], outline: { rank: 'a', level: 0 }, note: 'n' };
  const { annotations, inverse } = await client.call('changeAnnotations', { changes: ofAll(made, change) });
  expect(disk.lines.flatMap((line) => (JSON.parse(line) as { changes: object[] }).changes)).toHaveLength(2);
  expect(new Set(told).size).toBe(2);
  expect(told).toHaveLength(2);
  expect(annotations).toEqual(await all());
  for (const one of annotations) expect(one).toMatchObject({ category: 'doubt', outline: change.outline });
  await client.call('changeAnnotations', { changes: inverse });
  expect(withoutTimes(await all())).toEqual(withoutTimes(made));
});

it('deletes and moves with a way back', async () => {
  const { client, made, all } = await start();
  const [one, ...others] = made;
  const changes = [
    ...ofAll(others, { deleted: true }),
    ...ofAll(one ? [one] : [], { passage: { start: 0, end: 6 }, version: 1 }),
  ];
  const { annotations, inverse } = await client.call('changeAnnotations', { changes });
  expect(annotations).toHaveLength(6);
  expect((await all()).map(({ target }) => target.selector[1].exact)).toEqual(['Report']);
  await client.call('changeAnnotations', { changes: inverse });
  expect(withoutTimes(await all())).toEqual(withoutTimes(made));
});

it('changes one annotation several times and takes it back in the other order', async () => {
  const { client, made, all, first } = await start();
  const [{ id }] = made as [Annotation];
  const changes = ['x', 'y', 'z'].map((category) => ({ id, article: first, category }));
  const { annotations, inverse } = await client.call('changeAnnotations', { changes });
  expect(annotations).toMatchObject([{ id, category: 'z' }]);
  await client.call('changeAnnotations', { changes: inverse });
  expect(withoutTimes(await all())).toEqual(withoutTimes(made));
});

it('leaves out what is not there any more and what another window changed', async () => {
  const { client, made, first, articles } = await start();
  const [a, b, c] = made as [Annotation, Annotation, Annotation];
  await client.call('deleteAnnotation', { article: first, id: a.id });
  await client.call('updateAnnotation', { article: first, id: b.id, note: 'other' });
  await client.call('deleteArticle', { id: articles[1] ?? '' });
  const changes: AnnotationChange[] = [
    { id: a.id, article: first, category: 'doubt' },
    { id: b.id, article: first, note: 'mine', was: { note: 'beta' } },
    { id: c.id, article: first, category: 'doubt' },
    ...ofAll(made.slice(3), { category: 'doubt' }),
    { id: 'never-there', article: first, category: 'doubt' },
    { id: c.id, article: first, passage: { start: 0, end: 10_000 } },
    { id: c.id, article: 'no-such-article', category: 'doubt' },
  ];
  const { annotations, inverse } = await client.call('changeAnnotations', { changes });
  expect(annotations).toMatchObject([{ id: c.id, category: 'doubt' }]);
  expect(inverse).toMatchObject([{ id: c.id, category: 'claim' }]);
});

it('taking back keeps what was added after it', async () => {
  const { client, made, first } = await start();
  const [a] = made as [Annotation];
  const { inverse } = await client.call('changeAnnotations', {
    changes: [{ id: a.id, article: first, tags: ['old', 'bulk'] }],
  });
  await client.call('updateAnnotation', { article: first, id: a.id, tags: ['old', 'bulk', 'mine'] });
  const { annotations } = await client.call('changeAnnotations', { changes: inverse });
  expect(annotations.map(tagsOf)).toEqual([['old', 'mine']]);
});

it('makes all of it or none when the disk fails', async () => {
  const { client, made, all, disk } = await start();
  disk.failAt = 1;
  const change = client.call('changeAnnotations', { changes: ofAll(made, { category: 'doubt' }) });
  await expect(change).rejects.toMatchObject({ code: 'storage' });
  expect(withoutTimes(await all())).toEqual(withoutTimes(made));
});

it('the same call sent again answers the same, so that it can still be taken back', async () => {
  const { client, made, all } = await start();
  const input = { id: 'bulk-delete', changes: ofAll(made, { deleted: true }) };
  const first = await client.call('changeAnnotations', input);
  expect(first.inverse).toHaveLength(6);
  const again = await client.call('changeAnnotations', input);
  expect(again).toEqual(first);
  await client.call('changeAnnotations', { id: 'bulk-undo', changes: again.inverse });
  expect(withoutTimes(await all())).toEqual(withoutTimes(made));
});

it('a call that failed is made when it is sent again', async () => {
  const { client, made, disk } = await start();
  const input = { id: 'bulk-change', changes: ofAll(made, { category: 'doubt' }) };
  disk.failAt = 1;
  await expect(client.call('changeAnnotations', input)).rejects.toMatchObject({ code: 'storage' });
  disk.failAt = Infinity;
  expect((await client.call('changeAnnotations', input)).inverse).toHaveLength(6);
});
