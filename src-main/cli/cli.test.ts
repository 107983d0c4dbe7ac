import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../app';
import { fakeCleaner } from '../testing/fake-cleaner';
import { treeOf } from '../testing/tree';
import { annotate, connect, openApp, temporaryFolder } from '../testing/library';
import { howToOpen, isCommand, runCommand } from './run';

let folder = '';
let library = '';
const at = (name: string): string => join(folder, name);

beforeEach(async () => {
  folder = await temporaryFolder();
  library = at('library');
  await writeFile(at('flood.txt'), 'The river rose\nFourteen people were moved.\nThe bridge, the bridge.');
  await writeFile(at('dam.txt'), 'The dam\nIt *held*.');
  await writeFile(at('none.txt'), 'refuse');
});

async function run(...given: string[]) {
  const { args, takeOver, readOnly } = howToOpen(given);
  let [out, err] = ['', ''];
  let cleaners = 0;
  const status = await runCommand(args, {
    out: (text) => (out += `${text}\n`),
    err: (text) => (err += `${text}\n`),
    libraryDir: (given) => given ?? library,
    createCleaner: () => (cleaners++, fakeCleaner),
    openApp: (given, toRead = false) =>
      createApp({
        ...{ libraryDir: given ?? library, samplesDir: '', shell: 'browser', version: '0' },
        cleaner: fakeCleaner,
        ...{ takeOver, readOnly: readOnly || toRead },
      }),
  });
  const json = (): unknown[] =>
    out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as unknown);
  return { status, out, err, cleaners, json };
}

async function importOne(name = 'flood.txt'): Promise<string> {
  const { json } = await run('import', at(name), '--json');
  return (json()[0] as { article: { id: string } }).article.id;
}

describe('usage', () => {
  it.each([
    [['clean']],
    [['clean', 'a', '--nope']],
    [['clean', 'a', '--html', '--json']],
    [['import']],
    [['import', 'x', '--changed', 'maybe']],
    [['clean', 'a', '--encoding', 'nope']],
    [['clean-again']],
    [['clean-again', 'a', '--all']],
    [['list', 'x']],
    [['show']],
    [['show', 'a', 'b']],
    [['annotate', 'aaaaaaaa']],
    [['annotate', 'aaaaaaaa', '--quote', 'x', '--start', '1']],
    [['annotate', 'aaaaaaaa', '--start', '5', '--end', '3']],
    [['annotate', 'aaaaaaaa', '--start', 'x', '--end', '3']],
    [['annotate', 'aaaaaaaa', '--quote', 'x', '--category', 'No Such']],
    [['annotate', 'aaaaaaaa', '--quote', 'x', '--tag', '']],
    [['export', '--all']],
    [['export', '--out', 'x']],
    [['export', '--all', '--article', 'aaaaaaaa', '--out', 'x']],
    [['export', '--all', '--out', 'x', '--format', 'odt']],
    [['export', '--all', '--comparison', 'aaaaaaaa', '--out', 'x']],
    [['export', '--all', '--out', 'x', '--preset', 'nope']],
    [['export', '--all', '--out', 'x', '--preset', 'plain', '--template', 'y']],
    [['export', '--all', '--out', 'x', '--preset', 'plain', '--format', 'csv']],
    [['export', '--all', '--out', 'x', '--style', 'nope']],
    [['export', '--all', '--search', 'y', '--out', 'x']],
    [['export', '--comparison', '../x', '--out', 'x']],
    [['export', '--all', '--out', 'x', '--into', 'y']],
    [['export', '--all', '--out', 'x', '--dry-run']],
    [['export', '--all', '--into', 'x', '--single']],
    [['export', '--all', '--into', 'x', '--format', 'csv', '--overwrite']],
    [['compare', 'a']],
    [['compare', 'a', 'a']],
    [['compare', 'a', 'b', '--json', '--markdown']],
    [['compare', ...'abcdefghi']],
    [['check', 'x']],
    [['list', '--library']],
  ])('%j is refused with status 2 and the usage', async (args) => {
    const { status, out, err } = await run(...args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(new RegExp(`^${args[0]}: .+\\.\nUsage: synoptic ${args[0]} `));
  });

  it('has help on everything', async () => {
    const all = await run('--help');
    expect(all.status).toBe(0);
    for (const command of ['clean', 'import', 'list', 'show', 'annotate', 'export', 'check']) {
      expect(all.out).toContain(`synoptic ${command}`);
      const { status, out } = await run(command, '--help');
      expect({ status, out }).toEqual({
        status: 0,
        out: expect.stringContaining(`Usage: synoptic ${command}`) as string,
      });
    }
    expect(isCommand(['clean', 'x'])).toBe(true);
    expect(isCommand(['--help'])).toBe(true);
    expect(isCommand([])).toBe(false);
    expect(isCommand(['report.html'])).toBe(false);
  });
});

describe('clean', () => {
  it('prints a line of JSON for each file, in order, and goes on after those that fail', async () => {
    const files = [at('flood.txt'), at('missing.txt'), folder, at('none.txt'), `${folder}/./dam.txt`];
    const { status, err, json, cleaners } = await run('clean', '--json', ...files);
    expect(status).toBe(1);
    expect(cleaners).toBe(1);
    const lines = json() as { file: string; error?: { code: string } }[];
    expect(lines.map(({ file }) => file)).toEqual(files);
    expect(lines.map(({ error }) => error?.code)).toEqual([
      ...[undefined, 'not-found', 'not-regular', 'no-article', undefined],
    ]);
    expect(Object.keys(lines[0] ?? {})).toEqual([
      ...['file', 'title', 'byline', 'siteName', 'publishedTime', 'lang', 'url', 'excerpt'],
      ...['html', 'articleText', 'text', 'removed', 'warnings'],
    ]);
    expect(lines[0]).toMatchObject({
      title: 'The river rose',
      articleText: 'The river rose\nFourteen people were moved.\nThe bridge, the bridge.\n',
      text: 'Fourteen people were moved.\nThe bridge, the bridge.',
    });
    expect(err.trim().split('\n')).toHaveLength(3);
    expect(err).toContain('“missing.txt”');
    await expect(readdir(library)).rejects.toThrow();
  });

  it('prints HTML, text and Markdown', async () => {
    expect((await run('clean', at('dam.txt'))).out).toBe('It *held*.\n');
    expect((await run('clean', at('dam.txt'), '--html')).out).toBe('<p>The dam</p>\n<p>It *held*.</p>\n');
    expect((await run('clean', at('dam.txt'), '--markdown')).out).toBe('# The dam\n\nIt \\*held\\*.\n');
  });
});

describe('the library', () => {
  it('takes files in, lists and shows them', async () => {
    const first = await run('import', at('flood.txt'), at('none.txt'), at('flood.txt'));
    expect(first.status).toBe(1);
    expect(first.out).toMatch(/^(\S{12}) {2}The river rose\n\1 {2}The river rose {2}\(already there\)\n$/);
    expect(first.err).toBe('“none.txt” holds no article.\n');
    const listed = await run('list');
    expect(listed.out).toMatch(/^\S{12} {2}\d{4}-\d\d-\d\d {2}The river rose\n$/);
    const [{ id }] = (await run('list', '--json')).json() as [{ id: string }];
    expect((await run('list', '--search', 'bridge', '--unread')).out).toBe(listed.out);
    expect(await run('list', '--search', 'desert')).toMatchObject({ status: 0, out: '' });
    expect((await run('list', '--tag', 'flood')).out).toBe('');
    expect(await run('list', '--collection', 'none')).toMatchObject({ status: 1, out: '' });
    expect((await run('show', id)).out).toBe(
      'The river rose\nFourteen people were moved.\nThe bridge, the bridge.\n',
    );
    expect((await run('show', id, '--html')).out).toContain('<p>Fourteen');
    expect((await run('show', id, '--markdown')).out).toContain('# The river rose\n');
    expect((await run('show', id, '--json')).json()).toMatchObject([{ id, version: 1, annotations: [] }]);
    expect(await run('show', 'nothing-like-it')).toMatchObject({ status: 1, out: '' });
    expect(await run('show', '../../etc')).toMatchObject({ status: 1, out: '' });
  });

  it('searches them', async () => {
    await run('import', at('flood.txt'));
    const found = await run('search', 'fourten', 'people', '--json');
    expect(found.json()).toMatchObject([
      { article: { title: 'The river rose' }, snippets: [{ field: 'text' }] },
    ]);
    expect(found.err).toBe('“fourten” stands nowhere; looked for: Fourteen.\n');
    expect((await run('search', 'bridge')).out).toMatch(
      /^\S{12} {2}The river rose\n {4}.*The bridge, the bridge/,
    );
    expect(await run('search', 'title:drought')).toMatchObject({ status: 0, out: '' });
    expect(await run('search')).toMatchObject({ status: 2 });
  });

  it('updates an article from a changed file, or makes another one of it', async () => {
    const flood =
      'The river rose\nfrom https://example.org/flood\nFourteen people were moved to the school on the hill.';
    await writeFile(at('flood.txt'), `${flood}\nThe bridge, the bridge.`);
    const id = await importOne();
    await run('annotate', id, '--quote', 'Fourteen people');
    await run('annotate', id, '--quote', 'The bridge, the bridge');
    await writeFile(at('again.txt'), flood);
    const again = await run('import', at('again.txt'));
    expect(again).toMatchObject({ status: 0, err: '' });
    expect(again.out).toBe(
      `${id}  The river rose  (updated to version 2; notes: 1 kept, 1 without a place)\n`,
    );
    await writeFile(at('third.txt'), `${flood}\nIt fell again.`);
    const third = await run('import', '--changed', 'separate', at('third.txt'));
    expect(third.out).toMatch(/^\S{12} {2}The river rose\n$/);
    expect(third.out).not.toContain(id);
    expect(await run('check')).toMatchObject({ status: 0 });
  });

  it('annotates by quote and by place', async () => {
    const id = await importOne();
    const made = await run(
      'annotate',
      id,
      '--quote',
      'Fourteen people',
      '--note',
      'Sure?',
      '--tag',
      'toll',
      '--json',
    );
    expect(made.json()).toMatchObject([
      { category: 'claim', target: { selector: [{ start: 15, end: 30 }, {}] } },
    ]);
    await run('annotate', id, '--start', '0', '--end', '3', '--category', 'doubt');
    const [{ annotations }] = (await run('show', id, '--json')).json() as [
      { annotations: { category: string }[] },
    ];
    expect(annotations.map(({ category }) => category)).toEqual(['doubt', 'claim']);
    expect(await run('annotate', id, '--quote', 'not there')).toMatchObject({ status: 1 });
    expect((await run('annotate', id, '--quote', 'bridge')).err).toContain('more than once');
    expect(await run('annotate', id, '--start', '0', '--end', '999')).toMatchObject({ status: 1 });
    expect((await run('list')).out).toContain('(2 notes)');
  });

  it('exports in every format, by presets and by a template of the reader’s own', async () => {
    const id = await importOne();
    await run('annotate', id, '--quote', 'Fourteen people', '--note', 'eleven?');
    const written = async (...args: string[]): Promise<string> => {
      const which = args.includes('--search') ? [] : ['--all'];
      const to = ['--out', at('formats'), '--overwrite'];
      const { out, err, status } = await run('export', ...which, ...to, ...args);
      expect([status, err]).toEqual([0, '']);
      return readFile(join(at('formats'), out.trim()), 'utf8');
    };
    for (const preset of ['plain', 'obsidian', 'logseq'])
      expect(await written('--preset', preset)).toContain('> Fourteen people');
    for (const format of ['csv', 'html', 'jsonld'])
      expect(await written('--format', format)).toContain('eleven?');
    for (const format of ['bibtex', 'csl-json', 'citations'])
      expect(await written('--format', format)).toContain('The river rose');
    const words = await written('--format', 'docx');
    expect(await written('--format', 'docx', '--no-text')).not.toBe(words);
    expect(words.slice(0, 2)).toBe('PK');
    await writeFile(
      at('own.liquid'),
      '{% for note in notes %}\n* {{ note.quote }}: {{ note.note }}\n{% endfor %}\n',
    );
    expect(await written('--template', at('own.liquid'))).toBe('* Fourteen people: eleven?\n');
    expect(await written('--search', 'river')).toContain('Fourteen people');
    const app = await openApp(at('library'));
    const client = connect(app);
    const put = (id: string, name: string) =>
      client.call('putTemplate', { id, name, template: '{{ article.words }} words\n' });
    await put('template-1', 'Count');
    await put('template-2', 'Twice');
    await put('template-3', 'Twice');
    await app.close();
    expect(await written('--template', 'Count')).toMatch(/^\d+ words\n$/);
    const nowhere = ['export', '--all', '--out', at('wrong'), '--template'];
    expect((await run(...nowhere, 'Counts')).err).toMatch(/“Counts” is no file .*“Count”, “Twice”/);
    expect((await run(...nowhere, 'Twice')).err).toContain('Two templates are called “Twice”');

    await writeFile(at('own.liquid'), 'a\n{{ b }}');
    const wrong = await run('export', '--all', '--out', at('wrong'), '--template', at('own.liquid'));
    expect(wrong).toMatchObject({ status: 1, out: '' });
    expect(wrong.err).toContain('line 2');
    expect(await readdir(at('wrong'))).toEqual([]);
    const missing = await run('export', '--all', '--out', at('wrong'), '--template', at('nothing.liquid'));
    expect(missing).toMatchObject({ status: 1, out: '' });
    expect(missing.err).not.toContain(folder);
  });

  it('export --into writes into a folder again and leaves what was changed there', async () => {
    const id = await importOne();
    await run('annotate', id, '--quote', 'Fourteen people', '--note', 'Others say eleven.');
    const into = ['export', '--all', '--into', at('vault')];
    expect(await run(...into)).toMatchObject({
      status: 1,
      err: expect.stringContaining('is not there') as string,
    });
    await mkdir(at('vault'));
    const dry = await run(...into, '--dry-run');
    expect(dry).toMatchObject({ status: 0, out: 'new       The river rose.md\n' });
    expect(dry.err).toBe('Nothing was written. It would be: 1 new.\n');
    expect(await readdir(at('vault'))).toEqual([]);
    expect((await run(...into)).err).toBe('1 new.\n');
    const file = join(at('vault'), 'The river rose.md');
    await writeFile(file, (await readFile(file, 'utf8')).replace('eleven', 'nine'));
    expect(await run(...into)).toMatchObject({ status: 0, out: '', err: '1 unchanged.\n' });
    await run('annotate', id, '--quote', 'The bridge', '--note', 'Which?');
    const again = await run(...into, '--json');
    expect(again.json()).toMatchObject([
      { file: 'The river rose.md', state: 'updated', blocks: { added: 1 } },
    ]);
    expect(await readFile(file, 'utf8')).toMatch(/Others say nine\.[^]*Which\?/);
    expect((await run(...into, '--format', 'csv')).err).toContain('a file for each article');
  });

  it('exports into a folder, never over or through what is there', async () => {
    const id = await importOne();
    await importOne('dam.txt');
    await run('annotate', id, '--quote', 'Fourteen people', '--note', 'Sure?');
    const one = await run('export', '--article', id, '--out', at('out'));
    expect(one).toMatchObject({ status: 0, out: 'The river rose.md\n' });
    expect(await readFile(at('out/The river rose.md'), 'utf8')).toContain('> Fourteen people\n');
    expect(await run('export', '--all', '--out', at('out'))).toMatchObject({
      status: 1,
      out: 'The dam.md\n',
    });
    expect(await run('export', '--all', '--out', at('out'), '--overwrite')).toMatchObject({ status: 0 });
    expect((await run('export', '--all', '--single', '--out', at('single'))).out).toMatch(
      /^Notes \d{4}-\d\d-\d\d\.md\n$/,
    );

    await writeFile(at('mine.txt'), 'mine');
    await rm(at('out/The dam.md'));
    await symlink(at('mine.txt'), at('out/The dam.md'));
    await rm(at('out/The river rose.md'));
    await mkdir(at('out/The river rose.md'));
    for (const more of [[], ['--overwrite']]) {
      expect(await run('export', '--all', '--out', at('out'), ...more)).toMatchObject({ status: 1, out: '' });
    }
    expect(await readFile(at('mine.txt'), 'utf8')).toBe('mine');
    expect((await readdir(at('out'))).sort()).toEqual(['The dam.md', 'The river rose.md']);
  });

  it('says that another process has it open', async () => {
    const app = await createApp({
      ...{ libraryDir: library, samplesDir: '', shell: 'browser', version: '0' },
      cleaner: fakeCleaner,
    });
    expect(await run('import', at('flood.txt'))).toMatchObject({
      status: 1,
      out: '',
      err: expect.stringContaining('open already') as string,
    });
    await app.close();
    expect(await run('list')).toMatchObject({ status: 0 });
  });
});

describe('check', () => {
  it('finds each kind of damage, changes nothing, and repairs what can be', async () => {
    const id = await importOne();
    await run('annotate', id, '--quote', 'Fourteen people');
    await run('list');
    expect(await run('check')).toMatchObject({ status: 0, out: '' });

    const file = (name: string): string => join(library, 'articles', id, name);
    const damages: [string, string, boolean][] = [
      [join(library, 'library.json'), 'library.json', true],
      [file('article.html'), 'article.html', true],
      [file('article.txt'), 'article.txt', true],
      [file('article.json'), 'article.json', true],
      [file('annotations.json'), 'annotations.json', true],
      [file('original.txt'), 'original.txt', false],
    ];
    for (const [path, name, repairable] of damages) {
      const good = await readFile(path);
      await writeFile(path, 'damaged');
      const found = await run('check');
      expect(found.status, name).toBe(1);
      expect(found.out).toContain(name);
      expect(await readFile(path, 'utf8')).toBe('damaged');
      const repaired = await run('check', '--repair');
      expect(repaired.status, name).toBe(repairable ? 0 : 1);
      await writeFile(path, good);
    }
    expect((await run('check', '--json')).json()).toEqual([]);
  });

  it('finds an article that is not listed and makes a missing record again', async () => {
    const id = await importOne();
    await rm(join(library, 'library.json'));
    expect((await run('check')).out).toContain('not listed');
    await rm(join(library, 'articles', id, 'article.json'));
    expect((await run('check')).out).toContain('article.json: is missing');
    expect(await run('check', '--repair')).toMatchObject({ status: 0 });
    expect((await run('list')).out).toContain('The river rose');
  });
});

describe('--read-only', () => {
  it('changes nothing: what reads goes on while the program runs, what writes says why not', async () => {
    const id = await importOne();
    expect((await run('pack', '--out', at('packed.zip'))).status).toBe(0);
    const before = await treeOf(library);
    const running = await createApp({
      ...{ libraryDir: library, samplesDir: '', shell: 'browser', version: '0' },
      cleaner: fakeCleaner,
    });
    const list = await run('list', '--read-only');
    expect(list).toMatchObject({ status: 0, out: expect.stringContaining(id) as string });
    expect((await run('show', '--read-only', id, '--text')).out).toContain('Fourteen people');
    expect((await run('search', 'bridge', '--read-only')).out).toContain(id);
    expect((await run('export', '--all', '--out', at('notes'), '--read-only')).status).toBe(0);
    expect((await run('pack', '--out', at('again.zip'), '--read-only')).status).toBe(0);
    for (const change of [
      ['import', at('dam.txt')],
      ['annotate', id, '--quote', 'Fourteen'],
      ['clean-again', id],
      ['check', '--repair'],
      ['unpack', at('packed.zip')],
    ]) {
      expect(await run(...change, '--read-only'), change[0]).toEqual({
        ...{ status: 1, out: '', cleaners: 0, json: expect.any(Function) as unknown },
        err: 'This library is open for reading only, as you asked: nothing in it can be changed.\n',
      });
    }
    await running.close();
    expect(await treeOf(library)).toEqual(before);
  });

  it('is not taken out of the names of files, nor from what a window is started with', () => {
    expect(howToOpen(['import', '--take-over', '--', '--read-only'])).toEqual({
      ...{ args: ['import', '--', '--read-only'], takeOver: true, readOnly: false, beginNew: false },
    });
    expect(howToOpen(['a.html', '--read-only']).args).toEqual(['a.html', '--read-only']);
  });
});

describe('clean-again', () => {
  it('says what has changed, a line an article', async () => {
    const id = await importOne();
    expect(await run('clean-again', id)).toMatchObject({
      status: 0,
      out: `${id}  The river rose: unchanged\n`,
    });
    const file = join(library, 'articles', id, 'article.json');
    const record = JSON.parse(await readFile(file, 'utf8')) as object;
    const edits = [{ text: 'Fourteen people were moved.', nth: 0, action: 'remove' }];
    await writeFile(file, JSON.stringify({ ...record, cleanedBy: 0, blockEdits: edits }));
    const { json } = await run('clean-again', '--all', '--json');
    expect(json()).toMatchObject([{ id, version: 2, before: 1, gone: ['Fourteen people were moved.'] }]);
    expect((await run('clean-again', '--all')).out).toBe('');
    expect((await run('check')).status).toBe(0);
  });

  it('names an article that is not there, and goes on', async () => {
    const id = await importOne();
    const { status, err, out } = await run('clean-again', 'nowhere-1', id);
    expect([status, out]).toEqual([1, `${id}  The river rose: unchanged\n`]);
    expect(err).toContain('not in the library');
  });
});

it('clean reads with the encoding that is named', async () => {
  expect((await run('clean', at('dam.txt'), '--encoding', 'KOI8-R')).out).toContain('(koi8-r)');
});

describe('compare', () => {
  const rain = 'Fourteen people are missing after the dam above Oberwald broke on Monday night.';
  const soldiers = 'Two hundred soldiers searched the valley with dogs and boats until Tuesday noon.';
  const mayor = 'Mayor Anna Kern told reporters that nobody had warned the families along the river.';
  const orchards = 'Cherry orchards under the old railway bridge yielded nine hundred tonnes.';
  interface Compared {
    articles: { id?: string; file?: string; title: string; text: string }[];
    pairs: { a: Place; b: Place; kind: string; score: number; evidence: unknown[] }[];
    only: Place[];
    figures: unknown[];
    reuse: unknown[];
  }
  interface Place {
    article: number;
    start: number;
    end: number;
  }
  const said = ({ articles }: Compared, { article, start, end }: Place): string =>
    articles[article]?.text.slice(start, end) ?? '';

  beforeEach(async () => {
    await writeFile(at('one.txt'), `Dam breaks at Oberwald\n${rain}\n${mayor}\n${soldiers}`);
    await writeFile(at('two.txt'), `Oberwald flood\n${orchards}\n${rain}\n${mayor}`);
  });

  it('prints what files share and what only one has, with offsets into their texts', async () => {
    const { status, json, err } = await run('compare', at('one.txt'), at('two.txt'), '--json');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const [found] = json() as [Compared];
    expect(found.articles).toMatchObject([
      { file: at('one.txt'), title: 'Dam breaks at Oberwald' },
      { file: at('two.txt'), title: 'Oberwald flood' },
    ]);
    const same = found.pairs.filter(({ kind }) => kind !== 'same-topic');
    expect(same.map(({ a, b }) => [said(found, a), said(found, b)])).toContainEqual([rain, rain]);
    expect(found.only.map((place) => said(found, place))).toContain(soldiers);
    expect(found.reuse).toHaveLength(2);
    // Opened by no library: nothing was made.
    expect(await readdir(folder)).not.toContain('library');
  });

  it('takes articles of the library by their ids, with files beside them', async () => {
    const id = await importOne('one.txt');
    const { status, json } = await run('compare', id, at('two.txt'));
    expect(status).toBe(0);
    expect((json()[0] as Compared).articles).toMatchObject([{ id }, { file: at('two.txt') }]);
  });

  it('takes texts as they are with --raw', async () => {
    const { json, cleaners } = await run('compare', at('one.txt'), at('two.txt'), '--raw');
    const [{ text = '', title = '' } = {}] = (json()[0] as Compared).articles;
    expect(text).toBe(await readFile(at('one.txt'), 'utf8'));
    expect({ title, cleaners }).toEqual({ title: 'one.txt', cleaners: 0 });
  });

  it('prints a document with --markdown, in which files are no links', async () => {
    const { status, out } = await run('compare', at('one.txt'), at('two.txt'), '--markdown');
    expect(status).toBe(0);
    expect(out).toMatch(/^---\ntype: "comparison"\n/);
    expect(out).toContain('## What several report');
    expect(out).toContain(soldiers);
    expect(out).not.toContain('synoptic://');
  });

  it('names each that cannot be read, compares the others, and ends with status 1', async () => {
    await importOne('one.txt');
    const names = [at('one.txt'), at('none.txt'), 'aaaaaaaaaaaa', at('two.txt')];
    const { status, json, err } = await run('compare', ...names);
    expect(status).toBe(1);
    expect(err.trim().split('\n')).toHaveLength(2);
    expect(json()).toMatchObject([
      { file: at('none.txt'), error: { code: 'no-article' } },
      { file: 'aaaaaaaaaaaa', error: { code: 'not-found' } },
      { articles: [{ file: at('one.txt') }, { file: at('two.txt') }] },
    ]);
    const alone = await run('compare', at('one.txt'), at('none.txt'));
    expect({ status: alone.status, lines: alone.json().length }).toEqual({ status: 1, lines: 1 });
  });

  it('a comparison of the library is written as Markdown and as CSV', async () => {
    const ids = [await importOne('one.txt'), await importOne('two.txt')];
    const app = await openApp(library);
    await connect(app).call('changeComparison', {
      ...{ id: 'comparison-1', articles: ids, name: 'Dam: both' },
      rows: [{ id: 'row-00001', claim: 'How many', verdict: 'same' }],
    });
    await app.close();
    const to = ['--comparison', 'comparison-1', '--out', at('out')];
    expect((await run('export', ...to)).status).toBe(0);
    expect((await run('export', ...to, '--format', 'csv')).status).toBe(0);
    expect(await readFile(at('out/Dam- both.md'), 'utf8')).toContain('| How many | | | same |');
    expect(await readFile(at('out/Dam- both.csv'), 'utf8')).toContain('How many,,,same,\r\n');
    expect((await run('export', '--comparison', 'comparison-9', '--out', at('out'))).status).toBe(1);
  });
});

describe('while the program has the library open', () => {
  it('what only reads answers, with what is not in its files yet, and writes nothing', async () => {
    const id = await importOne();
    const app = await openApp(library);
    const client = connect(app);
    await annotate(client, id, 'Fourteen people', { note: 'Who counted?' });
    const before = await treeOf(library);
    const { out, status } = await run('list');
    expect(out).toMatch(/The river rose {2}\(1 note\)/);
    expect(status).toBe(0);
    expect((await run('show', id, '--json')).out).toContain('Who counted?');
    expect((await run('search', 'bridge')).out).toContain('bridge');
    expect((await run('export', '--article', id, '--out', at('out'))).status).toBe(0);
    expect((await run('compare', id, at('dam.txt'))).status).toBe(0);
    expect(await treeOf(library)).toEqual(before);
    const refused = await run('annotate', id, '--quote', 'The bridge', '--note', 'x');
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.err).toContain('Synoptic has this library open already');
  });
});

describe('files of other tools', () => {
  const pocket = [
    'title,url,time_added,tags,status',
    'The flood,https://example.org/flood,1709632800,water,unread',
    'Broken,nowhere,1,,unread',
  ].join('\n');

  it('are shown with --dry-run, and nothing is imported', async () => {
    await writeFile(at('anything.dat'), pocket);
    const { status, out } = await run('import', at('anything.dat'), '--dry-run');
    expect(status).toBe(0);
    expect(out.split('\n')).toEqual([
      'anything.dat (Pocket): 1 page; 0 in the library, 0 with their text, 1 would wait for it; 0 annotations',
      '  waits  The flood',
      '  ! Row 3: it has no web address, so it was left out.',
      '',
    ]);
    const json = await run('import', at('anything.dat'), '--dry-run', '--json');
    expect(json.json()).toMatchObject([{ tool: 'pocket', pages: 1, needed: 1, problemCount: 1 }]);
    const other = await run('import', at('flood.txt'), '--dry-run');
    expect(other.err).toContain('imported like any other');
    expect((await run('list')).out).toBe('');
  });

  it('are brought in, with what is wrong on standard error, and a saved page completes what waits', async () => {
    await writeFile(at('anything.dat'), pocket);
    const { status, out, err } = await run('import', at('anything.dat'));
    expect({ status, out, err }).toEqual({
      status: 1,
      out: 'anything.dat (Pocket): 0 imported; 0 were there; 1 wait for their text; 0 annotations placed\n',
      err: 'Row 3: it has no web address, so it was left out.\n',
    });
    await writeFile(at('page.txt'), 'The flood\nfrom https://example.org/flood\nThe river rose.');
    const page = await run('import', at('page.txt'), '--json');
    expect(page.json()).toMatchObject([{ outcome: 'imported', article: { tags: ['water'] } }]);
  });

  it('of our own are unpacked', async () => {
    await importOne();
    await run('pack', '--out', at('own.zip'));
    const { status, out } = await run('import', at('own.zip'), '--library', at('second'));
    expect({ status, out }).toEqual({ status: 0, out: 'own.zip: 1 article added, 0 merged\n' });
  });
});
