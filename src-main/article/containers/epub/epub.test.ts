import { AppError } from '#contract';
import { describe, expect, it } from 'vitest';
import { epubOf, type MadeBook } from '../../../testing/epub';
import { zipOf } from '../../../testing/zip';
import { clean } from '../../clean';
import type { Unpacked } from '../../cleaned';
import { madePng } from '../../made-picture';
import { unpack } from '../../unpack';

const paragraph = (about: string): string =>
  `<p>${about} was the talk of the harbour that year, and the old pilots said that they had seen nothing like it since the winter of the great ice.</p>`;

const plain: MadeBook = {
  chapters: [
    { file: 'title.xhtml', body: '<h1>The Ferry Year</h1><p>Ada Holm</p>' },
    { file: 'text/one.xhtml', title: 'I. The crossing', body: `<h1>I</h1>${paragraph('The crossing')}` },
    { file: 'text/two.xhtml', title: 'II. The storm', body: `<h1>The storm</h1>${paragraph('The storm')}` },
    { file: 'text/three.xhtml', title: 'III. The quay', body: paragraph('The quay') },
    { file: 'notes.xhtml', title: 'Notes', linear: false, body: paragraph('A note') },
  ],
};

async function chapters(book: MadeBook): Promise<Extract<Unpacked, { kind: 'book' }>> {
  const unpacked = await unpack({ name: 'ferry.epub', bytes: await epubOf(book) });
  if (unpacked.kind !== 'book') throw new Error(`It is a ${unpacked.kind}.`);
  return unpacked;
}

async function textsOf(book: MadeBook): Promise<string[]> {
  const { parts } = await chapters(book);
  return Promise.all(parts.map(async ({ input }) => (await clean(input)).text));
}

async function refusal(bytes: Uint8Array): Promise<{ code: string; message: string }> {
  const error: unknown = await unpack({ name: 'ferry.epub', bytes }).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error(`It was not refused: ${String(error)}`);
  return { code: error.code, message: error.message };
}

describe.each([2, 3] as const)('a book, EPUB %s', (version) => {
  it('gives its chapters in reading order, with what the book says about itself', async () => {
    const { title, parts } = await chapters({ ...plain, version });
    expect(title).toBe('The Ferry Year');
    expect(parts.map(({ path }) => path)).toEqual(['I. The crossing', 'II. The storm', 'III. The quay']);
    const [first] = parts;
    expect(first?.input).toMatchObject({
      name: 'ferry 01 I. The crossing.xhtml',
      given: {
        title: 'I. The crossing',
        byline: 'Ada Holm',
        siteName: 'Quay Press',
        publishedTime: '2019-05-04',
        lang: 'en',
      },
    });
    // The chapter's own bytes, as they are in the book.
    expect(Buffer.from(first?.input.bytes ?? []).toString()).toMatch(/^<\?xml.*<h1>I<\/h1>/s);
    const cleaned = await Promise.all(parts.map(({ input }) => clean(input)));
    expect(cleaned.map((one) => [one.title, one.byline, one.siteName, one.publishedTime, one.lang])).toEqual(
      ['I. The crossing', 'II. The storm', 'III. The quay'].map((one) => [
        ...[one, 'Ada Holm', 'Quay Press', '2019-05-04', 'en'],
      ]),
    );
    for (const [n, about] of ['The crossing', 'The storm', 'The quay'].entries()) {
      expect(cleaned[n]?.plainText).toContain(`${about} was the talk of the harbour that year`);
    }
  });

  it('becomes one article with its chapters under their titles', async () => {
    const cleaned = await clean({ name: 'ferry.epub', bytes: await epubOf({ ...plain, version }) });
    expect(cleaned).toMatchObject({
      title: 'The Ferry Year',
      byline: 'Ada Holm',
      siteName: 'Quay Press',
      publishedTime: '2019-05-04',
      lang: 'en',
      mediaType: 'application/epub+zip',
    });
    const headings = [...cleaned.html.matchAll(/<(h\d)>([^<]*)/g)].map(
      ([, level, text]) => `${level} ${text}`,
    );
    expect(headings).toEqual([
      'h1 The Ferry Year',
      ...['h2 I. The crossing', 'h3 I', 'h2 The storm', 'h2 III. The quay'],
    ]);
    expect(cleaned.text).not.toContain('A note was the talk');
    expect(cleaned.text).not.toContain('Contents');
  });
});

describe('chapters', () => {
  it('go on in files that the table of contents does not name', async () => {
    const [one, two] = await textsOf({
      chapters: [
        { file: 'a.xhtml', title: 'The crossing', body: `<h1>The crossing</h1>${paragraph('The crossing')}` },
        { file: 'a2.xhtml', body: paragraph('The way back') },
        { file: 'b.xhtml', title: 'The storm', body: paragraph('The storm') },
      ],
    });
    expect(one).toContain('The crossing was the talk');
    expect(one).toContain('The way back was the talk');
    expect(two).not.toContain('The way back');
  });

  it('are divided at their places in one file, and nothing between them is lost', async () => {
    const book: MadeBook = {
      version: 2,
      chapters: [
        { file: 'all.xhtml', title: 'The crossing', id: 'c1', body: paragraph('The crossing') },
        {
          file: 'all.xhtml',
          title: 'The storm',
          id: 'c2',
          body: `<div><h2>The storm</h2>${paragraph('The storm')}</div>`,
        },
        { file: 'all.xhtml', title: 'The quay', id: 'c3', body: paragraph('The quay') },
        { file: 'end.xhtml', title: 'The end', id: 'c4', body: paragraph('The end') },
      ],
    };
    const texts = await textsOf(book);
    expect(texts).toHaveLength(4);
    for (const [n, about] of ['The crossing', 'The storm', 'The quay', 'The end'].entries()) {
      expect(texts.map((text) => text.includes(`${about} was the talk`))).toEqual(
        [0, 1, 2, 3].map((other) => other === n),
      );
    }
  });

  it('keep the end of a chapter that stands in the file of the next', async () => {
    const late = await textsOf({
      version: 2,
      chapters: [
        { file: 'a.xhtml', title: 'The crossing', body: paragraph('The crossing') },
        { file: 'b.xhtml', body: paragraph('The landing') + paragraph('The customs house') },
        { file: 'b.xhtml', title: 'The storm', id: 'storm', body: paragraph('The storm') },
      ],
    });
    expect(late).toHaveLength(2);
    expect(late[0]).toContain('The customs house was the talk');
    expect(late[1]).not.toContain('customs house');
  });

  it('are not divided by what stands below them', async () => {
    const { parts } = await chapters({
      chapters: [
        {
          file: 'a.xhtml',
          title: 'The crossing',
          body: `${paragraph('The crossing')}<h2 id="s">Tides</h2>${paragraph('A tide')}`,
          under: [{ title: 'Tides', href: 'a.xhtml#s' }],
        },
        { file: 'b.xhtml', title: 'The storm', body: paragraph('The storm') },
      ],
    });
    expect(parts.map(({ path }) => path)).toEqual(['The crossing', 'The storm']);
  });

  it('are the files of the spine in a book without a table of contents', async () => {
    const { parts } = await chapters({
      chapters: [
        { file: 'a.xhtml', body: `<h2>The crossing</h2>${paragraph('The crossing').repeat(3)}` },
        { file: 'b.xhtml', body: paragraph('The storm').repeat(3) },
      ],
    });
    expect(parts.map(({ path }) => path)).toEqual(['The crossing', 'Part 2']);
  });

  it('leave cover and contents out, as the guide names them', async () => {
    const { parts } = await chapters({
      version: 2,
      guide: '<guide><reference type="cover" href="c.xhtml"/><reference type="toc" href="t.xhtml"/></guide>',
      chapters: [
        { file: 'c.xhtml', title: 'Cover', body: '<p>The Ferry Year</p>' },
        { file: 't.xhtml', title: 'Contents', body: paragraph('A list') },
        { file: 'a.xhtml', title: 'The crossing', body: paragraph('The crossing') },
      ],
    });
    expect(parts.map(({ path }) => path)).toEqual(['The crossing']);
  });
});

describe('pictures', () => {
  const files = {
    'images/map of the bay.png': { type: 'image/png', bytes: madePng(40, 30) },
    'images/cover.png': { type: 'image/png', bytes: madePng(50, 30), properties: 'cover-image' },
  };
  const book: MadeBook = {
    files,
    chapters: [
      {
        file: 'text/a.xhtml',
        title: 'The crossing',
        body: `${paragraph('The crossing')}<p><img src="../images/map%20of%20the%20bay.png" alt="The bay"/></p>`,
      },
      {
        file: 'text/b.xhtml',
        title: 'The storm',
        body: `${paragraph('The storm')}<div><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image xlink:href="../images/cover.png" width="9" height="9"/></svg></div><img src="../../../etc/passwd" alt="none"/>`,
      },
    ],
  };

  it('come with the chapter that shows them', async () => {
    const { parts } = await chapters(book);
    const cleaned = await Promise.all(parts.map(({ input }) => clean(input)));
    expect(cleaned[0]?.assets.map(({ from }) => from)).toEqual(['../images/map of the bay.png']);
    expect(cleaned[0]?.html).toMatch(/<img src="asset:[0-9a-f]{32}\.png" alt="The bay"/);
    expect(cleaned[1]?.assets).toHaveLength(1);
  });

  it('are in the whole book, each once', async () => {
    const cleaned = await clean({ name: 'ferry.epub', bytes: await epubOf(book) });
    expect(cleaned.assets).toHaveLength(2);
    expect(cleaned.assets.every(({ from }) => from === null)).toBe(true);
    expect(cleaned.html.match(/<img src="asset:/g)).toHaveLength(2);
  });
});

describe('authors and dates', () => {
  it('an EPUB 3 book says who did what', async () => {
    const { parts } = await chapters({
      ...plain,
      metadata:
        '<dc:creator id="a">Ada Holm</dc:creator><dc:creator id="b">Bo Lind</dc:creator><dc:creator id="t">Tove Berg</dc:creator><meta property="role" refines="#a" scheme="marc:relators">aut</meta><meta property="role" refines="#t" scheme="marc:relators">trl</meta><dc:date>2019</dc:date>',
    });
    expect(parts[0]?.input.given).toEqual({ title: 'I. The crossing', byline: 'Ada Holm, Bo Lind' });
  });

  it('an EPUB 2 book may give several dates', async () => {
    const { parts } = await chapters({
      ...plain,
      version: 2,
      metadata:
        '<dc:creator opf:role="aut">Ada Holm</dc:creator><dc:creator opf:role="ill">Bo Lind</dc:creator><dc:date opf:event="modification">2021-01-01</dc:date><dc:date opf:event="publication">2019-05-04</dc:date>',
    });
    expect(parts[0]?.input.given).toMatchObject({ byline: 'Ada Holm', publishedTime: '2019-05-04' });
  });
});

describe('a book is refused', () => {
  const encryption = (algorithm: string, uri: string): string =>
    `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/><enc:CipherData><enc:CipherReference URI="${uri}"/></enc:CipherData></enc:EncryptedData></encryption>`;

  it('when its text is encrypted, not when its fonts are disguised', async () => {
    const aes = encryption('http://www.w3.org/2001/04/xmlenc#aes128-cbc', 'OEBPS/text/one.xhtml');
    const protectedBook = await epubOf({ ...plain, outside: { 'META-INF/encryption.xml': aes } });
    const message =
      '“ferry.epub” is protected against copying (DRM): its text is encrypted and only the seller’s program can show it.';
    expect(await refusal(protectedBook)).toEqual({ code: 'unsupported', message });
    await expect(clean({ name: 'ferry.epub', bytes: protectedBook })).rejects.toThrow(message);
    const font = encryption('http://www.idpf.org/2008/embedding', 'OEBPS/fonts/a.otf');
    expect((await chapters({ ...plain, outside: { 'META-INF/encryption.xml': font } })).parts).toHaveLength(
      3,
    );
  });

  it('when its lists are damaged', async () => {
    const container = '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>';
    const damaged = {
      code: 'unreadable',
      message: '“ferry.epub” is damaged or no book: its list of contents cannot be read.',
    };
    expect(await refusal(await zipOf({ 'META-INF/container.xml': 'x' }))).toEqual(damaged);
    expect(await refusal(await zipOf({ 'META-INF/container.xml': container }))).toEqual(damaged);
    expect(await refusal(await zipOf({ 'META-INF/container.xml': container, 'a.opf': '<package>' }))).toEqual(
      damaged,
    );
  });

  it('when it has no text', async () => {
    const container = '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>';
    expect(
      await refusal(
        await zipOf({ 'META-INF/container.xml': container, 'a.opf': '<package><spine/></package>' }),
      ),
    ).toEqual({ code: 'no-article', message: '“ferry.epub” is a book without text.' });
  });

  it('when its list is made to do harm', async () => {
    const container = '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>';
    const of = (opf: string) => zipOf({ 'META-INF/container.xml': container, 'a.opf': opf });
    const tooLarge = expect.objectContaining({ code: 'too-complex' }) as unknown;
    expect(await refusal(await of(`${'<a>'.repeat(100)}${'</a>'.repeat(100)}`))).toEqual(tooLarge);
    const laughs =
      '<!DOCTYPE p [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]><package><metadata><title>&b;&x;</title></metadata></package>';
    expect(await refusal(await of(laughs))).toMatchObject({ code: 'unreadable' });
  });
});
