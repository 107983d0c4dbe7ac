import type { Client, Id } from '#contract';
import { describe, expect, it } from 'vitest';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../testing/library';

const eleven = 'Eleven people died on Monday when the dam above the village broke.';
const dam = story(
  'Dam breaks',
  'Nobody had warned the village below, although the water stood high.',
  eleven,
  'The mayor spoke of eleven dead people and asked for patience.',
);

async function start() {
  const client = connect(await openApp(await temporaryFolder()));
  const { id } = await imported(client, 'dam.txt', dam);
  return { client, id };
}

const without = (client: Client, id: Id, text: string) =>
  client.call('setBlockEdits', { id, edits: [{ text, nth: 0, action: 'remove' }] });
const textOf = async (client: Client, id: Id) => (await client.call('getArticle', { id })).text;

describe('notes that the newest text has no place for', () => {
  it('are told with the places that resemble them, or with none', async () => {
    const { client, id } = await start();
    const made = await annotate(client, id, eleven);
    await annotate(client, id, 'The mayor');
    expect(await client.call('listOrphans', { article: id })).toEqual([]);
    await without(client, id, eleven);
    const [orphan, ...others] = await client.call('listOrphans', { article: id });
    expect(others).toEqual([]);
    expect(orphan?.id).toBe(made.id);
    const text = await textOf(client, id);
    for (const { passage, score } of orphan?.guesses ?? []) {
      expect(text.slice(passage.start, passage.end).trim()).not.toBe('');
      expect(score).toBeLessThan(0.9);
    }
  });
});

describe('a passage chosen in a text that has become another meanwhile', () => {
  it('is placed where its words stand now, and may be sent twice', async () => {
    const { client, id } = await start();
    const text = await textOf(client, id);
    const from = text.indexOf('mayor spoke');
    const passage = { start: from, end: from + 'mayor spoke'.length };
    const chosen = { id: 'note-late', article: id, passage, category: 'claim', version: 1 };
    await without(client, id, eleven);
    const now = await textOf(client, id);
    const made = await client.call('createAnnotation', chosen);
    expect(made.target).toMatchObject({ version: 2, selector: [{ start: now.indexOf('mayor spoke') }, {}] });
    expect(made.origin).toMatchObject({ version: 1, selector: [passage, { exact: 'mayor spoke' }] });
    expect(await client.call('createAnnotation', chosen)).toEqual(made);
  });

  it('is kept without a place when its words are gone', async () => {
    const { client, id } = await start();
    const at = (await textOf(client, id)).indexOf(eleven);
    const passage = { start: at, end: at + eleven.length };
    await without(client, id, eleven);
    const chosen = { id: 'note-late', article: id, passage, category: 'claim', version: 1 };
    const made = await client.call('createAnnotation', chosen);
    expect(made.target).toMatchObject({ version: 1, selector: [{}, { exact: eleven }] });
    expect((await client.call('listOrphans', { article: id })).map((one) => one.id)).toEqual(['note-late']);
    await client.call('setBlockEdits', { id, edits: [] });
    expect(await client.call('listOrphans', { article: id })).toEqual([]);
  });

  it('does not take a note away from where it is when its words are gone', async () => {
    const { client, id } = await start();
    const made = await annotate(client, id, 'The mayor');
    const at = (await textOf(client, id)).indexOf(eleven);
    await without(client, id, eleven);
    const passage = { start: at, end: at + 13 };
    await expect(
      client.call('updateAnnotation', { id: made.id, article: id, passage, version: 1 }),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect((await client.call('listAnnotations', { article: id }))[0]?.target.selector[1].exact).toBe(
      'The mayor',
    );
  });
});
