import type { Client, FolderReport, Input } from '#contract';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../app';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../../testing/library';
import { treeOf } from '../../testing/tree';

let app: App;
let client: Client;
let vault = '';
let flood = '';

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
  await imported(client, 'dam.txt', story('The dam held', 'It held until noon.'));
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

  it('brings up to date what was not edited, and leaves what was', async () => {
    await exported();
    const name = 'The river rose.md';
    const mine = (await read(name))
      .replace('Others say *eleven*.', 'Others say *eleven*, I say nine.')
      .replace('## Highlights', 'A word of mine.\n\n## Highlights')
      .concat('\nMy thoughts on nobody.\n');
    await writeFile(join(vault, name), mine);
    await client.call('updateAnnotation', { article: flood, id: 'people-0001', note: 'Twelve.' } as never);
    await client.call('updateAnnotation', { article: flood, id: 'nobody-0001', note: 'Checked.' } as never);
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
});
