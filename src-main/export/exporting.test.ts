import { AppError, type Client, exportFormats, type Input } from '#contract';
import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../app';
import { connect, imported, openApp, story, temporaryFolder } from '../testing/library';
import { unzipped as filesOf } from '../testing/zip';

let app: App;
let client: Client;
let flood = '';
let dam = '';

beforeEach(async () => {
  app = await openApp(await temporaryFolder());
  client = connect(app);
  flood = (await imported(client, 'flood.txt', story('The river rose', 'Fourteen people were moved.'))).id;
  dam = (await imported(client, 'dam.txt', story('../The dam: held?', 'It held until noon.'))).id;
  await note(flood, 'note-flood1', 'Fourteen people', 'Others say *eleven*.');
  await note(dam, 'note-dam-01', 'It held', '');
});

async function note(article: string, id: string, words: string, said: string): Promise<void> {
  const { text } = await client.call('getArticle', { id: article });
  const start = text.indexOf(words);
  const passage = { start, end: start + words.length };
  await client.call('createAnnotation', { id, article, passage, category: 'figure', note: said });
}

let exports = 0;
async function made(
  settings: Input<'startExport'>['settings'],
  scope: Input<'startExport'>['scope'] = { kind: 'all' },
) {
  const id = `export-${String(++exports).padStart(4, '0')}`;
  const said = await client.call('startExport', { id, scope, settings });
  const pieces: Buffer[] = [];
  for (let offset = 0; ;) {
    const { bytes } = await client.call('readExport', { id, offset });
    if (bytes === '') break;
    pieces.push(Buffer.from(bytes, 'base64'));
    offset += pieces.at(-1)?.length ?? 0;
  }
  await client.call('dropExport', { id });
  const all = Buffer.concat(pieces);
  expect(all.length).toBe(said.bytes);
  return { ...said, all, text: all.toString('utf8') };
}

/** The files of a zip by their names. */
const unzipped = async (bytes: Buffer): Promise<Map<string, string>> =>
  new Map([...(await filesOf(bytes))].map(([name, content]) => [name, content.toString('utf8')]));

describe('an export', () => {
  it('is one file where one article is wanted, and a zip of safe names where several are', async () => {
    const one = await made({ format: 'markdown' }, { kind: 'articles', articles: [flood] });
    expect(one).toMatchObject({
      name: 'The river rose.md',
      mediaType: 'text/markdown',
      articles: 1,
      notes: 1,
    });
    expect(one.text).toContain('> Fourteen people');
    const all = await made({ format: 'markdown' });
    expect(all).toMatchObject({ mediaType: 'application/zip', files: 2, articles: 2, notes: 2 });
    expect(all.name).toMatch(/^Synoptic export \d{4}-\d\d-\d\d\.zip$/);
    const files = await unzipped(all.all);
    expect([...files.keys()].sort()).toEqual(['The dam- held.md', 'The river rose.md']);
    expect(files.get('The river rose.md')).toBe(one.text);
  });

  it('is one file for all where that is wanted', async () => {
    const { name, text } = await made({ format: 'markdown', layout: 'single' });
    expect(name).toMatch(/^Notes \d{4}-\d\d-\d\d\.md$/);
    expect(text.match(/^# .*$/gm)).toHaveLength(2);
    expect(text.match(/^---$/gm)).toHaveLength(2);
  });

  it('links to the blocks of the one file that all comes into', async () => {
    const ends = [
      { article: flood, annotation: 'note-flood1' },
      { article: dam, annotation: 'note-dam-01' },
    ] as [{ article: string; annotation: string }, { article: string; annotation: string }];
    await client.call('putLink', { id: 'link-0001', ends, relation: 'contradicts', note: '' });
    const { name, text } = await made({ format: 'markdown', layout: 'single', wikiLinks: true });
    const targets = [...text.matchAll(/\[\[(.*?)#\^(h-\w+)\|/g)];
    expect(targets).toHaveLength(2);
    for (const [, file = '', block = ''] of targets) {
      expect(`${file}.md`).toBe(name);
      expect(text).toContain(`\n^${block}\n`);
    }
  });

  it('is one web page of all where that is wanted, in which every link finds its passage', async () => {
    const { name, text } = await made({ format: 'html', layout: 'single' });
    expect(name).toMatch(/^Articles \d{4}-\d\d-\d\d\.html$/);
    expect(text.match(/<article/g)).toHaveLength(2);
    expect(text.match(/<html/g)).toHaveLength(1);
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id).sort()).toEqual(ids.sort());
  });

  it('has every note in every format', async () => {
    await client.call('setArticleNote', { article: dam, note: 'On the whole.' });
    const table = await made({ format: 'csv' });
    const rows: Record<string, string>[] = parse(table.text, { bom: true, columns: true });
    expect(rows.map((row) => row['Note id']).sort()).toEqual(['', 'note-dam-01', 'note-flood1']);
    const pages = [...(await unzipped((await made({ format: 'html' })).all)).values()].join('');
    expect(pages).toContain('Fourteen people');
    expect(pages).toContain('On the whole.');
    const { text } = await made({ format: 'jsonld', layout: 'single' });
    expect((JSON.parse(text) as { total: number }[]).map(({ total }) => total).sort()).toEqual([1, 2]);
    const words = await unzipped((await made({ format: 'docx', layout: 'single' })).all);
    expect(words.get('word/document.xml')).toMatch(/On the whole\..*Fourteen people/s);
    expect(words.get('word/comments.xml')).toMatch(/Others say .*eleven/s);
    expect((await made({ format: 'bibtex' })).text.match(/^@/gm)).toHaveLength(2);
    const references = JSON.parse((await made({ format: 'csl-json' })).text) as { title: string }[];
    expect(references.map(({ title }) => title).sort()).toEqual(['../The dam: held?', 'The river rose']);
    expect((await made({ format: 'citations' })).text).toContain('The river rose');
  });

  it('takes articles, notes of them, a collection or what is searched for', async () => {
    const collection = { id: 'collected-1', name: 'March', articles: [dam] };
    await client.call('putCollection', collection);
    const names = async (scope: Input<'startExport'>['scope']): Promise<string[]> =>
      (JSON.parse((await made({ format: 'csl-json' }, scope)).text) as { title: string }[]).map(
        ({ title }) => title,
      );
    expect(await names({ kind: 'collection', collection: 'collected-1' })).toEqual(['../The dam: held?']);
    expect(await names({ kind: 'query', query: { search: 'river' } })).toEqual(['The river rose']);
    expect(await names({ kind: 'articles', articles: [flood, dam, flood] })).toEqual([
      'The river rose',
      '../The dam: held?',
    ]);
    await client.call('setArticleNote', { article: flood, note: 'On the whole.' });
    const some = { kind: 'articles', articles: [flood, dam], annotations: ['note-dam-01'] } as const;
    const { text, notes } = await made(
      { format: 'csv' },
      { ...some, articles: [...some.articles], annotations: [...some.annotations] },
    );
    expect(notes).toBe(1);
    expect(text).toContain('note-dam-01');
    expect(text).not.toMatch(/note-flood1|On the whole/);
  });

  it('is refused where something is not there, and where the template is wrong', async () => {
    const refused = async (input: Partial<Input<'startExport'>>): Promise<unknown> =>
      client
        .call('startExport', {
          id: 'export-x001',
          scope: { kind: 'all' },
          settings: { format: 'csv' },
          ...input,
        })
        .catch((error: unknown) => error);
    const codeOf = (error: unknown): unknown => (error instanceof AppError ? error.code : error);
    expect(codeOf(await refused({ scope: { kind: 'articles', articles: ['not-there-1'] } }))).toBe(
      'not-found',
    );
    expect(
      codeOf(await refused({ id: 'export-x002', scope: { kind: 'collection', collection: 'not-there-1' } })),
    ).toBe('not-found');
    const error = await refused({
      id: 'export-x003',
      settings: { format: 'markdown', template: 'a\n{{ b }}' },
    });
    expect(error).toMatchObject({ code: 'bad-input' });
    expect((error as Error).message).toContain('line 2');
  });

  it('of nothing is an empty file of its kind', async () => {
    await client.call('deleteArticles', { articles: [flood, dam] });
    for (const format of exportFormats)
      expect(await made({ format })).toMatchObject({ articles: 0, notes: 0 });
    expect(JSON.parse((await made({ format: 'csl-json' })).text)).toEqual([]);
  });
});

describe('a preview', () => {
  it('shows an article by a template, or says what is wrong with it', async () => {
    const preview = (template: string, article?: string) =>
      client.call('previewExport', {
        ...(article !== undefined && { article }),
        settings: { format: 'markdown', template },
      });
    expect(await preview('# {{ article.title }}', flood)).toEqual({
      text: '# The river rose\n',
      cut: false,
      problems: [],
    });
    expect((await preview('{{ article.citation }} {{ article.text }}', flood)).text).toMatch(
      /^The river rose\. \(n\.d\.\)\.? .*\n\nFourteen people were moved\.\n$/s,
    );
    expect((await preview('# {{ article.title }}')).text).toBe('# Barges \\#3 and \\#4 reach Oberwald\n');
    expect(await preview('{{ x }}')).toEqual({
      text: null,
      cut: false,
      problems: [{ line: 1, column: 4, message: 'There is no “x”.' }],
    });
  });

  it('begins with what the presets are', async () => {
    const presets = await client.call('listPresets', {});
    expect(presets.map(({ preset }) => preset)).toEqual(['plain', 'obsidian', 'logseq']);
    for (const { preset, template } of presets) {
      const own = await client.call('previewExport', { settings: { format: 'markdown', template } });
      const itself = await client.call('previewExport', { settings: { format: 'markdown', preset } });
      expect(own).toEqual(itself);
      expect(own.text).not.toBeNull();
    }
  });

  it('shows every format as it will be written, with the chosen notes alone', async () => {
    for (const format of exportFormats) {
      const { text } = await client.call('previewExport', { article: flood, settings: { format } });
      // A Word document is shown as the page that says the same.
      const shown = format === 'docx' ? 'html' : format;
      expect(text).toBe((await made({ format: shown }, { kind: 'articles', articles: [flood] })).text);
    }
    const none = await client.call('previewExport', {
      ...{ article: flood, annotations: [], settings: { format: 'csv' } },
    });
    expect(none.text).not.toContain('note-flood1');
  });

  it.each(['separate', 'single'] as const)('leads to the other files of the export: %s', async (layout) => {
    const end = (article: string, annotation: string) => ({ article, annotation });
    await client.call('putLink', {
      id: 'link-00001',
      ends: [end(flood, 'note-flood1'), end(dam, 'note-dam-01')],
      relation: 'contradicts',
      note: '',
    });
    const settings = { format: 'markdown', layout, preset: 'obsidian', wikiLinks: true } as const;
    const shown = async (scope?: Input<'startExport'>['scope']): Promise<string> =>
      (await client.call('previewExport', { article: flood, ...(scope && { scope }), settings })).text ?? '';
    const linkIn = (text: string): string | undefined => /^→ contradicts: .*\[\[.*\]\]\)$/m.exec(text)?.[0];
    const { all, text } = await made(settings);
    const written = layout === 'single' ? text : ((await unzipped(all)).get('The river rose.md') ?? '');
    expect(linkIn(written)).toBeDefined();
    expect(linkIn(await shown({ kind: 'all' }))).toBe(linkIn(written));
    expect(linkIn(await shown({ kind: 'articles', articles: [flood] }))).toBeUndefined();
    expect(linkIn(await shown())).toBeUndefined();
    const file = { format: 'markdown', template: '{{ article.file }}' } as const;
    const own = await client.call('previewExport', { article: flood, settings: file });
    expect(own.text).toBe('The river rose\n');
  });

  it('is the beginning of what is long, and says so', async () => {
    await client.call('setArticleNote', { article: flood, note: 'Upstream and down. '.repeat(4000) });
    const long = await client.call('previewExport', { article: flood, settings: { format: 'markdown' } });
    expect(long).toMatchObject({ cut: true, problems: [] });
    expect(long.text?.length).toBeLessThan(60_000);
  });

  it('cites an article', async () => {
    const { citation } = await client.call('citeArticle', { article: flood });
    expect(citation).toContain('The river rose');
  });
});
