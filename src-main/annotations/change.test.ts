import type { AnnotationChange, Client } from '#contract';
import { describe, expect, it } from 'vitest';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../testing/library';
import { tagsOf } from './bodies';

const text = story('Dam breaks', 'Eleven people died on Monday.', 'The mayor spoke of eleven.');
const place = { rank: 'V', level: 2 };

async function start() {
  const app = await openApp(await temporaryFolder());
  const client = connect(app);
  const { id: article } = await imported(client, 'dam.txt', text);
  return { app, client, other: connect(app), article };
}

async function changing(more: Parameters<typeof annotate>[3] = {}) {
  const { client, other, article, app } = await start();
  const { id } = await annotate(client, article, 'Eleven people', more);
  const update = (change: Partial<AnnotationChange>, by: Client = client) =>
    by.call('updateAnnotation', { article, id, ...change });
  return { app, client, other, article, id, update };
}

describe('a change of an annotation', () => {
  it('sets its place in the reader’s order, and takes it out', async () => {
    const { update } = await changing();
    expect((await update({ outline: place })).outline).toEqual(place);
    expect((await update({ category: 'doubt' })).outline).toEqual(place);
    expect(await update({ outline: null })).not.toHaveProperty('outline');
  });

  it('says that it is to stay without a place, and asks again', async () => {
    const { update } = await changing();
    expect((await update({ leftUnplacedIn: 3 })).leftUnplacedIn).toBe(3);
    expect(await update({ leftUnplacedIn: null })).not.toHaveProperty('leftUnplacedIn');
    await update({ leftUnplacedIn: 3 });
    // The reader has found a place for it after all.
    expect(await update({ passage: { start: 0, end: 3 } })).not.toHaveProperty('leftUnplacedIn');
  });

  it('deletes it and brings it back; a deleted one takes no other change', async () => {
    const { update, client, article } = await changing();
    expect((await update({ deleted: true })).deleted).not.toBeNull();
    expect(await client.call('listAnnotations', { article })).toEqual([]);
    await expect(update({ category: 'doubt' })).rejects.toMatchObject({ code: 'not-found' });
    expect(await update({ deleted: false, category: 'doubt' })).toMatchObject({
      deleted: null,
      category: 'doubt',
    });
  });

  it('that changes nothing is none: it may arrive twice', async () => {
    const { update } = await changing({ note: 'Sure?', tags: ['toll'] });
    const change = { note: 'No.', tags: ['toll', 'dam'], was: { note: 'Sure?', tags: ['toll'] } };
    const once = await update(change);
    expect(await update(change)).toEqual(once);
  });

  it('joins the tags of two windows that began with the same ones', async () => {
    const { update, other } = await changing({ tags: ['a', 'b', 'c'] });
    await update({ tags: ['b', 'c', 'new'], was: { tags: ['a', 'b', 'c'] } });
    const both = await update({ tags: ['a', 'x', 'b'], was: { tags: ['a', 'b', 'c'] } }, other);
    expect(tagsOf(both)).toEqual(['x', 'b', 'new']);
    expect(tagsOf(await update({ tags: ['only'] }))).toEqual(['only']);
  });

  it('does not overwrite a category that another window has chosen since, unless it is a fresh choice', async () => {
    const { update, other } = await changing();
    await update({ category: 'doubt' });
    await update({ category: 'number' }, other);
    const back = { category: 'claim', was: { category: 'doubt' } };
    await expect(update(back)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/^The category of this note was changed in another window/) as string,
    });
    expect(await update({ category: 'doubt' })).toMatchObject({ category: 'doubt' });
    expect(await update(back)).toMatchObject({ category: 'claim' });
    expect(await update(back)).toMatchObject({ category: 'claim' });
  });

  it('does not overwrite a place that another window has chosen since', async () => {
    const { update, other } = await changing();
    const at = (start: number, end: number) => ({ start, end });
    const { target } = await update({ category: 'doubt' });
    const { version } = target;
    await update({ passage: at(11, 31), version });
    await update({ passage: at(11, 17), version }, other);
    const back = { passage: at(11, 24), version, was: { passage: at(11, 31) } };
    await expect(update(back)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/^The place of this note was changed in another window/) as string,
    });
    await update({ passage: at(11, 31), version }, other);
    expect((await update(back)).target.selector[0]).toMatchObject(at(11, 24));
    expect((await update(back)).target.selector[0]).toMatchObject(at(11, 24));
  });

  it('does not overwrite a note that another window wrote meanwhile', async () => {
    const { update, other, client, article } = await changing({ note: 'first' });
    await update({ note: 'mine', was: { note: 'first' } }, other);
    const late = update({ note: 'yours', category: 'doubt', was: { note: 'first' } });
    await expect(late).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/^This note was changed in another window/) as string,
    });
    expect(await client.call('listAnnotations', { article })).toMatchObject([
      { category: 'claim', body: [{ value: 'mine' }] },
    ]);
    // The same words in both are no quarrel; nor is a note of white space another than none.
    await update({ note: 'mine', was: { note: 'first' } });
    await update({ note: '  ', was: { note: 'mine' } });
    expect((await update({ note: 'again', was: { note: '' } })).body).toMatchObject([{ value: 'again' }]);
  });

  it('says so when its article is in the trash', async () => {
    const { update, client, article, id } = await changing();
    await client.call('deleteArticle', { id: article });
    await expect(update({ note: 'x' })).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('trash') as string,
    });
    await expect(client.call('restoreAnnotation', { article, id })).rejects.toThrow(/trash/);
    await expect(client.call('restoreAnnotation', { article: 'no-such-one', id })).rejects.not.toThrow(
      /trash/,
    );
  });

  it('is told to every window at once', async () => {
    const { update, other, article } = await changing();
    const told: string[] = [];
    other.on('annotationsChanged', (event) => told.push(event.article));
    await update({ category: 'doubt' });
    await update({ category: 'quote' });
    expect(told).toEqual([article, article]);
  });
});

describe('the note on an article', () => {
  it('is empty, then what was written, and survives the program', async () => {
    const folder = await temporaryFolder();
    const app = await openApp(folder, { now: () => new Date('2026-03-01T10:00:00Z') });
    const client = connect(app);
    const { id: article } = await imported(client, 'dam.txt', text);
    expect(await client.call('getArticleNote', { article })).toEqual({ note: '', modified: null });
    const stored = { note: '# Why', modified: '2026-03-01T10:00:00.000Z' };
    expect(await client.call('setArticleNote', { article, note: '# Why' })).toEqual(stored);
    await app.close();
    const again = connect(await openApp(folder));
    expect(await again.call('getArticleNote', { article })).toEqual(stored);
  });

  it('is not overwritten by a window that saw an older one, and is told', async () => {
    const { client, other, article } = await start();
    const told: string[] = [];
    other.on('annotationsChanged', (event) => told.push(event.article));
    await client.call('setArticleNote', { article, note: 'mine', was: '' });
    expect(told).toEqual([article]);
    const late = other.call('setArticleNote', { article, note: 'yours', was: '' });
    await expect(late).rejects.toMatchObject({ code: 'conflict' });
    await other.call('setArticleNote', { article, note: 'mine', was: '' });
    expect(await other.call('setArticleNote', { article, note: ' ', was: 'mine' })).toMatchObject({
      note: '',
    });
  });
});

it('tags that two windows add are no more than a note may have; then the change is refused, and nothing is lost', async () => {
  const named = (name: string) => Array.from({ length: 30 }, (_, n) => `${name} ${n}`);
  const { update, other } = await changing();
  await update({ tags: named('mine'), was: { tags: [] } });
  const more = update({ tags: named('yours'), was: { tags: [] } }, other);
  await expect(more).rejects.toMatchObject({
    code: 'bad-input',
    message: expect.stringContaining('50 tags') as string,
  });
  expect(tagsOf(await update({ category: 'doubt' }))).toEqual(named('mine'));
});
