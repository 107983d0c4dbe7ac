import { describe, expect, it } from 'vitest';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../testing/library';

const eleven = 'Eleven people died on Monday.';

/** A note whose words are gone from the newest text. */
async function orphan() {
  const client = connect(await openApp(await temporaryFolder()));
  const text = story('Dam breaks', eleven, 'The mayor spoke of fourteen dead people.', 'Nobody was warned.');
  const { id: article } = await imported(client, 'dam.txt', text);
  const made = await annotate(client, article, 'Eleven people died', { note: 'Who says so?' });
  await client.call('setBlockEdits', { id: article, edits: [{ text: eleven, nth: 0, action: 'remove' }] });
  const place = async (words: string) => {
    const { text: now, version } = await client.call('getArticle', { id: article });
    const start = now.indexOf(words);
    const passage = { start, end: start + words.length };
    return client.call('updateAnnotation', { article, id: made.id, passage, version });
  };
  const back = { article, id: made.id, passage: { start: 11, end: 29 }, version: 1 };
  return { client, article, made, place, back };
}

describe('a note that the reader puts on other words', () => {
  it('keeps the place where it was made', async () => {
    const { made, place } = await orphan();
    const put = await place('fourteen dead people');
    expect(put).toMatchObject({ target: { version: 2 }, earlier: [{ target: made.target }] });
    expect(put.origin).toBeUndefined();
    for (const words of ['dead people', 'mayor spoke', 'spoke of fourteen'])
      expect((await place(words)).earlier?.[0]).toEqual({ target: made.target });
  });

  it('goes back to where it was, in whatever text that was', async () => {
    const { client, made, place, back } = await orphan();
    const put = await place('fourteen dead people');
    expect(await place('fourteen dead people')).toEqual(put);
    const returned = await client.call('updateAnnotation', back);
    expect(await client.call('updateAnnotation', back)).toEqual(returned);
    expect({ ...returned, modified: made.modified }).toEqual(made);
    expect({ ...(await place('fourteen dead people')), modified: put.modified }).toEqual(put);
    await client.call('setBlockEdits', { id: back.article, edits: [] });
    const there = await client.call('updateAnnotation', back);
    expect(there.target).toEqual({ ...made.target, version: 3 });
    expect(there).toMatchObject({ origin: made.target });
    expect(there).not.toHaveProperty('earlier');
    expect(await client.call('updateAnnotation', back)).toEqual(there);
  });

  it('goes back to its words where they stand now', async () => {
    const client = connect(await openApp(await temporaryFolder()));
    const gone = 'Nobody was warned.';
    const text = story('Dam breaks', gone, eleven, 'The mayor spoke.');
    const { id: article } = await imported(client, 'dam.txt', text);
    const made = await annotate(client, article, 'Eleven people', { note: 'Who says so?' });
    const [{ start, end }] = made.target.selector;
    const drag = { article, id: made.id, passage: { start, end: end + 5 }, version: 1 };
    await client.call('updateAnnotation', drag);
    await client.call('setBlockEdits', { id: article, edits: [{ text: gone, nth: 0, action: 'remove' }] });
    const { annotations } = await client.call('changeAnnotations', {
      changes: [{ ...drag, passage: { start, end } }],
    });
    const [{ start: now, end: behind }] = annotations[0]?.target.selector ?? made.target.selector;
    const { text: young } = await client.call('getArticle', { id: article });
    expect(young.slice(now, behind)).toBe('Eleven people');
    expect(annotations).toMatchObject([{ target: { version: 2 }, origin: made.target }]);
    expect(annotations[0]).not.toHaveProperty('earlier');
  });

  it('with many others goes back with them', async () => {
    const { client, article, made, back } = await orphan();
    const { text } = await client.call('getArticle', { id: article });
    const start = text.indexOf('dead people');
    const change = { id: made.id, article, passage: { start, end: start + 11 }, version: 2 };
    const { inverse } = await client.call('changeAnnotations', { changes: [change] });
    expect(inverse).toMatchObject([{ passage: back.passage, version: 1 }]);
    const { annotations } = await client.call('changeAnnotations', { changes: inverse });
    expect(annotations).toMatchObject([{ target: made.target }]);
  });

  it('takes the words of an older text where they stand now, and none that are gone', async () => {
    const { client, back } = await orphan();
    const dam = { ...back, passage: { start: 0, end: 3 } };
    expect(await client.call('updateAnnotation', dam)).toMatchObject({ target: { version: 2 } });
    const other = { ...back, passage: { start: 18, end: 29 } };
    await expect(client.call('updateAnnotation', other)).rejects.toMatchObject({ code: 'conflict' });
  });
});
