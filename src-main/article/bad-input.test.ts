import { expect, test } from 'vitest';
import { AppError, limits, type ErrorCode } from '#contract';
import { clean } from './clean';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const binary = (...head: number[]): Uint8Array =>
  Uint8Array.from([...head, ...Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256)]);
const ole = (stream: string): Uint8Array =>
  new Uint8Array(Buffer.concat([binary(0xd0, 0xcf, 0x11, 0xe0), Buffer.from(stream, 'utf16le')]));
const page = (body: string): Uint8Array =>
  utf8(`<!DOCTYPE html><html><body><h1>Title of it</h1>${body}</body></html>`);
const numbered = (n: number, one: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => one(i)).join('');

/** Each file is refused with its code and a sentence that names it and says why. */
const refused: [string, string, Uint8Array, ErrorCode, string][] = [
  ['an empty file', 'empty.html', new Uint8Array(), 'empty', 'is empty'],
  [
    'a PNG named .html',
    'photo.html',
    binary(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    'not-text',
    'is a PNG picture',
  ],
  ['a JPEG named .txt', 'photo.txt', binary(0xff, 0xd8, 0xff, 0xe0), 'not-text', 'is a JPEG picture'],
  ['a table', 'sums.csv', utf8('year,level\n2024,3\n'), 'unsupported', 'is a table and no article'],
  ['data', 'levels.json', utf8('{"level": 3}'), 'unsupported', 'is data and no article'],
  ['a text named .docx', 'report.docx', utf8('garbage'), 'unsupported', 'is called a Word document, but'],
  ['a page named .pdf', 'paper.pdf', page('<p>404 not found</p>'), 'unsupported', 'is called a PDF document'],
  ['a program named .html', 'tool.html', binary(0x7f, 0x45, 0x4c, 0x46), 'not-text', 'is a program'],
  [
    'a ZIP that breaks off',
    'pages.html',
    binary(0x50, 0x4b, 0x03, 0x04),
    'unreadable',
    'is damaged or incomplete',
  ],
  [
    'a rich text',
    'note.rtf',
    utf8('{\\rtf1 Rain}'),
    'not-text',
    'is a rich text document (RTF), which is not read. Save it as a Word document (.docx) or PDF',
  ],
  [
    'an old Word document',
    'note.doc',
    ole('WordDocument'),
    'not-text',
    'is an old Word document (.doc), which is not read. Save it as a Word document (.docx)',
  ],
  [
    'a Word document with a password',
    'note.docx',
    ole('EncryptedPackage'),
    'not-text',
    'is an Office document that is protected by a password, which is not read. Save it without the password',
  ],
  ['an old Excel table', 'list.xls', ole('Workbook'), 'not-text', 'is an old Excel table'],
  ['a Safari web archive', 'page.webarchive', utf8('bplist00 and so on'), 'not-text', 'save the page as PDF'],
  [
    'a 7z archive',
    'pages.7z',
    binary(0x37, 0x7a, 0xbc, 0xaf),
    'not-text',
    'is a 7z archive, which is not read. Unpack it',
  ],
  [
    'a PDF that breaks off',
    'paper.html',
    utf8('%PDF-1.7 and so on'),
    'unreadable',
    'is damaged or incomplete',
  ],
  [
    'a database named .txt',
    'library.txt',
    utf8('SQLite format 3\u0000'),
    'not-text',
    'is an SQLite database',
  ],
  ['unknown bytes named .html', 'noise.html', binary(1, 2, 3, 0, 5), 'not-text', 'NUL characters'],
  [
    'text with NUL bytes',
    'notes.txt',
    utf8('A line of text\u0000and more of it, and a third part.'),
    'not-text',
    'contains NUL characters',
  ],
  [
    'control characters',
    'modem.txt',
    utf8('\u0001\u0002\u0003\u0004\u0005\u0006'.repeat(20)),
    'not-text',
    'control characters',
  ],
  [
    '60 MB',
    'huge.html',
    new Uint8Array(60 * 1024 * 1024).fill(0x61),
    'too-large',
    'has 60 MB; files of this kind may have up to 25 MB',
  ],
  [
    '11 MB of plain text',
    'long.txt',
    new Uint8Array(11 * 1024 * 1024).fill(0x61),
    'too-large',
    'up to 10 MB',
  ],
  [
    '100,000 nested elements',
    'deep.html',
    page('<div>'.repeat(100_000)),
    'too-complex',
    'nested more than 200 deep',
  ],
  [
    'a thousand nested <b id>',
    'bold.html',
    page(numbered(1000, (i) => `<b id="i${i}">`) + '<p>text'.repeat(1000)),
    'too-complex',
    'nested more than 200 deep',
  ],
  [
    'formatting that multiplies',
    'multiply.html',
    page('<p>' + numbered(150, (i) => `<b id="i${i}">`) + '<p>text'.repeat(1000)),
    'too-complex',
    'more than 50,000 elements',
  ],
  [
    '60 KB of srcset',
    'srcset.html',
    page(`<img srcset="${'a'.repeat(60_000)}">`),
    'too-complex',
    'picture sizes',
  ],
  [
    'a thousand frames',
    'frames.html',
    page('<iframe src="x"></iframe>'.repeat(1000)),
    'too-complex',
    'more than 100 frames',
  ],
  [
    '300 attributes',
    'attributes.html',
    page(`<p ${numbered(300, (i) => `a${i}=1 `)}>`),
    'too-complex',
    'more than 256 attributes',
  ],
  [
    'a long attribute',
    'title.html',
    page(`<p title="${'a'.repeat(40_000)}">text</p>`),
    'too-complex',
    'an attribute of 40,000 characters',
  ],
  [
    '60,000 elements',
    'many.html',
    page('<i></i>'.repeat(60_000)),
    'too-complex',
    'more than 50,000 elements',
  ],
];

test.each(refused)('%s is refused by name and reason', async (_case, name, bytes, code, reason) => {
  const started = performance.now();
  let error: unknown;
  try {
    await clean({ name, bytes });
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code });
  expect((error as AppError).message).toContain(`“${name}”`);
  expect((error as AppError).message).toContain(reason);
  expect(performance.now() - started).toBeLessThan(30_000);
});

test('a page that holds no text is no article', async () => {
  const bytes = utf8(
    '<!DOCTYPE html><html><head><title>App</title></head><body><div id="root"></div><script>start()</script></body></html>',
  );
  await expect(clean({ name: 'shell.html', bytes })).rejects.toThrow(
    '“shell.html” has no text that could be an article',
  );
});

test('a text of white space is no article', async () => {
  const bytes = utf8(' \n\n \t\n');
  await expect(clean({ name: 'blank.txt', bytes })).rejects.toThrow('“blank.txt” holds no text');
});

test('what real pages keep in data attributes is no reason to refuse them', async () => {
  const cleaned = await clean({
    name: 'app.html',
    bytes: page(`<div data-state="${'x'.repeat(200_000)}"><p>${prose}</p></div>`),
  });
  expect(cleaned.plainText).toContain(prose);
});

test('a large embedded picture is no reason to refuse a page', async () => {
  const picture = `data:image/png;base64,${Buffer.from(binary(0x89, 0x50, 0x4e, 0x47))
    .toString('base64')
    .repeat(10)}`;
  const cleaned = await clean({ name: 'a.html', bytes: page(`<p>${prose}</p><img src="${picture}">`) });
  expect(cleaned.plainText).toContain(prose);
});

test('a file just below the limit is read', async () => {
  expect(limits.htmlBytes).toBe(25 * 1024 * 1024);
  const bytes = utf8(`${prose}\n\n`.repeat(500));
  expect((await clean({ name: 'long.txt', bytes })).plainText.length).toBeGreaterThan(prose.length);
});

const prose =
  'The council met on Thursday evening to decide about the old boathouse, and after three hours it put the matter off until spring.';
