import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  annotationsAddress,
  articleAddress,
  articleAddressOf,
  fragmentOf,
  linkInFragment,
  parseLink,
} from './addresses';
import { ArticleLink } from './linking';

const id = fc.stringMatching(/^[A-Za-z0-9_-]{8,64}$/);
const passage = fc
  .tuple(fc.nat(900_000_000), fc.integer({ min: 1, max: 90_000_000 }))
  .map(([start, length]) => ({ start, end: start + length }));
const nowhere = { annotation: null, passage: null, note: false };

test('the forms that stand in exports', () => {
  const article = 'abcdefgh1234';
  expect(articleAddress(article)).toBe('synoptic://article/abcdefgh1234');
  expect(articleAddress(article, { annotation: 'h-a81c02d4' })).toBe(
    'synoptic://article/abcdefgh1234#h-a81c02d4',
  );
  expect(articleAddress(article, { passage: { start: 3, end: 10 } })).toBe(
    'synoptic://article/abcdefgh1234#3-10',
  );
  expect(articleAddress(article, 'note')).toBe('synoptic://article/abcdefgh1234/note');
});

test('every address that is written is read again as what it was', () => {
  fc.assert(
    fc.property(id, id, passage, (article, annotation, at) => {
      expect(parseLink(articleAddress(article))).toEqual({ article, ...nowhere });
      expect(parseLink(annotationsAddress(article))).toEqual({ article, ...nowhere });
      expect(parseLink(`${annotationsAddress(article)}/1`)).toEqual({ article, ...nowhere });
      expect(parseLink(articleAddress(article, 'note'))).toEqual({ article, ...nowhere, note: true });
      expect(parseLink(articleAddress(article, { annotation }))).toMatchObject({
        article,
        annotation,
        note: false,
      });
      expect(parseLink(articleAddress(article, { passage: at }))).toMatchObject({
        article,
        passage: at,
        note: false,
      });
    }),
  );
});

test('digits that are an id and a passage are read as both', () => {
  expect(parseLink('synoptic://article/abcdefgh1234#12345-67890')).toEqual({
    article: 'abcdefgh1234',
    annotation: '12345-67890',
    passage: { start: 12_345, end: 67_890 },
    note: false,
  });
});

test('what is in a fragment of the page comes out of it again, beside a code', () => {
  const link = fc.record({
    article: id,
    annotation: fc.option(id),
    passage: fc.constant(null),
    note: fc.constant(false),
  });
  const inText = fc.record({
    article: id,
    annotation: fc.constant(null),
    passage: fc.option(passage),
    note: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.oneof(link, inText), (one) => {
      const wanted = one.passage ? { ...one, note: false } : one;
      expect(linkInFragment(`#${fragmentOf(one)}`)).toEqual(wanted);
      expect(linkInFragment(`#code=a_b-c&window=new&${fragmentOf(one)}`)).toEqual(wanted);
      expect(linkInFragment(`${fragmentOf(one)}&code=abc`)).toEqual(wanted);
      expect(linkInFragment(`#${articleAddressOf(one)}`)).toEqual(parseLink(articleAddressOf(one)));
    }),
  );
});

const hostile = [
  '',
  'synoptic:',
  'synoptic://',
  'synoptic://article',
  'synoptic://article/',
  'synoptic://article/../../../etc/passwd',
  'synoptic://article/..%2f..%2fetc%2fpasswd',
  'synoptic://article/abcdefgh1234/../abcdefgh9999',
  'synoptic://article/abcdefgh1234/',
  'synoptic://article/abcdefgh1234/note/',
  'synoptic://article/abcdefgh1234/note#h-a81c02d4',
  'synoptic://article/abcdefgh1234/annotations/2',
  'synoptic://article/abcdefgh1234/delete',
  'synoptic://article/abcdefgh1234?x=1#h-a81c02d4',
  'synoptic://article/abcdefgh1234#',
  'synoptic://article/abcdefgh1234##h-a81c02d4',
  'synoptic://article/abcdefgh1234#short',
  'synoptic://article/abcdefgh1234#10-3',
  'synoptic://article/abcdefgh1234#3-3',
  'synoptic://article/abcdefgh1234#03-10',
  'synoptic://article/abcdefgh1234#-3-10',
  'synoptic://article/abcdefgh1234#3-10 --flag',
  'synoptic://article/abcdefgh1234#1234567890-1234567899999999999999999999999999999999999999999999999999',
  'synoptic://article/abcdefgh1234\n',
  ' synoptic://article/abcdefgh1234',
  'synoptic://article/abcdefgh1234\0',
  'synoptic://article/abcdefgh１２３４',
  'synoptic://article/аbcdefgh1234',
  'synoptic://user@article/abcdefgh1234',
  'synoptic://article:80/abcdefgh1234',
  'synoptic://evil.example/abcdefgh1234',
  'synoptic:article/abcdefgh1234',
  'synoptic:///article/abcdefgh1234',
  'synoptic:\\\\article\\abcdefgh1234',
  'SYNOPTIC://ARTICLE/abcdefgh1234',
  'javascript:synoptic://article/abcdefgh1234',
  'https://example.org/?synoptic://article/abcdefgh1234',
  'file:///synoptic://article/abcdefgh1234',
  `synoptic://article/${'a'.repeat(65)}`,
  `synoptic://article/${'a'.repeat(1_000_000)}`,
];

test.each(hostile)('%j leads nowhere', (address) => expect(parseLink(address)).toBeNull());

test('whatever stands in an address, nothing but ids and numbers comes out, and what comes out is written as it was', () => {
  const piece = fc.oneof(
    id,
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('#', '/', '?', '..', '%2f', '\\', '3-10', 'note', '\n', '\0', ' ', '--library', '"'),
  );
  const address = fc
    .tuple(
      fc.constantFrom('synoptic://article/', 'synoptic://article/abcdefgh1234', ''),
      fc.array(piece, { maxLength: 5 }),
    )
    .map(([lead, pieces]) => lead + pieces.join(''));
  fc.assert(
    fc.property(address, (text) => {
      const link = parseLink(text);
      if (link === null) return;
      expect(ArticleLink.safeParse(link).success).toBe(true);
      const { article, annotation, passage: at, note } = link;
      const place = note ? 'note' : annotation !== null ? { annotation } : at ? { passage: at } : null;
      expect([
        articleAddress(article, place),
        annotationsAddress(article),
        `${annotationsAddress(article)}/1`,
      ]).toContain(text);
    }),
    { numRuns: 2000 },
  );
});

test('a fragment without an article asks for nothing, and one that names it wrongly leads nowhere', () => {
  for (const text of ['', '#', '#code=abc', '#window=new', '#code=abc&window=new', `#${'x'.repeat(5000)}`]) {
    expect(linkInFragment(text)).toBeUndefined();
  }
  for (const said of [
    'article=',
    'article=../../etc',
    'article=abcdefgh1234&article=abcdefgh9999',
    'article=abcdefgh1234&annotation=',
    'article=abcdefgh1234&annotation=<img src=x>',
    'article=abcdefgh1234&annotation=%00%00%00%00%00%00%00%00',
    'article=abcdefgh1234&annotation=aaaaaaaa&passage=1-2',
    'article=abcdefgh1234&passage=2-1',
    'article=abcdefgh1234&passage=1-2-3',
    'article=abcdefgh1234&note=1',
    'article=javascript:alert(1)',
    'synoptic://article/../../etc',
    'synoptic://article/abcdefgh1234&article=abcdefgh9999',
  ]) {
    expect(linkInFragment(said), said).toBeNull();
  }
});

test('only ids and passages are written', () => {
  expect(() => articleAddress('../../etc')).toThrow(RangeError);
  expect(() => articleAddress('abcdefgh1234', { annotation: 'a b' })).toThrow(RangeError);
  expect(() => articleAddress('abcdefgh1234', { passage: { start: 5, end: 5 } })).toThrow(RangeError);
  expect(() => articleAddress('abcdefgh1234', { passage: { start: 0.5, end: 5 } })).toThrow(RangeError);
});
