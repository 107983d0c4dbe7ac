import { describe, expect, test } from 'vitest';
import { parseGuarded } from '../html/guard';
import { slim } from '../html/slim';
import { readAuthors } from './authors';
import { readDate } from './dates';
import { htmlMetadata, type HtmlMetadata } from './html-metadata';
import { readLinkedData } from './json-ld';
import { languageTag, tidy } from './tidy';
import { withoutSite } from './title';

const read = (head: string, body = ''): HtmlMetadata =>
  htmlMetadata(
    slim(parseGuarded('a.html', `<html lang="en"><head>${head}</head><body>${body}</body></html>`)).facts,
  );

describe('dates', () => {
  test.each<[string, string | null]>([
    ['2024-03-02', '2024-03-02'],
    ['2024-03-02T14:05:09Z', '2024-03-02T14:05:09Z'],
    ['2024-03-02T14:05:09.123+01:00', '2024-03-02T14:05:09+01:00'],
    ['2024-03-02 14:05:09 +0100', '2024-03-02T14:05:09+01:00'],
    ['2024-03-02T14:05', '2024-03-02'],
    ['Sat, 02 Mar 2024 14:05:00 GMT', '2024-03-02T14:05:00Z'],
    ['March 2, 2024', '2024-03-02'],
    ['2nd of March 2024', '2024-03-02'],
    ['2. März 2024', '2024-03-02'],
    ['2 de marzo de 2024', '2024-03-02'],
    ['2 mars 2024', '2024-03-02'],
    ['2024年3月2日', '2024-03-02'],
    ['20240302', '2024-03-02'],
    ['1709388309', '2024-03-02T14:05:09Z'],
    ['31.12.2023', '2023-12-31'],
    ['12/31/2023', '2023-12-31'],
    ['3/4/2024', null],
    ['30 February 2024', null],
    ['0000-00-00', null],
    ['yesterday', null],
    ['', null],
  ])('%j is %j', (text, expected) => expect(readDate(text)).toBe(expected));

  test('3/4/2024 is read as the page’s country writes it', () => {
    expect(readDate('3/4/2024', true)).toBe('2024-03-04');
    expect(readDate('3/4/2024', false)).toBe('2024-04-03');
  });
});

describe('authors', () => {
  test.each<[string[], string | null]>([
    [['By Jane Doe'], 'Jane Doe'],
    [['Jane Doe', 'John Smith', 'jane doe'], 'Jane Doe, John Smith'],
    [['Von Jana Müller, 3. März 2024'], 'Jana Müller'],
    [['JANE DOE | Updated 14:05'], 'JANE DOE'],
    [['https://example.org/jane'], null],
    [['admin'], null],
    [['The Example'], null],
    [['<img src=x onerror=alert(1)>Jane Doe'], 'Jane Doe'],
  ])('%j gives %j', (entries, expected) => expect(readAuthors(entries, 'The Example')).toBe(expected));
});

describe('titles', () => {
  test('the printed headline counts when the page agrees with it', () => {
    expect(
      read(
        '<title>Bridge closed until spring | The Example</title>',
        '<h1>Bridge closed until <i>spring</i></h1>',
      ),
    ).toMatchObject({
      title: 'Bridge closed until spring',
      titleFrom: 'headline',
    });
  });

  test('the site’s name is no part of a title', () => {
    expect(
      read(
        '<title>Bridge closed until spring - The Example</title><meta property="og:site_name" content="The Example">',
      ),
    ).toMatchObject({
      title: 'Bridge closed until spring',
      titleFrom: 'metadata',
    });
    expect(withoutSite('Bridge closed - a report', { siteName: 'The Example', host: 'example.org' })).toBe(
      'Bridge closed - a report',
    );
    expect(withoutSite('Example.org: Bridge closed', { siteName: null, host: 'www.example.org' })).toBe(
      'Example.org: Bridge closed',
    );
    expect(withoutSite('Example » Bridge closed', { siteName: null, host: 'www.example.org' })).toBe(
      'Bridge closed',
    );
  });

  test('a logo in an h1 is not the headline', () => {
    const { title } = read(
      '<title>Bridge closed until spring</title><meta property="og:site_name" content="The Example">',
      '<h1>The Example</h1>',
    );
    expect(title).toBe('Bridge closed until spring');
  });
});

describe('titles printed in another way', () => {
  test('a kicker inside the heading is no part of the title', () => {
    expect(
      read(
        '<title>Bridge closed until spring</title>',
        '<h1><span>Storm damage:</span> Bridge closed until spring</h1>',
      ).title,
    ).toBe('Bridge closed until spring');
  });

  test('the one heading that shares words with a title for search engines is the headline', () => {
    expect(
      read(
        '<title>Bridge in Holmsund closed: dates and detours</title>',
        '<h1>Holmsund bridge closed until spring</h1>',
      ).title,
    ).toBe('Holmsund bridge closed until spring');
  });
});

describe('what stands around the headline', () => {
  const near = (body: string): HtmlMetadata => {
    const page = slim(parseGuarded('a.html', `<html lang="en"><body>${body}</body></html>`));
    return htmlMetadata(page.facts, { lines: page.lines });
  };
  const text = '<p>The bridge has been closed since the storm.</p>';

  test.each([
    ['a byline', '<p>By Ada Holm</p>'],
    ['a name beside a date', '<div>Ada Holm</div><div>3 March 2024</div>'],
    ['a word and a name', '<span>Written by</span><div>Ada Holm</div>'],
    ['a link to the author’s page', '<div><a href="/authors/ada-holm">Ada Holm</a></div>'],
  ])('%s names the author', (_what, line) => {
    expect(near(`<h1>Bridge closed until spring</h1>${line}${text}`).byline).toBe('Ada Holm');
  });

  test('the first date counts, the later one is the change', () => {
    expect(
      near(
        `<h1>Bridge closed until spring</h1><p>Updated 5 March 2024</p><p>Published 3 March 2024</p>${text}`,
      ),
    ).toMatchObject({ publishedTime: '2024-03-03', modifiedTime: '2024-03-05' });
  });

  test('a login gives way to the name that is shown', () => {
    expect(
      near(`<meta name="author" content="aholm"><h1>Bridge closed until spring</h1><p>By Ada Holm</p>${text}`)
        .byline,
    ).toBe('Ada Holm');
  });

  test('who comments is not who wrote', () => {
    expect(
      near(
        `<h1>Bridge closed until spring</h1>${text}<div class="comments"><span class="author">Nils Berg</span></div>`,
      ).byline,
    ).toBeNull();
  });
});

test('the lead picture comes from what the page says of itself, in full', () => {
  const ld = JSON.stringify({ '@type': 'NewsArticle', headline: 'x', image: [{ url: '/a.jpg' }] });
  const base = '<link rel="canonical" href="https://example.org/news/1">';
  expect(read(`${base}<script type="application/ld+json">${ld}</script>`).leadPicture).toBe(
    'https://example.org/a.jpg',
  );
  expect(read(`${base}<meta property="og:image" content="b.jpg">`).leadPicture).toBe(
    'https://example.org/news/b.jpg',
  );
  expect(read(`${base}<link rel="image_src" href="/c.jpg">`).leadPicture).toBe('https://example.org/c.jpg');
  expect(read(`${base}<meta property="og:image" content="javascript:alert(1)">`).leadPicture).toBeNull();
});

describe('JSON-LD', () => {
  const article = {
    '@type': 'NewsArticle',
    headline: 'Bridge closed',
    datePublished: '2024-03-02',
    author: { '@id': '#jane' },
  };

  test('is read through graphs and references', () => {
    const graph = JSON.stringify({
      '@graph': [
        { '@type': 'WebPage', name: 'x' },
        article,
        { '@id': '#jane', '@type': 'Person', name: 'Jane Doe' },
      ],
    });
    expect(readLinkedData([graph])).toMatchObject({
      headline: 'Bridge closed',
      published: '2024-03-02',
      authors: ['Jane Doe'],
    });
  });

  test('broken scripts are passed over, nearly right ones are read', () => {
    const nearly = `{"@type":"NewsArticle","headline":"Bridge\n closed","author":"Jane Doe",}`;
    expect(readLinkedData(['{nonsense', nearly])).toMatchObject({
      headline: 'Bridge  closed',
      authors: ['Jane Doe'],
    });
  });

  test('does not end in circles or strange shapes', () => {
    for (const source of [
      'null',
      '[]',
      '"text"',
      '[[[[1]]]]',
      '{"@type":["NewsArticle"],"author":[null,1,{"name":null}],"headline":{}}',
    ]) {
      expect(readLinkedData([source])).toMatchObject({ headline: null, authors: [] });
    }
  });

  test('does not reach the prototype', () => {
    readLinkedData(['{"__proto__":{"polluted":true},"@type":"NewsArticle","headline":"x"}']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

test('the address of a saved page comes from the browser’s comment, then from the page', () => {
  const facts = (html: string): string | null => htmlMetadata(slim(parseGuarded('a.html', html)).facts).url;
  const head = '<head><link rel="canonical" href="https://example.org/canonical"></head>';
  expect(facts(`<!-- saved from url=(0023)https://example.org/saved --><html>${head}`)).toBe(
    'https://example.org/saved',
  );
  expect(
    facts(
      `<!-- Page saved with SingleFile\n url: https://example.org/single\n saved date: x --><html>${head}`,
    ),
  ).toBe('https://example.org/single');
  expect(facts(`<html>${head}`)).toBe('https://example.org/canonical');
  expect(facts('<html><head><link rel="canonical" href="javascript:alert(1)"></head>')).toBeNull();
});

test.each<[string | null, string | null]>([
  ['en', 'en'],
  ['en_GB', 'en-GB'],
  ['DE-de', 'de-DE'],
  ['x" onload=alert(1)', null],
  ['english', null],
  ['', null],
  [null, null],
])('language %j is %j', (text, expected) => expect(languageTag(text)).toBe(expected));

test('long lines are cut at a word', () => {
  expect(tidy('one two three four', 12)).toBe('one two…');
  expect(tidy('  \u202e ', 10)).toBeNull();
});
