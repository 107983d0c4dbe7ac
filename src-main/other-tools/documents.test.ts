import { describe, expect, it } from 'vitest';
import { zipOf } from '../testing/zip';
import { mightBe } from './might-be';
import { readBrought } from './read-brought';
import type { Brought } from './record';

const read = async (content: unknown): Promise<Brought> => {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(text);
  expect(mightBe(bytes), 'at first sight').toBe(true);
  const brought = await readBrought('file', bytes);
  if (!brought) throw new Error('not recognised');
  return brought;
};

describe('Hypothesis JSON', () => {
  const annotation = (more: object) => ({
    ...{
      id: 'abc',
      created: '2024-05-01T10:00:00.1+00:00',
      updated: '2024-05-02T10:00:00+00:00',
      user: 'acct:u@h',
    },
    ...{ uri: 'https://example.org/a', text: 'why?', tags: ['flood'], group: '__world__' },
    document: { title: ['The dam'] },
    ...more,
  });
  const selector = [
    {
      type: 'RangeSelector',
      startContainer: '/div[1]',
      startOffset: 0,
      endContainer: '/div[1]',
      endOffset: 7,
    },
    { type: 'TextPositionSelector', start: 10, end: 17 },
    { type: 'TextQuoteSelector', exact: 'the dam', prefix: 'said that ', suffix: ' broke' },
  ];
  it('reads annotations, page notes and what is broken', async () => {
    const { tool, items, problems, notTaken } = await read({
      ...{ export_date: '2024-06-01', export_userid: 'u', client_version: '1' },
      annotations: [
        annotation({ target: [{ source: 'https://example.org/a', selector }] }),
        annotation({ id: 'note', text: 'On the whole', target: [{ source: 'https://example.org/a' }] }),
        annotation({ id: 'reply', references: ['abc'], target: [{}] }),
        annotation({ id: 'file', uri: 'file:///home/me/a.pdf', document: {}, target: [{ selector }] }),
        'nonsense',
      ],
    });
    expect(tool).toBe('hypothesis');
    expect(items).toEqual([
      expect.objectContaining({ title: 'The dam', note: 'On the whole', tags: ['flood'] }),
    ]);
    expect(items[0]?.annotations).toEqual([
      {
        ...{ exact: 'the dam', prefix: 'said that ', suffix: ' broke', position: { start: 10, end: 17 } },
        ...{ note: 'why?', tags: ['flood'], colour: null, toolId: 'abc' },
        ...{ created: '2024-05-01T10:00:00.100Z', modified: '2024-05-02T10:00:00.000Z' },
      },
    ]);
    expect(problems).toEqual(['Entry 4: it names no web address, so it was left out.']);
    expect(notTaken).toEqual(['One reply to annotations: notes here have none.']);
  });
  it('reads the answer of its API, and says when an export is cut off', async () => {
    const rows = [annotation({ target: [{ selector }] })];
    expect((await read({ total: 1, rows })).items[0]?.annotations).toHaveLength(1);
    await expect(read('{"export_date":"x","export_userid":"u","annotations":[')).rejects.toMatchObject({
      code: 'unreadable',
    });
  });
});

it('Obsidian Web Clipper: as it is stored and as it is exported', async () => {
  const highlights = [
    {
      id: '1714557600000',
      xpath: '/html/body/p',
      content: '<p>The <b>dam</b> broke</p><p>at dawn</p>',
      type: 'element',
    },
    { id: '2', content: '<p> </p>', type: 'element', notes: [] },
    { id: '3', content: 'plain &amp; simple', type: 'text', startOffset: 1, endOffset: 2, notes: ['mine'] },
  ];
  const stored = await read({
    'https://example.org/a': { url: 'https://example.org/a', title: 'The dam', highlights },
    broken: 7,
  });
  expect(stored.tool).toBe('clipper');
  expect(stored.items).toMatchObject([{ url: 'https://example.org/a', title: 'The dam' }]);
  expect(stored.items[0]?.annotations).toMatchObject([
    { exact: 'The dam broke\nat dawn', created: '2024-05-01T10:00:00.000Z' },
    { exact: 'plain & simple', note: 'mine', created: null },
  ]);
  expect(stored.problems).toEqual(['Entry 1: one of its highlights has no words, so it was left out.']);
  const exported = [
    {
      url: 'https://example.org/a',
      highlights: [{ text: 'the dam', timestamp: '2024-05-01T10:00:00.000Z' }],
    },
  ];
  expect((await read(exported)).items[0]?.annotations).toMatchObject([
    { exact: 'the dam', created: '2024-05-01T10:00:00.000Z' },
  ]);
  // What it calls text is a piece of the page, and its comment the first of its notes.
  const newer = [
    {
      url: 'https://example.org/a',
      highlights: [
        {
          ...{ text: '<p>It broke <em>at dawn</em> &amp; fell, 3 &lt; 4</p>', color: 'blue' },
          ...{ notes: ['why?', 'and when?'], comment: 'why?' },
        },
        { content: 'if a < b', createdAt: 1714557600000 },
      ],
    },
  ];
  expect((await read(newer)).items[0]?.annotations).toMatchObject([
    { exact: 'It broke at dawn & fell, 3 < 4', note: 'why?\n\nand when?', colour: 'blue' },
    { exact: 'if a < b', created: '2024-05-01T10:00:00.000Z', note: '' },
  ]);
});

it('Linkwarden: collections lie in one another', async () => {
  const { tool, items, problems } = await read({
    name: 'me',
    collections: [
      { id: 1, name: 'News', links: [] },
      {
        ...{ id: 2, name: 'Water', parentId: 1 },
        links: [
          {
            name: 'A',
            url: 'https://example.org/a',
            tags: [{ name: 'flood' }],
            createdAt: '2024-05-01T10:00:00Z',
          },
          null,
        ],
      },
      { id: 3, name: 'Loop', parentId: 3, links: [{ url: 'https://example.org/b' }] },
    ],
  });
  expect(tool).toBe('linkwarden');
  expect(items).toMatchObject([
    { title: 'A', tags: ['flood'], collections: [['News', 'Water']], savedAt: '2024-05-01T10:00:00.000Z' },
    { url: 'https://example.org/b', collections: [['Loop']] },
  ]);
  expect(problems).toHaveLength(1);
});

it('CSL-JSON: names, dates as precise as they are, keywords', async () => {
  const { tool, items, problems } = await read([
    {
      ...{ id: 'http://zotero.org/users/1/items/ABC', type: 'article-newspaper', title: 'The dam' },
      ...{
        'container-title': 'Example Times',
        URL: 'https://example.org/a',
        keyword: 'flood, dam',
        note: 'extra',
      },
      author: [{ family: 'Doe', given: 'J.' }, { literal: 'Agency' }],
      issued: { 'date-parts': [['2026', 3, 2]] },
      accessed: { 'date-parts': [[2026, 3, 5]] },
    },
    { id: 'b', type: 'book', title: 'B', issued: { 'date-parts': [[2026, 2, 31]] } },
    7,
  ]);
  expect(tool).toBe('zotero');
  expect(items).toMatchObject([
    {
      ...{
        byline: 'J. Doe, Agency',
        siteName: 'Example Times',
        publishedTime: '2026-03-02',
        tags: ['flood', 'dam'],
      },
      ...{ savedAt: '2026-03-05T00:00:00.000Z', note: 'extra' },
    },
    { publishedTime: '2026-02' },
  ]);
  expect(problems).toEqual(['Entry 3: it is no item of CSL-JSON, so it was left out.']);
});

const rdf = (inside: string): string => `<rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:link="http://purl.org/rss/1.0/modules/link/">${inside}</rdf:RDF>`;

it('Zotero RDF: items, notes, annotations in notes, tags and collections', async () => {
  const data = encodeURIComponent(JSON.stringify({ annotationKey: 'KEY1', color: '#ffd400' }));
  const note = `<div data-schema-version="9"><h1>Annotations</h1>
    <p><span class="highlight" data-annotation="${data}">“the dam broke”</span>
    <span class="citation" data-citation="x">(<span class="citation-item">Doe, 2026, p. 2</span>)</span> check this</p>
    <p>A thought of my own.</p></div>`
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
  const { tool, items, notTaken } = await read(
    rdf(`
    <bib:Article rdf:about="https://example.org/a?x=1&amp;y=2">
      <z:itemType>newspaperArticle</z:itemType>
      <dcterms:isPartOf><bib:Newspaper><dc:title>Example Times</dc:title></bib:Newspaper></dcterms:isPartOf>
      <bib:authors><rdf:Seq>
        <rdf:li><foaf:Person><foaf:surname>Doe</foaf:surname><foaf:givenName>J.</foaf:givenName></foaf:Person></rdf:li>
        <rdf:li><foaf:Person><foaf:surname>Agency</foaf:surname></foaf:Person></rdf:li>
      </rdf:Seq></bib:authors>
      <dcterms:isReferencedBy rdf:resource="#item_2"/>
      <link:link rdf:resource="#item_3"/>
      <dc:subject>flood</dc:subject>
      <dc:subject><z:AutomaticTag><rdf:value>dam</rdf:value></z:AutomaticTag></dc:subject>
      <dc:title>The dam</dc:title>
      <dc:date>2026-03-02</dc:date>
      <dcterms:dateSubmitted>2026-03-05 10:00:00</dcterms:dateSubmitted>
    </bib:Article>
    <bib:Document rdf:about="#item_9">
      <z:itemType>webpage</z:itemType><dc:title>Other</dc:title>
      <dc:identifier><dcterms:URI><rdf:value>https://example.org/b</rdf:value></dcterms:URI></dc:identifier>
    </bib:Document>
    <bib:Memo rdf:about="#item_2"><rdf:value>${note}</rdf:value></bib:Memo>
    <bib:Memo rdf:about="#item_5"><rdf:value>&lt;p&gt;Of nothing.&lt;/p&gt;</rdf:value></bib:Memo>
    <bib:Memo rdf:about="#item_6"><rdf:value> </rdf:value></bib:Memo>
    <z:Attachment rdf:about="#item_3"><z:itemType>attachment</z:itemType></z:Attachment>
    <z:Collection rdf:about="#collection_1"><dc:title>News</dc:title>
      <dcterms:hasPart rdf:resource="#collection_2"/></z:Collection>
    <z:Collection rdf:about="#collection_2"><dc:title>Water</dc:title>
      <dcterms:hasPart rdf:resource="https://example.org/a?x=1&amp;y=2"/></z:Collection>`),
  );
  expect(tool).toBe('zotero');
  expect(items).toMatchObject([
    {
      ...{
        url: 'https://example.org/a?x=1&y=2',
        title: 'The dam',
        byline: 'J. Doe, Agency',
        siteName: 'Example Times',
      },
      ...{ tags: ['flood', 'dam'], publishedTime: '2026-03-02', savedAt: '2026-03-05T10:00:00.000Z' },
      ...{ collections: [['News', 'Water']], note: 'A thought of my own.' },
      annotations: [{ exact: 'the dam broke', note: 'check this', colour: '#ffd400', toolId: 'KEY1' }],
    },
    { url: 'https://example.org/b', title: 'Other' },
  ]);
  expect(notTaken).toEqual([
    expect.stringContaining('One attached file'),
    'One note that belongs to no entry: notes here are on pages.',
  ]);
});

describe('bookmarks', () => {
  it('reads folders, times, tags and descriptions, as browsers leave them open', async () => {
    const { tool, items, notTaken, problems } = await read(`<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
    <DT><A HREF="https://example.org/top" ADD_DATE="1709632800">Top</A>
    <DT><H3 ADD_DATE="1">News</H3>
    <DL><p>
        <DT><H3>Water</H3>
        <DL><p>
            <DT><A HREF="https://example.org/a" ADD_DATE="1709632800" TAGS="flood,dam" TOREAD="1">The <b>dam</b></A>
            <DD>My description
        </DL><p>
        <DT><A HREF="https://example.org/b">B</A>
    </DL><p>
    <DT><A HREF="javascript:alert(1)">Bookmarklet</A>
    <DT><A HREF="nowhere">Broken</A>
</DL><p>`);
    expect(tool).toBe('bookmarks');
    expect(items).toMatchObject([
      { title: 'Top', collections: [], savedAt: '2024-03-05T10:00:00.000Z' },
      {
        ...{ title: 'The dam', collections: [['News', 'Water']], tags: ['flood', 'dam'], state: 'unread' },
        note: 'My description',
      },
      { title: 'B', collections: [['News']], state: null },
    ]);
    expect(notTaken).toEqual(['One bookmark is no web pages.']);
    expect(problems).toEqual(['Bookmark 5: its address is no web address, so it was left out.']);
  });
});

it('Pocket HTML: two lists, of which the second is closed by the wrong tag', async () => {
  const { tool, items } = await read(`<!DOCTYPE html><html><head><title>Pocket Export</title></head><body>
<h1>Unread</h1>
<ul><li><a href="https://example.org/a" time_added="1709632800" tags="flood,dam">The dam</a></li>
<li><a href="https://example.org/c" time_added="1709632800" tags="">https://example.org/c</a></li></ul>
<h1>Read Archive</h1>
<ul><li><a href="https://example.org/b" time_added="1709632800" tags="">B</a></li></ul></ul></body></html>`);
  expect(tool).toBe('pocket');
  expect(items).toMatchObject([
    { title: 'The dam', tags: ['flood', 'dam'], state: 'unread', savedAt: '2024-03-05T10:00:00.000Z' },
    { title: null, state: 'unread' },
    { title: 'B', tags: [], state: 'finished' },
  ]);
});

describe('Kindle', () => {
  const body = (citation: string): string => `<html><head><style>.bookTitle {}</style></head><body>
<div class="bodyContainer"><h1><div class="notebookFor">Notizbuch für</div><div class="bookTitle">The Flood</div>
<div class="authors">Doe, J.</div>${citation}</h1><hr/>
<h2 class="sectionHeading">One</h2>
<h3 class="noteHeading">Markierung (<span class="highlight_yellow">gelb</span>) - Seite 3 · Position 40</h3>
<div class="noteText">The dam broke</div>
<h3 class="noteHeading">Notiz - Seite 3 · Position 41</h3><div class="noteText">check this</div>
<h3 class="noteHeading">Lesezeichen - Seite 4</h3><div class="noteText"></div>
<h3 class="noteHeading">Markierung (<span class="highlight_blue">blau</span>) - Seite 5</h3>
<div class="noteText">at dawn</div>
</div></body></html>`;
  it.each([
    ['none', ''],
    ['MLA', '<div class="citation">Doe, J. <i>The Flood</i>. Example, 2026. Kindle file.</div>'],
    ['APA', '<div class="citation">Doe, J. (2026). <i>The Flood</i> [Kindle version].</div>'],
    ['Chicago', '<div class="citation">J. Doe, <i>The Flood</i> (Example, 2026), Kindle.</div>'],
  ])('reads the notebook with citation: %s', async (_, citation) => {
    const { tool, items, notTaken } = await read(body(citation));
    expect(tool).toBe('kindle');
    expect(items).toMatchObject([
      {
        ...{ title: 'The Flood', byline: 'Doe, J.' },
        annotations: [
          { exact: 'The dam broke', note: 'check this', colour: 'yellow' },
          { exact: 'at dawn', note: '', colour: 'blue' },
        ],
      },
    ]);
    expect(notTaken).toEqual(['One mark without words, such as bookmarks of pages.']);
  });

  it('knows a highlight by its name, or by a colour in words, where no colour is marked', async () => {
    const marks = [
      ['Highlight (blue) - Page 10', 'In words'],
      ['Surlignement - Page 3', 'Without a colour'],
      ['Remarque - Page 3', 'a note'],
    ];
    const html = `<div class='bookTitle'>The Flood</div>${marks
      .map(([head, said]) => `<div class='noteHeading'>${head}</div><div class='noteText'>${said}</div>`)
      .join('')}`;
    expect((await read(html)).items[0]?.annotations).toMatchObject([
      { exact: 'In words', colour: 'blue' },
      { exact: 'Without a colour', colour: null, note: 'a note' },
    ]);
  });
});

describe('Omnivore', () => {
  const entry = (slug: string, more: object = {}) => ({
    ...{ id: slug, slug, title: `Title ${slug}`, description: 'd', author: 'J. Doe' },
    ...{ url: `https://example.org/${slug}`, state: 'Active', readingProgress: 3, thumbnail: '' },
    ...{ labels: ['flood'], savedAt: '2024-03-05T10:00:00.000Z', updatedAt: '2024-03-05T10:00:00.000Z' },
    publishedAt: null,
    ...more,
  });
  it('reads lists, pages and highlights', async () => {
    const { tool, items, problems } = await read(
      await zipOf({
        'metadata_20_to_40.json': JSON.stringify([entry('c'), 7]),
        'metadata_0_to_20.json': JSON.stringify([
          entry('a', { publishedAt: '2024-03-01T08:00:00.000Z', state: 'Archived' }),
          entry('b'),
        ]),
        'metadata_40_to_60.json': '[{"slug":',
        'content/a.html': '<p>Words</p>',
        'highlights/a.md':
          '> the dam broke\n> at dawn \n\n#flood #check\n\nA note\n\nof two parts\n\n> second quote ',
      }),
    );
    expect(tool).toBe('omnivore');
    expect(items.map(({ title, page }) => [title, page])).toEqual([
      ['Title a', 'content/a.html'],
      ['Title b', null],
      ['Title c', null],
    ]);
    expect(items[0]).toMatchObject({
      ...{ publishedTime: '2024-03-01T08:00:00Z', state: 'finished', tags: ['flood'], byline: 'J. Doe' },
      annotations: [
        { exact: 'the dam broke\nat dawn', tags: ['flood', 'check'], note: 'A note\n\nof two parts' },
        { exact: 'second quote', note: '' },
      ],
    });
    expect(problems).toEqual([
      'Entry 4: it is not what Omnivore writes, so it was left out.',
      '“metadata_40_to_60.json”: it is damaged, so the articles that it lists were left out.',
    ]);
  });
  it('reads a list that was taken out of the archive', async () => {
    expect(await read([entry('a')])).toMatchObject({
      tool: 'omnivore',
      items: [{ title: 'Title a', page: null }],
    });
  });
});

it('other JSON, pages and archives are nobody’s', async () => {
  const others = ['{"a":1}', '[]', '[1,2]', '{broken', '<!DOCTYPE html><p>The dam broke</p>', '<rdf:RDF/>'];
  for (const text of others) expect(await readBrought('file', Buffer.from(text))).toBeNull();
  expect(await readBrought('file', await zipOf({ 'a.html': '<p>x</p>', 'b.csv': 'a,b' }))).toBeNull();
});

it('an ordinary page, text, book or document is none at first sight', async () => {
  const page = '<!DOCTYPE html><html><head><title>The dam</title></head><body><p>It broke.</p></body></html>';
  for (const bytes of [page, 'The dam\nIt broke, at dawn.', '%PDF-1.7\n%', '', '\0\0'])
    expect(mightBe(Buffer.from(bytes))).toBe(false);
  const documents = [{ 'word/document.xml': '<w:p/>' }, { 'META-INF/container.xml': '<container/>' }];
  for (const files of documents) expect(mightBe(await zipOf(files))).toBe(false);
});
