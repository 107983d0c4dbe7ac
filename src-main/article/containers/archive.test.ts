import { AppError, limits } from '#contract';
import { describe, expect, it } from 'vitest';
import { patched, renamed, zipOf } from '../../testing/zip';
import type { Unpacked } from '../cleaned';
import { unpack } from '../unpack';

const words = 'The harbour master closed the east quay at noon. ';
const page = `<!doctype html><title>Quay</title><p>${words}</p>`;

async function archive(bytes: Uint8Array): Promise<Extract<Unpacked, { kind: 'archive' }>> {
  const unpacked = await unpack({ name: 'papers.zip', bytes });
  if (unpacked.kind !== 'archive') throw new Error(`It is a ${unpacked.kind}.`);
  return unpacked;
}

/** `expect`’s matchers are of type any. */
const says = (words: string | RegExp): unknown =>
  typeof words === 'string' ? expect.stringContaining(words) : expect.stringMatching(words);

const pathsOf = ({ parts }: { parts: { path: string }[] }): string[] => parts.map(({ path }) => path);

async function refusal(bytes: Uint8Array): Promise<{ code: string; message: string }> {
  const error: unknown = await unpack({ name: 'papers.zip', bytes }).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error(`It was not refused: ${String(error)}`);
  return { code: error.code, message: error.message };
}

/** What became of one entry, by its name. */
async function refusedEntry(bytes: Uint8Array): Promise<{ path: string; code: string; message: string }> {
  const { refused, parts } = await archive(bytes);
  expect(pathsOf({ parts })).toEqual(['good.txt']);
  expect(refused).toHaveLength(1);
  const [{ path, error } = { path: '', error: { code: '', message: '' } }] = refused;
  return { path, ...error };
}

describe('a zip archive', () => {
  it('gives what can be imported, through its folders, and leaves the rest', async () => {
    const zip = await zipOf({
      'a.html': page,
      'deep/er/b.txt': words,
      'deep/c.md': words,
      'photo.jpg': 'x',
      '__MACOSX/a.html': 'x',
      '.hidden.txt': words,
      '.git/d.txt': words,
      'deep/.DS_Store': 'x',
    });
    const unpacked = await archive(zip);
    expect(pathsOf(unpacked)).toEqual(['a.html', 'deep/er/b.txt', 'deep/c.md']);
    expect(unpacked.parts.map(({ input }) => input.name)).toEqual(['a.html', 'b.txt', 'c.md']);
    expect(Buffer.from(unpacked.parts[1]?.input.bytes ?? []).toString()).toBe(words);
    expect(unpacked.refused).toEqual([]);
  });

  it('keeps a saved page and the pictures of its folder together', async () => {
    const zip = await zipOf({
      'saved/Quay.html': page,
      'saved/Quay_files/photo.png': 'the photo',
      'saved/Quay_files/frame.html': page,
      'saved/Quay_files/script.js': 'x',
    });
    const { parts } = await archive(zip);
    expect(pathsOf({ parts })).toEqual(['saved/Quay.html']);
    expect(
      parts[0]?.input.companions?.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]),
    ).toEqual([['Quay_files/photo.png', 'the photo']]);
  });

  it('reads names in the encodings that systems write', async () => {
    const cases: [string, number[]][] = [
      ['Grüße.txt', [0x47, 0x72, 0x81, 0xe1, 0x65]],
      ['港の話.txt', [0x8d, 0x60, 0x82, 0xcc, 0x98, 0x62]],
      ['Привет.txt', [0x8f, 0xe0, 0xa8, 0xa2, 0xa5, 0xe2]],
      ['新闻.txt', [0xd0, 0xc2, 0xce, 0xc5]],
      ['항구.txt', [0xc7, 0xd7, 0xb1, 0xb8]],
      ['café.txt', [0x63, 0x61, 0x66, 0xc3, 0xa9]],
    ];
    for (const [name, stem] of cases) {
      const bytes = Buffer.from([...stem, ...Buffer.from('.txt')]);
      const stand = 'x'.repeat(bytes.length);
      const zip = renamed(
        await zipOf({ [`${stand.slice(0, -4)}.txt`]: words }),
        `${stand.slice(0, -4)}.txt`,
        bytes,
      );
      expect(pathsOf(await archive(zip))).toEqual([name]);
    }
  });

  it('takes a name as text, whatever is in it', async () => {
    const zip = renamed(
      await zipOf({ 'aa__proto__x.txt': words, 'constructor.txt': words }),
      'aa__proto__x.txt',
      Buffer.from('a\u202ea__proto__.txt'.replace('__proto__', '__prot_'), 'utf8').subarray(0, 16),
    );
    const { parts } = await archive(zip);
    expect(parts).toHaveLength(1 + 1);
    expect(pathsOf({ parts }).join()).not.toContain('\u202e');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('refused by name, while the rest comes in', () => {
  const good = { 'good.txt': words };

  it.each(['../good2.html', '/etc/abcd.html', 'C:/abcdef.html', '..\\abcdef.html'])(
    'a name that points outside: %s',
    async (bad) => {
      const stand = `${'x'.repeat(bad.length - 5)}.html`;
      const zip = renamed(await zipOf({ [stand]: page, ...good }), stand, bad);
      expect(await refusedEntry(zip)).toMatchObject({
        code: 'bad-input',
        message: says(/^“.+html” in “papers\.zip” was refused: its name points outside/),
      });
    },
  );

  it('an encrypted entry', async () => {
    const zip = patched(await zipOf({ 'secret.html': page, ...good }), 'secret.html', 8, 0x801, 2);
    expect(await refusedEntry(zip)).toEqual({
      path: 'secret.html',
      code: 'unsupported',
      message:
        '“secret.html” in “papers.zip” is encrypted. Unpack it with its password and import its files.',
    });
  });

  it('an entry packed by another method', async () => {
    const zip = patched(await zipOf({ 'a.html': page, ...good }), 'a.html', 10, 14, 2);
    expect(await refusedEntry(zip)).toMatchObject({
      code: 'unsupported',
      message: says('“a.html” in “papers.zip” is packed in a way that is not read here'),
    });
  });

  it('an archive inside the archive', async () => {
    const zip = await zipOf({ 'inner.zip': await zipOf({ 'a.html': page }), ...good });
    expect(await refusedEntry(zip)).toEqual({
      path: 'inner.zip',
      code: 'unsupported',
      message:
        '“inner.zip” in “papers.zip” is an archive inside an archive. Take it out and import it by itself.',
    });
  });

  it('an entry that unpacks to hundreds of times its size', async () => {
    const zip = await zipOf({ 'bomb.html': Buffer.alloc(5_000_000, 'a'), ...good });
    expect(await refusedEntry(zip)).toMatchObject({
      code: 'too-large',
      message: says('“bomb.html” in “papers.zip” was refused: it unpacks to more than 200 times'),
    });
  });

  it('one that says it is smaller than it is, and one that says it is larger', async () => {
    const zip = await zipOf({ 'liar.html': page.repeat(20), ...good });
    for (const size of [100, 5000]) {
      expect(await refusedEntry(patched(zip, 'liar.html', 24, size))).toMatchObject({
        code: 'unreadable',
        message: says('“liar.html” in “papers.zip” was refused: its size is not what'),
      });
    }
    const stored = await zipOf([
      { path: 'liar.html', bytes: page, options: { compress: false } },
      { path: 'good.txt', bytes: words },
    ]);
    expect(await refusedEntry(patched(stored, 'liar.html', 24, 10))).toMatchObject({ code: 'unreadable' });
  });

  it('a bomb that says it is small', async () => {
    const zip = await zipOf({ 'bomb.html': Buffer.alloc(5_000_000, 'a'), ...good });
    expect(await refusedEntry(patched(zip, 'bomb.html', 24, 4000))).toMatchObject({ path: 'bomb.html' });
  });

  it('a damaged entry', async () => {
    const zip = await zipOf({ 'a.html': page, ...good });
    expect(await refusedEntry(patched(zip, 'a.html', 16, 0x12345678))).toMatchObject({
      code: 'unreadable',
      message: '“a.html” in “papers.zip” is damaged: it could not be unpacked.',
    });
  });

  it('a second entry of the same name', async () => {
    const zip = renamed(await zipOf({ 'good.txt': words, 'goox.txt': page }), 'goox.txt', 'good.txt');
    expect(await refusedEntry(zip)).toMatchObject({
      code: 'bad-input',
      message: says('more than once'),
    });
  });
});

describe('refused as a whole', () => {
  it('with too many entries', async () => {
    const files = Array.from({ length: limits.archiveEntries + 1 }, (_, n) => ({
      path: `${n}.txt`,
      bytes: 'x',
    }));
    expect(await refusal(await zipOf(files))).toEqual({
      code: 'too-large',
      message:
        '“papers.zip” holds 2,001 files; an archive may hold up to 2,000. Unpack it and import its folder.',
    });
  });

  it('when all of it together is too much, counted while it is unpacked', async () => {
    // Noise that repeats: packed well, but not so well that an entry is refused for it alone.
    let seed = 7;
    const noise = Buffer.from(
      Array.from({ length: 20_000 }, () => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) >> 16),
    );
    const bytes = Buffer.alloc(11 * 1024 * 1024, noise);
    const files = Array.from({ length: 10 }, (_, n) => ({ path: `${n}.txt`, bytes }));
    expect(await refusal(await zipOf(files))).toEqual({
      code: 'too-large',
      message: '“papers.zip” unpacks to more than 100 MB. Unpack it yourself and import its folder.',
    });
  });

  it('when it is cut off', async () => {
    const zip = await zipOf({ 'a.html': page });
    expect(await refusal(zip.subarray(0, zip.length - 30))).toEqual({
      code: 'unreadable',
      message: '“papers.zip” is damaged or incomplete: its list of files cannot be read.',
    });
  });

  it('when nothing in it can be imported', async () => {
    expect(await refusal(await zipOf({ 'a.exe': 'x', '__MACOSX/a.html': 'x' }))).toEqual({
      code: 'unsupported',
      message: '“papers.zip” holds nothing that can be imported: no page, text, document or book.',
    });
    expect(await refusal(await zipOf({}))).toMatchObject({ code: 'unsupported' });
  });

  it.each([
    ['xl/workbook.xml', 'an Excel table'],
    ['ppt/presentation.xml', 'a PowerPoint presentation'],
  ])('when it is a document of another kind: %s', async (path, what) => {
    const { code, message } = await refusal(await zipOf({ '[Content_Types].xml': '<x/>', [path]: '<x/>' }));
    expect({ code, message }).toEqual({
      code: 'unsupported',
      message: `“papers.zip” is ${what}, which is not read. Save it as a Word document (.docx) or PDF and import that.`,
    });
  });
});

it('links in an archive are passed over', async () => {
  const link = { path: 'link.txt', bytes: '/etc/passwd', options: { mode: 0o120777 } };
  const zip = await zipOf([link, { path: 'good.txt', bytes: words }]);
  expect(pathsOf(await archive(zip))).toEqual(['good.txt']);
});

it('other files are single', async () => {
  expect(await unpack({ name: 'a.html', bytes: Buffer.from(page) })).toEqual({ kind: 'single' });
  const docx = await zipOf({ '[Content_Types].xml': '<x/>', 'word/document.xml': '<x/>' });
  expect(await unpack({ name: 'a.docx', bytes: docx })).toEqual({ kind: 'single' });
});
