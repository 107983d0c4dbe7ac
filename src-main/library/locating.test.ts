import { expect, test } from 'vitest';
import type { ArticleLink, Client, Located } from '#contract';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../testing/library';

const flood = story('The river rose', 'Fourteen people were moved.', 'The bridge is closed.');

const to = (article: string, more: Partial<ArticleLink> = {}): ArticleLink => ({
  ...{ article, annotation: null, passage: null, note: false },
  ...more,
});
const locate = (client: Client, link: ArticleLink): Promise<Located> => client.call('locateLink', { link });
const at = async (client: Client, link: ArticleLink): Promise<unknown> => {
  const found = await locate(client, link);
  return found.state === 'here' ? found.place : found;
};

test('an address leads to the article, its note, a passage and an annotation', async () => {
  const client = connect(await openApp(await temporaryFolder()));
  const article = await imported(client, 'flood.txt', flood);
  const { id } = await annotate(client, article.id, 'Fourteen people');
  const { text, version } = await client.call('getArticle', { id: article.id });
  const start = text.indexOf('Fourteen people');
  const passage = { start, end: start + 'Fourteen people'.length };
  expect(await locate(client, to(article.id))).toEqual({
    ...{ state: 'here', article: article.id, title: 'The river rose', merged: false },
    place: { kind: 'article' },
  });
  expect(await at(client, to(article.id, { note: true }))).toEqual({ kind: 'note' });
  expect(await at(client, to(article.id, { passage }))).toEqual({
    ...{ kind: 'text', passage, version, annotation: null },
  });
  expect(await at(client, to(article.id, { annotation: id }))).toEqual({
    ...{ kind: 'text', passage, version, annotation: id },
  });
});

test('what is not there is said: a passage beyond the text, an annotation that never was, one that was deleted', async () => {
  const client = connect(await openApp(await temporaryFolder()));
  const article = await imported(client, 'flood.txt', flood);
  const { id } = await annotate(client, article.id, 'Fourteen people');
  expect(await at(client, to(article.id, { passage: { start: 1, end: 100_000 } }))).toEqual({ kind: 'gone' });
  expect(await at(client, to(article.id, { annotation: 'never-there-1' }))).toEqual({ kind: 'gone' });
  await client.call('deleteAnnotation', { article: article.id, id });
  expect(await at(client, to(article.id, { annotation: id }))).toEqual({ kind: 'deleted', annotation: id });
});

test('digits that may be an id and a passage are the annotation where there is one, else the passage', async () => {
  const client = connect(await openApp(await temporaryFolder()));
  const article = await imported(client, 'long.txt', story('Long', 'word '.repeat(3000)));
  const link = to(article.id, { annotation: '1000-1004', passage: { start: 1000, end: 1004 } });
  expect(await at(client, link)).toMatchObject({ kind: 'text', annotation: null });
  const passage = { start: 20, end: 24 };
  await client.call('createAnnotation', { id: '1000-1004', article: article.id, passage, category: 'claim' });
  expect(await at(client, link)).toMatchObject({ kind: 'text', passage, annotation: '1000-1004' });
});

test('the address of a link between passages leads to its end in the article', async () => {
  const client = connect(await openApp(await temporaryFolder()));
  const one = await imported(client, 'flood.txt', flood);
  const two = await imported(client, 'other.txt', story('Water', 'Fourteen residents had to leave.'));
  const a = await annotate(client, one.id, 'Fourteen people');
  const b = await annotate(client, two.id, 'Fourteen residents');
  await client.call('putLink', {
    ...{ id: 'link-0001', relation: 'same-fact', note: '' },
    ends: [
      { article: one.id, annotation: a.id },
      { article: two.id, annotation: b.id },
    ],
  });
  expect(await at(client, to(one.id, { annotation: 'link-0001' }))).toMatchObject({ annotation: a.id });
  expect(await at(client, to(two.id, { annotation: 'link-0001' }))).toMatchObject({ annotation: b.id });
});

test('an article in the trash is told by its title, one that is nowhere is not', async () => {
  const client = connect(await openApp(await temporaryFolder()));
  const article = await imported(client, 'flood.txt', flood);
  await client.call('deleteArticle', { id: article.id });
  const link = to(article.id, { annotation: 'any-note-01' });
  expect(await locate(client, link)).toEqual({
    state: 'trash',
    article: article.id,
    title: 'The river rose',
  });
  expect(await locate(client, to('nobody-here-1'))).toEqual({ state: 'nowhere' });
  await client.call('restoreArticle', { id: article.id });
  expect(await locate(client, to(article.id))).toMatchObject({ state: 'here' });
});

test('an article that became part of another is found there, and its annotations with it', async () => {
  const client = connect(await openApp(await temporaryFolder()));
  const kept = await imported(client, 'kept.txt', flood);
  const other = await imported(
    client,
    'other.txt',
    story('The river rose', 'Fourteen people were moved.', 'More.'),
  );
  const note = await annotate(client, other.id, 'Fourteen people');
  const lost = await annotate(client, other.id, 'More');
  await client.call('mergeArticles', { id: 'merge-0001', into: kept.id, others: [other.id] });
  const [copy, orphan] = await client.call('listAnnotations', { article: kept.id });
  expect(await locate(client, to(other.id, { annotation: note.id }))).toMatchObject({
    ...{ state: 'here', article: kept.id, merged: true },
    place: { kind: 'text', annotation: copy?.id },
  });
  expect(await at(client, to(other.id, { annotation: lost.id }))).toEqual({
    ...{ kind: 'unplaced', annotation: orphan?.id },
  });
});

test('addresses are handed out once, in their order, and windows are told', async () => {
  const app = await openApp(await temporaryFolder());
  const [one, two] = [connect(app), connect(app)];
  const told: string[] = [];
  one.on('linked', () => told.push('one'));
  two.on('linked', () => told.push('two'));
  const links = [to('abcdefgh1234'), to('abcdefgh5678', { note: true })];
  app.follow(links);
  app.follow([]);
  expect(await Promise.all([two.call('takeLinks', {}), one.call('takeLinks', {})])).toEqual([links, []]);
  expect(told.sort()).toEqual(['one', 'two']);
});
