import type { Client, FolderReport, Input } from '#contract';
import { mkdir, readdir, readFile, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../app';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../../testing/library';
import { treeOf } from '../../testing/tree';

let app: App;
let client: Client;
let vault = '';
let flood = '';
let dam = '';

beforeEach(async () => {
  const home = await temporaryFolder();
  vault = join(home, 'vault');
  await mkdir(vault);
  app = await openApp(join(home, 'library'), {
    exportFolders: { file: join(home, 'export-folders.json'), named: [vault] },
  });
  client = connect(app);
  const text = story(
    'The river rose',
    'Fourteen people were moved.',
    'The water fell at noon.',
    'Nobody was hurt.',
  );
  flood = (await imported(client, 'flood.txt', text)).id;
  dam = (await imported(client, 'dam.txt', story('The dam held', 'It held until noon.'))).id;
  await annotate(client, flood, 'Fourteen people', { id: 'people-0001', note: 'Others say *eleven*.' });
  await annotate(client, flood, 'Nobody was hurt', { id: 'nobody-0001', tags: ['relief'] });
});

let exports = 0;
async function exported(more: Partial<Input<'exportToFolder'>> = {}): Promise<FolderReport> {
  const [folder] = (await client.call('listExportFolders', {})).folders;
  const id = `folder-${String(++exports).padStart(4, '0')}`;
  const report = await client.call('exportToFolder', {
    ...{ id, folder: folder?.id ?? '', scope: { kind: 'all' }, settings: { format: 'markdown' }, dry: false },
    ...more,
  });
  await client.call('dropExport', { id });
  return report;
}
const read = (name: string): Promise<string> => readFile(join(vault, name), 'utf8');
const files = async (): Promise<string[]> =>
  [...(await treeOf(vault)).keys()].filter((name) => !name.startsWith('.'));
const stateOf = (report: FolderReport, name: string) => report.files.find((one) => one.name === name);

describe('an export into a folder', () => {
  it('writes what an export writes, and the next one nothing', async () => {
    const dry = await exported({ dry: true });
    expect(dry.counts).toEqual({ new: 2, updated: 0, unchanged: 0, left: 0, missing: 0 });
    expect(await readdir(vault)).toEqual([]);
    expect((await exported()).counts).toEqual(dry.counts);
    expect((await files()).sort()).toEqual(['The dam held.md', 'The river rose.md']);
    const preview = await client.call('previewExport', { article: flood, settings: { format: 'markdown' } });
    expect(await read('The river rose.md')).toBe(preview.text);
    const before = await treeOf(vault);
    expect((await exported()).counts).toEqual({ new: 0, updated: 0, unchanged: 2, left: 0, missing: 0 });
    expect(await treeOf(vault)).toEqual(before);
  });

  it('does not write into the library itself', async () => {
    const library = await temporaryFolder();
    const own = await openApp(library, {
      exportFolders: { file: `${library}-folders.json`, named: [join(library, 'articles')] },
    });
    client = connect(own);
    await imported(client, 'dam.txt', story('The dam held', 'It held until noon.'));
    const before = [...(await treeOf(join(library, 'articles'))).keys()];
    await expect(exported()).rejects.toMatchObject({ code: 'bad-input' });
    expect([...(await treeOf(join(library, 'articles'))).keys()]).toEqual(before);
  });

  it('brings up to date what was not edited, and leaves what was', async () => {
    await exported();
    const name = 'The river rose.md';
    const mine = (await read(name))
      .replace('Others say *eleven*.', 'Others say *eleven*, I say nine.')
      .replace('## Highlights', 'A word of mine.\n\n## Highlights')
      .concat('\nMy thoughts on nobody.\n');
    await writeFile(join(vault, name), mine);
    await client.call('updateAnnotation', { article: flood, id: 'people-0001', note: 'Twelve.' });
    await client.call('updateAnnotation', { article: flood, id: 'nobody-0001', note: 'Checked.' });
    await annotate(client, flood, 'The water fell', { id: 'water-00001' });
    const report = await exported();
    expect(stateOf(report, name)).toMatchObject({
      state: 'updated',
      blocks: { added: 1, updated: 2, removed: 0, kept: 1 },
      why: ['One block kept as you have changed it.'],
    });
    const now = await read(name);
    const order = [
      'A word of mine.',
      '## Highlights',
      '> Fourteen people',
      'I say nine.',
      '> The water fell',
    ];
    for (const [n, words] of [...order, '> Nobody was hurt', 'Checked.', 'My thoughts'].entries())
      expect(now.indexOf(words), words).toBeGreaterThan(
        n === 0 ? 0 : now.indexOf(order[n - 1] ?? '> Nobody'),
      );
    expect(now).not.toContain('Twelve.');
    expect(now).toContain('highlights: 3\n');
    const before = await treeOf(vault);
    await exported();
    expect(await treeOf(vault)).toEqual(before);
  });

  it('finds a note that was renamed and moved, also without its record, and keeps its name when the title changes', async () => {
    await exported();
    await mkdir(join(vault, 'News', 'March'), { recursive: true });
    await rename(join(vault, 'The river rose.md'), join(vault, 'News', 'March', 'Flood.md'));
    await client.call('setMetadata', { id: flood, title: 'The river rose again' });
    expect(stateOf(await exported(), 'News/March/Flood.md')).toMatchObject({
      state: 'updated',
      blocks: { kept: 0 },
    });
    expect(await read('News/March/Flood.md')).toContain('# The river rose again');
    await rm(join(vault, '.synoptic'), { recursive: true });
    expect((await exported()).counts).toMatchObject({ unchanged: 2, new: 0, missing: 0 });
    expect((await files()).sort()).toEqual(['News/March/Flood.md', 'The dam held.md']);
  });

  it('leaves a removed note removed, unless it is asked for', async () => {
    await exported();
    await rm(join(vault, 'The dam held.md'));
    expect(stateOf(await exported(), 'The dam held.md')).toMatchObject({ state: 'missing' });
    expect(await files()).toEqual(['The river rose.md']);
    expect((await exported({ missing: 'write' })).counts).toMatchObject({ new: 1, missing: 0 });
    expect(await files()).toContain('The dam held.md');
  });

  it('never touches a file that is not its own, nor follows a link out of the folder', async () => {
    const outside = await temporaryFolder();
    await writeFile(join(vault, 'the RIVER rose.md'), 'Mine.');
    await writeFile(join(outside, 'secret.md'), 'Not here.');
    await symlink(join(outside, 'secret.md'), join(vault, 'The dam held.md'));
    expect((await exported()).counts).toMatchObject({ new: 2 });
    expect((await readdir(vault)).filter((name) => name.endsWith('(2).md')).sort()).toEqual([
      'The dam held (2).md',
      'The river rose (2).md',
    ]);
    expect(await read('the RIVER rose.md')).toBe('Mine.');
    // The note becomes a link to the outside.
    await rm(join(vault, 'The dam held (2).md'));
    await symlink(join(outside, 'secret.md'), join(vault, 'The dam held (2).md'));
    expect((await exported()).counts).toMatchObject({ unchanged: 1 });
    expect(await readFile(join(outside, 'secret.md'), 'utf8')).toBe('Not here.');
    expect(await readdir(outside)).toEqual(['secret.md']);
  });

  /** As if the last writing of this article's file had been broken off before the file was there. */
  const broken = async (article: string, name: string, bytes: string | Uint8Array): Promise<void> => {
    const path = join(vault, '.synoptic', 'exports', `${article}.md.json`);
    const record = JSON.parse(await readFile(path, 'utf8')) as object;
    await writeFile(path, JSON.stringify({ ...record, pending: true }));
    await writeFile(join(vault, name), bytes);
  };

  it('an export that ended between record and file is not taken for a change of the reader', async () => {
    await exported();
    const name = 'The river rose.md';
    const before = await read(name);
    await client.call('updateAnnotation', { article: flood, id: 'people-0001', note: 'Twelve.' });
    await exported();
    await broken(flood, name, before);
    expect(stateOf(await exported(), name)).toMatchObject({ state: 'updated', blocks: { kept: 0 } });
    expect(await read(name)).toContain('Twelve.');
    // The same where the reader has written something since.
    await writeFile(join(vault, name), `${await read(name)}\nMine.\n`);
    await exported();
    await client.call('updateAnnotation', { article: flood, id: 'people-0001', note: 'Nine.' });
    const mine = `${await read(name)}\nMine, too.\n`;
    await exported();
    await broken(flood, name, mine);
    expect(stateOf(await exported(), name)).toMatchObject({ state: 'updated', why: [], blocks: { kept: 0 } });
    expect(await read(name)).toBe(mine.replace('Twelve.', 'Nine.'));
    expect(stateOf(await exported(), name)).toMatchObject({ state: 'unchanged' });
  });

  it('a file that has not come to this computer yet is brought up to date, what the reader took out stays out', async () => {
    await exported();
    const name = 'The river rose.md';
    const before = await read(name);
    const { mtime } = await stat(join(vault, name));
    await annotate(client, flood, 'The water fell', { id: 'water-00001' });
    await exported();
    const now = await read(name);
    await writeFile(join(vault, name), before);
    await utimes(join(vault, name), mtime, new Date(mtime.getTime() + 60_000));
    expect(stateOf(await exported(), name)?.blocks.added).toBe(0);
    expect(await read(name)).not.toContain('> The water fell');
    await writeFile(join(vault, name), now);
    await exported();
    await client.call('updateAnnotation', { article: flood, id: 'water-00001', note: 'Checked.' });
    const old = await stat(join(vault, name));
    await exported();
    await writeFile(join(vault, name), now);
    await utimes(join(vault, name), old.atime, old.mtime);
    expect(stateOf(await exported(), name)).toMatchObject({ state: 'updated', blocks: { kept: 0 } });
    expect(await read(name)).toContain('Checked.');
  });

  it('does not take out a block that other notes lead to', async () => {
    await exported();
    const name = 'The river rose.md';
    const before = await read(name);
    const [, block = ''] = /\^(h-[0-9a-f]+)/.exec(before.slice(before.indexOf('> Nobody'))) ?? [];
    await mkdir(join(vault, 'Diary'));
    await writeFile(join(vault, 'Diary', 'Monday.md'), `See ![[The river rose#^${block}]].\n`);
    await client.call('deleteAnnotation', { article: flood, id: 'nobody-0001' });
    await client.call('deleteAnnotation', { article: flood, id: 'people-0001' });
    const why = ['One block of a deleted highlight stays, because another note leads to it.'];
    expect(stateOf(await exported({ dry: true }), name)).toMatchObject({
      blocks: { removed: 2, kept: 1 },
      why,
    });
    expect(stateOf(await exported(), name)).toMatchObject({ state: 'updated', why });
    expect(await read(name)).toContain(`> Nobody was hurt`);
    expect(await read(name)).toContain(`^${block}\n`);
    expect(await read(name)).not.toContain('> Fourteen');
    const kept = await treeOf(vault);
    expect(stateOf(await exported(), name)).toMatchObject({ state: 'left', why });
    expect(await treeOf(vault)).toEqual(kept);
    await rm(join(vault, 'Diary', 'Monday.md'));
    await exported();
    expect(await read(name)).not.toContain('> Nobody');
  });

  it('takes out a block that only its own notes lead to', async () => {
    await annotate(client, dam, 'It held', { id: 'held-000001' });
    const [held, nobody] = [
      { article: dam, annotation: 'held-000001' },
      { article: flood, annotation: 'nobody-0001' },
    ];
    await client.call('putLink', { id: 'link-0001', ends: [held, nobody], relation: 'adds', note: '' });
    const settings = { format: 'markdown', wikiLinks: true } as const;
    await exported({ settings });
    expect(await read('The dam held.md')).toContain('[[The river rose#^h-');
    await client.call('deleteAnnotation', { article: flood, id: 'nobody-0001' });
    const report = await exported({ settings });
    expect(report.files.flatMap(({ why }) => why)).toEqual([]);
    expect(await read('The river rose.md')).not.toContain('> Nobody');
    expect(await read('The dam held.md')).not.toContain('[[The river rose#^h-');
    expect((await exported({ settings })).counts).toMatchObject({ unchanged: 2 });
  });

  it('leaves what was exported with another preset, also where nobody has touched it', async () => {
    await exported();
    const before = await treeOf(vault);
    for (const preset of ['plain', 'logseq'] as const) {
      const report = await exported({ settings: { format: 'markdown', preset } });
      expect(report.counts).toMatchObject({ left: 2, updated: 0, new: 0 });
      expect(report.files[0]?.why).toEqual([
        expect.stringMatching(/^It was exported with the preset Obsidian\. Export it as it was/),
      ]);
    }
    const bare = '# {{ article.title }}\n{% for note in notes %}\n\n{{ note.quote | quote }}\n{% endfor %}';
    const settings = { format: 'markdown', template: bare } as const;
    expect(stateOf(await exported({ settings }), 'The river rose.md')?.why).toEqual([
      expect.stringMatching(/^It has block ids that this template does not write\./),
    ]);
    expect(await treeOf(vault)).toEqual(before);
    // A template that goes on from the preset.
    const presets = await client.call('listPresets', {});
    const obsidian = presets.find(({ preset }) => preset === 'obsidian')?.template ?? '';
    const own = { format: 'markdown', template: `${obsidian}\nThe end.\n` } as const;
    expect((await exported({ settings: own })).counts).toMatchObject({ updated: 2 });
    expect(await read('The dam held.md')).toMatch(/\nThe end\.\n$/);
    // What to do about it.
    await rm(join(vault, 'The river rose.md'));
    await exported({ settings: { format: 'markdown', preset: 'plain' }, missing: 'write' });
    expect(await read('The river rose.md')).toMatch(/^# The river rose\n/);
  });

  it('leaves a note that says it is the article, and that it has never written', async () => {
    await writeFile(join(vault, 'Diary.md'), `---\nid: ${flood}\n---\n\nMy diary.\n`);
    const before = await read('Diary.md');
    const file = stateOf(await exported(), 'Diary.md');
    expect(file?.state).toBe('left');
    expect(file?.why).toEqual([expect.stringContaining('nothing in it that Synoptic writes')]);
    expect(await read('Diary.md')).toBe(before);
    expect(await files()).toEqual(expect.not.arrayContaining(['The river rose.md']));
  });

  it('replaces files of other formats where nobody has changed them', async () => {
    const settings = { format: 'jsonld' } as const;
    await exported({ settings });
    const name = 'The river rose.jsonld';
    await client.call('updateAnnotation', { article: flood, id: 'people-0001', note: 'Twelve.' });
    expect(stateOf(await exported({ settings }), name)).toMatchObject({ state: 'updated' });
    expect(await read(name)).toContain('Twelve.');
    await writeFile(join(vault, name), '{}');
    await client.call('updateAnnotation', { article: flood, id: 'people-0001', note: 'Nine.' });
    expect(stateOf(await exported({ settings }), name)).toMatchObject({
      state: 'left',
      why: ['It is kept as you have changed it.'],
    });
    expect(await read(name)).toBe('{}');
    await expect(exported({ settings: { format: 'csv' } })).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('writes a Word document anew only where it says something else', async () => {
    const settings = { format: 'docx' } as const;
    await exported({ settings });
    const before = await treeOf(vault);
    expect((await exported({ settings })).counts).toMatchObject({ unchanged: 2, updated: 0 });
    expect(await treeOf(vault)).toEqual(before);
    await client.call('updateAnnotation', { article: flood, id: 'people-0001', note: 'Twelve.' });
    expect((await exported({ settings })).counts).toMatchObject({ unchanged: 1, updated: 1 });
    const name = 'The river rose.docx';
    await writeFile(join(vault, name), 'Mine.');
    expect(stateOf(await exported({ settings }), name)).toMatchObject({ state: 'unchanged' });
    await client.call('updateAnnotation', { article: flood, id: 'people-0001', note: 'Nine.' });
    expect(stateOf(await exported({ settings }), name)).toMatchObject({ state: 'left' });
    expect(await read(name)).toBe('Mine.');
  }, 120_000);

  it('keeps the permissions of a note', async () => {
    await exported();
    await rename(join(vault, 'The river rose.md'), join(vault, 'x.md'));
    await writeFile(join(vault, 'The river rose.md'), await readFile(join(vault, 'x.md')), { mode: 0o640 });
    await rm(join(vault, 'x.md'));
    await client.call('updateAnnotation', { article: flood, id: 'people-0001', note: 'Twelve.' });
    await exported();
    if (process.platform !== 'win32')
      expect((await stat(join(vault, 'The river rose.md'))).mode & 0o777).toBe(0o640);
    expect(await read('The river rose.md')).toContain('Twelve.');
  });
});

describe('folders to export into', () => {
  it('are chosen outside of the page, kept for the library, and never a part of it', async () => {
    await expect(client.call('chooseExportFolder', {})).rejects.toMatchObject({ code: 'unsupported' });
    const other = await temporaryFolder();
    let chosen: string | null = other;
    app.offer({ openWindow: () => null, chooseFolder: async () => chosen });
    const folder = await client.call('chooseExportFolder', {});
    expect((await client.call('listExportFolders', {})).folders).toContainEqual(folder);
    expect((await client.call('listExportFolders', {})).canChoose).toBe(true);
    chosen = null;
    expect(await client.call('chooseExportFolder', {})).toBeNull();
    chosen = join(vault, '..', 'library', 'articles');
    await expect(client.call('chooseExportFolder', {})).rejects.toMatchObject({ code: 'bad-input' });
    await client.call('forgetExportFolder', { id: folder?.id ?? '' });
    await expect(exported({ folder: folder?.id ?? '' })).rejects.toMatchObject({ code: 'not-found' });
    await rm(vault, { recursive: true });
    await expect(exported()).rejects.toMatchObject({ code: 'storage' });
  });
});
