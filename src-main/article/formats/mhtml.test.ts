import { describe, expect, test } from 'vitest';
import { AppError } from '#contract';
import { clean } from '../clean';
import { madePng } from '../made-picture';
import { readMime } from './mime-parts';

const paragraphs = [
  'The bridge over the Tarn was closed on Monday after an inspection found cracks in two of its cables, the council said.',
  'Lorries are sent round by the upper valley, which adds forty minutes, and the school bus now leaves before seven.',
  'An engineer who looked at the cables in May had asked for a second opinion, according to letters seen by the paper.',
];
const body = paragraphs.map((p) => `<p>${p}</p>`).join('\r\n');
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const quoted = (text: string): string =>
  Buffer.from(text)
    .toString('latin1')
    .replace(/[=\u0080-\u00ff]/g, (c) => `=${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
    .replace(/(.{70})(?=.)/g, (line) => (/=.?$/.test(line) ? line : `${line}=\r\n`));
const picture = Buffer.from(madePng(80, 60))
  .toString('base64')
  .replace(/(.{76})/g, '$1\r\n');

/** As Chrome saves it: quoted-printable without a charset, addresses in full, frames as parts. */
const chrome = [
  'From: <Saved by Blink>',
  'Snapshot-Content-Location: https://example.org/2024/03/bridge',
  'Subject: Bridge closed',
  'Date: Tue, 5 Mar 2024 09:12:00 +0100',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related;',
  '\ttype="text/html";',
  '\tboundary="----MultipartBoundary--abc----"',
  '',
  '',
  '------MultipartBoundary--abc----',
  'Content-Type: text/html',
  'Content-ID: <frame-1@mhtml.blink>',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Location: https://example.org/2024/03/bridge',
  '',
  quoted(
    `<!DOCTYPE html><html lang="en"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><title>Bridge closed after cracks are found – Café</title></head><body><article><h1>Bridge closed after cracks are found</h1>${body}<p>“It is safe”, said the mayor of the town on the upper side – twice in one week, as it turned out later.</p><figure><img src="https://example.org/img/bridge.png" alt="The bridge"></figure><iframe src="cid:frame-2@mhtml.blink"></iframe></article></body></html>`,
  ),
  '------MultipartBoundary--abc----',
  'Content-Type: text/html',
  'Content-ID: <frame-2@mhtml.blink>',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  '<p>An advertisement in a frame.</p>',
  '------MultipartBoundary--abc----',
  'Content-Type: image/png',
  'Content-Transfer-Encoding: base64',
  'Content-Location: https://example.org/img/bridge.png',
  '',
  picture,
  '------MultipartBoundary--abc------',
  '',
].join('\r\n');

/** As Internet Explorer and Word save it: two levels, a charset in the header, pictures by relative name or id. */
const explorer = [
  'From: "Saved by Windows Internet Explorer 8"',
  'Subject: Bridge closed',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related;',
  '  type="text/html"; boundary="=_NextPart_1"; start="<page@here>"',
  '',
  'This is a multi-part message in MIME format.',
  '',
  '--=_NextPart_1',
  'Content-Type: multipart/alternative; boundary="=_NextPart_1_2"',
  '',
  '--=_NextPart_1_2',
  'Content-Type: text/html; charset="windows-1252"',
  'Content-ID: <page@here>',
  'Content-Transfer-Encoding: 8bit',
  'Content-Location: file:///C:/bridge.htm',
  '',
  `<html><head><meta charset="utf-8"><title>Bridge closed after cracks are found</title></head><body><h1>Bridge closed after cracks are found</h1>${body}<p>\u0093Caf\u00e9\u0094 was the word that the engineer wrote beside the second cable, and nobody knows why he did.</p><img src="bridge_files/image001.png" alt="The bridge"><img src="cid:other@here" alt="Its cables"></body></html>`,
  '--=_NextPart_1_2--',
  '--=_NextPart_1',
  'Content-Type: image/png',
  'Content-Transfer-Encoding: base64',
  'Content-Location: file:///C:/bridge_files/image001.png',
  '',
  picture,
  '--=_NextPart_1',
  'Content-Type: image/png',
  'Content-Transfer-Encoding: base64',
  'Content-ID: <other@here>',
  '',
  Buffer.from(madePng(90, 70)).toString('base64'),
  '--=_NextPart_1--',
].join('\r\n');

describe('a page saved as one message', () => {
  test('in the encoding that the reader chose', async () => {
    const input = { name: 'bridge.mht', bytes: bytes(explorer) };
    const { encoding, text } = await clean({ ...input, encoding: 'windows-1251' });
    expect(encoding).toBe('windows-1251');
    expect(text).toContain('“Cafй” was the word');
  });

  test('in Chrome’s form', async () => {
    const cleaned = await clean({ name: 'bridge.mhtml', bytes: bytes(chrome) });
    expect(cleaned).toMatchObject({
      mediaType: 'multipart/related',
      encoding: 'utf-8',
      title: 'Bridge closed after cracks are found',
      url: 'https://example.org/2024/03/bridge',
    });
    for (const p of paragraphs) expect(cleaned.plainText).toContain(p);
    expect(cleaned.text).toContain('“It is safe”, said the mayor of the town on the upper side – twice');
    expect(cleaned.text).not.toContain('advertisement');
    expect(cleaned.assets).toMatchObject([{ mediaType: 'image/png', from: null }]);
    expect(cleaned.html).toMatch(/<img src="asset:[0-9a-f]{32}\.png" alt="The bridge"/);
  });

  test('in the form of Internet Explorer and Word, with the label of the part before that of the page', async () => {
    const cleaned = await clean({ name: 'bridge.mht', bytes: bytes(explorer) });
    expect(cleaned).toMatchObject({
      encoding: 'windows-1252',
      title: 'Bridge closed after cracks are found',
      url: null,
    });
    expect(cleaned.text).toContain('“Café” was the word');
    expect(cleaned.html.match(/src="asset:/g)).toHaveLength(2);
  });

  test('cut off in the middle, what is there is read', async () => {
    const cleaned = await clean({
      name: 'bridge.mhtml',
      bytes: bytes(chrome.slice(0, chrome.indexOf('Content-Type: image/png') + 200)),
    });
    for (const p of paragraphs) expect(cleaned.plainText).toContain(p);
  });

  test('without a page in it, it is refused', async () => {
    const message =
      'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nHello.\r\n--x--\r\n';
    await expect(clean({ name: 'mail.mht', bytes: bytes(message) })).rejects.toThrow(
      '“mail.mht” is a saved message without a web page in it.',
    );
  });

  test('a text with a first line that has a colon is no message', async () => {
    const text = `Note: this is about a bridge.\nContent-Type: none\n\n${paragraphs.join('\n\n')}`;
    expect((await clean({ name: 'note.txt', bytes: bytes(text) })).mediaType).toBe('text/plain');
  });
});

describe('the limits of a message', () => {
  const head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n';
  const refusal = (text: string): unknown => {
    try {
      readMime('a.mht', bytes(text));
    } catch (error) {
      return error;
    }
    return null;
  };

  test('too many parts', () => {
    const error = refusal(`${head}${'--x\r\nContent-Type: image/png\r\n\r\n.\r\n'.repeat(3000)}--x--`);
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).message).toContain('“a.mht” was not imported: it has more than 2,000 parts.');
  });

  test('parts that hold nothing but parts', () => {
    const empty = '--x\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n.\r\n'.repeat(1900);
    const outer = `--w\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n${empty}--x--\r\n`;
    const error = refusal(
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=w\r\n\r\n${outer.repeat(5)}--w--`,
    );
    expect((error as AppError).message).toContain('more than 4,000 parts in parts');
  });

  test('many parts that have none of their boundaries, before a long one', () => {
    const empty = '--x\r\nContent-Type: multipart/mixed; boundary=yy\r\n\r\n.\r\n'.repeat(1900);
    // The text almost matches, so that searching it to its end for each part would take minutes.
    expect(refusal(`${head}${empty}--x\r\n\r\n${'--y'.repeat(8_000_000)}\r\n--x--`)).toBeNull();
  });

  test('parts nested too deep', () => {
    let text = 'Content-Type: text/html\r\n\r\n<p>in the middle</p>';
    for (let i = 0; i < 20; i++)
      text = `Content-Type: multipart/related; boundary=b${i}\r\n\r\n--b${i}\r\n${text}\r\n--b${i}--`;
    expect((refusal(text) as AppError).message).toContain('nested more than 10 deep');
  });

  test('too many bytes', () => {
    const part = `--x\r\nContent-Type: image/png\r\n\r\n${'.'.repeat(10_000_000)}\r\n`;
    expect((refusal(`${head}${part.repeat(6)}--x--`) as AppError).message).toContain(
      'more than 50 MB in its parts',
    );
  });

  test('names are keys and nothing else', () => {
    const text = `${head}--x\r\n__proto__: a\r\nContent-Type: text/html\r\nContent-Location: ../../etc/passwd\r\n\r\n<p>a</p>\r\n--x--`;
    const [part] = readMime('a.mht', bytes(text)).parts;
    expect(part?.headers.get('__proto__')).toBe('a');
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });

  test('boundaries that almost match are gone through once', () => {
    const started = performance.now();
    expect(refusal(`${head}${'--xx\r\n--x-\n'.repeat(1_000_000)}--x--`)).toBeNull();
    expect(refusal(`${head}${'--x'.repeat(4_000_000)}`)).toBeNull();
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});
