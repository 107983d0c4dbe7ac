import { type Client, type MethodName, methods } from '#contract';
import * as c from '#contract/comparison';
import * as m from '#contract/model';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { runCommand } from './cli/run';
import { documentText } from './store/document-sum';
import { fakeCleaner } from './testing/fake-cleaner';
import { annotate, connect, imported, openApp, story, temporaryFolder } from './testing/library';
import { treeOf } from './testing/tree';

/** A sum that no text says, to be found wherever it gets to. */
const mark = 'c0ffee0ddba11';
const past = { note: [mark], tags: [mark], articles: [mark], all: [mark] };
const comparison = 'comparison-1';

/** A library with one of everything that two computers merge. */
async function filled(root: string): Promise<{ a: string; b: string }> {
  const app = await openApp(root);
  const client = connect(app);
  const text = ['Ships came in at dawn, and nobody saw them.', 'At noon they were gone.'];
  const { id: a } = await imported(client, 'a.txt', story('The harbour', ...text));
  const { id: b } = await imported(client, 'b.txt', story('The port', ...text));
  await annotate(client, a, 'nobody saw them', { id: 'note-0001', note: 'Nobody?', tags: ['doubt'] });
  await annotate(client, b, 'at dawn', { id: 'note-0002' });
  await annotate(client, a, 'At noon', { id: 'note-0003' });
  await client.call('deleteAnnotation', { article: a, id: 'note-0003' });
  await client.call('setArticleNote', { article: a, note: 'A first account.' });
  const ends: m.Link['ends'] = [
    { article: a, annotation: 'note-0001' },
    { article: b, annotation: 'note-0002' },
  ];
  await client.call('putLink', { id: 'link-0001', ends, relation: 'related', note: '' });
  await client.call('putCollection', { id: 'collected-1', name: 'Sea', articles: [a] });
  await client.call('changeMarks', { id: 'change-0001', changes: [{ article: a, favourite: true }] });
  await client.call('changeComparison', { id: comparison, articles: [a, b], name: 'Two', note: 'Alike.' });
  await app.close();
  return { a, b };
}

/** Gives each record that two computers merge a memory, as merging leaves it. */
async function remembered(root: string): Promise<number> {
  let records = 0;
  const into = (record: object): object => (records++, { ...record, past });
  for (const [name, bytes] of await treeOf(root)) {
    const isDocument = /^articles\/[^/]+\/annotations\.json$|^collections\.json$|^comparisons\//.test(name);
    if (!isDocument) continue;
    const file = JSON.parse(bytes.toString()) as Record<string, unknown>;
    for (const [key, value] of Object.entries(file)) {
      if (['annotations', 'links', 'collections'].includes(key)) file[key] = (value as object[]).map(into);
      if (['note', 'marks'].includes(key) && typeof value === 'object') file[key] = into(value as object);
    }
    await writeFile(join(root, name), documentText(name.startsWith('comparisons/') ? into(file) : file));
  }
  return records;
}

/** The contract's methods whose answers hold one of these. */
function answering(...records: z.ZodType[]): MethodName[] {
  const holds = (value: unknown, seen: Set<unknown>): boolean => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return false;
    seen.add(value);
    if (records.includes(value as z.ZodType)) return true;
    const def = (value as { def?: unknown }).def;
    const inner = def ?? value;
    return Object.values(inner).some((one) => holds(one, seen));
  };
  const names = Object.keys(methods) as MethodName[];
  return names.filter((name) => holds(methods[name].output, new Set()));
}

test('what merging remembers of records leaves the store in no answer, event, export or command', async () => {
  const root = await temporaryFolder();
  const { a, b } = await filled(root);
  expect(await remembered(root)).toBeGreaterThanOrEqual(10);

  const app = await openApp(root);
  const said: string[] = [];
  app.connect({ send: (message) => void said.push(message), listen: () => () => undefined });
  const client = connect(app);
  const called = new Set<string>();
  const call: Client['call'] = async (method, input) => {
    called.add(method);
    const answer = await client.call(method, input);
    said.push(JSON.stringify(answer));
    return answer;
  };
  const query = m.NotesQuery.parse({ scope: { kind: 'library' }, group: 'article' });
  const passage = { start: 0, end: 3 };
  const note = { article: a, id: 'note-0001' };

  expect(await call('listAnnotations', { article: a })).toHaveLength(1);
  await call('createAnnotation', { id: 'note-0004', article: a, passage, category: 'claim' });
  // The same again answers what is there, and what changes nothing what was.
  await call('createAnnotation', { ...note, passage: await passageOf(note.id), category: 'claim' });
  await call('updateAnnotation', { ...note });
  await call('updateAnnotation', { ...note, note: 'Nobody at all?' });
  await call('deleteAnnotation', note);
  await call('restoreAnnotation', note);
  await call('restoreAnnotation', { article: a, id: 'note-0003' });
  await call('changeAnnotations', { changes: [{ ...note }, { article: b, id: 'note-0002', tags: ['x'] }] });
  await call('listOrphans', { article: a });
  await call('getArticleNote', { article: a });
  await call('setArticleNote', { article: a, note: 'A first account.' });
  await call('setArticleNote', { article: a, note: 'The first account.' });
  expect(await call('listNotes', { query, from: 0, count: 50 })).not.toHaveLength(0);
  await call('queryNotes', query);
  expect(await call('listLinks', { article: a })).toHaveLength(1);
  const [link] = await call('listLinks', { article: b });
  const ends: m.Link['ends'] = [
    { article: a, annotation: 'note-0001' },
    { article: b, annotation: 'note-0002' },
  ];
  await call('putLink', { id: link?.id ?? '', ends, relation: 'related', note: '' });
  await call('putLink', { id: link?.id ?? '', ends, relation: 'adds', note: '' });
  expect(await call('listCollections', {})).toHaveLength(1);
  await call('putCollection', { id: 'collected-1', name: 'Seas' });
  await call('changeMarks', { id: 'change-0002', changes: [{ article: a, tags: ['sea'] }] });
  await call('listComparisons', {});
  await call('getComparison', { id: comparison });
  await call('findComparison', { articles: [a, b] });
  await call('changeComparison', { id: comparison, name: 'Three' });
  await call('exportComparison', { articles: [a, b], comparison, format: 'markdown' });
  const settings = { format: 'markdown' } as const;
  await call('previewExport', { article: a, settings });
  await call('startExport', { id: 'export-0001', scope: { kind: 'all' }, settings });
  expect(
    answering(
      m.Annotation,
      m.ArticleNote,
      m.Link,
      m.ShownLink,
      m.Collection,
      c.Comparison,
      c.ShownComparison,
      m.NoteRow,
    ),
  ).toSatisfy((names: MethodName[]) => names.length > 10 && names.every((name) => called.has(name)));
  await app.close();

  for (const args of [
    ['show', a, '--json'],
    ['list', '--json'],
    ['search', 'nobody', '--json'],
    ['annotate', b, '--quote', 'gone', '--json'],
    ['export', '--all', '--out', await temporaryFolder()],
  ]) {
    const status = await runCommand(args, {
      ...{ out: (text) => void said.push(text), err: (text) => void said.push(text) },
      ...{ libraryDir: () => root, createCleaner: () => fakeCleaner },
      openApp: () => openApp(root),
    });
    expect(status).toBe(0);
  }
  expect(said.filter((text) => /"past"/.test(text) || text.includes(mark))).toEqual([]);
  // It is kept, all the same: merging needs it.
  expect(await readFile(join(root, 'articles', a, 'annotations.json'), 'utf8')).toContain(mark);

  async function passageOf(id: string): Promise<m.Passage> {
    const all = await client.call('listAnnotations', { article: a });
    const [{ start, end } = passage] = all.find((one) => one.id === id)?.target.selector ?? [];
    return { start, end };
  }
});
