import fc from 'fast-check';
import { bodyOf, motivationOf } from '../../annotations/bodies';
import type { AnnotationsFile, StoredAnnotation, StoredCollection, StoredLink } from '../formats';

/** Few values, so that two records often agree in some. */
const time = fc.integer({ min: 0, max: 6 }).map((n) => new Date(Date.UTC(2026, 0, 1, n)).toISOString());
const deleted = fc.option(time, { nil: null, freq: 4 });
const words = fc.constantFrom('', 'agrees', 'disagrees', 'asks why');
const someTags = fc.uniqueArray(fc.constantFrom('money', 'people', 'place'), { maxLength: 3 });
export const created = '2025-12-24T12:00:00.000Z';

const note = fc
  .record({
    id: fc.constantFrom('note-0001', 'note-0002', 'note-0003'),
    start: fc.integer({ min: 0, max: 3 }),
    words,
    tags: someTags,
    category: fc.constantFrom('claim', 'doubt'),
    ...{ modified: time, deleted },
  })
  .map(({ id, start, words: text, tags, ...rest }): StoredAnnotation => {
    const body = bodyOf(text, tags);
    return { id, motivation: motivationOf(body), target: targetAt(start), body, created, ...rest };
  });

export const targetAt = (start: number): StoredAnnotation['target'] => ({
  source: 'article-1',
  version: 1,
  selector: [
    { type: 'TextPositionSelector', start, end: start + 4 },
    { type: 'TextQuoteSelector', exact: 'four', prefix: '', suffix: '' },
  ],
});

const link = fc
  .record({
    id: fc.constantFrom('link-0001', 'link-0002'),
    relation: fc.constantFrom('same-fact' as const, 'contradicts' as const),
    note: words,
    ...{ modified: time, deleted },
  })
  .map((one): StoredLink => ({
    ...one,
    created,
    ends: [
      { article: 'article-1', annotation: 'note-0001' },
      { article: 'article-2', annotation: 'note-0009' },
    ],
    said: [
      { title: '', quote: '' },
      { title: '', quote: '' },
    ],
  }));

const uniqueById = <T extends { id: string }>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 3 });

const maybe = fc.option(time, { nil: null });

/** As it is stored: sorted. */
const brought = fc
  .record({
    given: fc.subarray(['from-0001', 'sum-1', 'sum-2']),
    takenBack: fc.subarray(['note-0001 2026-01-01T01:00:00.000Z', 'note-0002 2026-01-01T01:00:00.000Z']),
  })
  .map(({ given, takenBack }) => ({ brought: { given, takenBack } }));

/** What one computer may have made of an article, as after a merge: lists in their order. */
export const annotationsFile: fc.Arbitrary<AnnotationsFile> = fc
  .record({
    annotations: uniqueById(note),
    links: uniqueById(link),
    note: fc.record({ note: words, modified: time }),
    marks: fc.record({
      ...{ tags: someTags, favourite: fc.boolean() },
      ...{ finished: fc.option(fc.boolean(), { nil: null }), modified: maybe },
    }),
    brought: fc.option(brought, { nil: {} }),
  })
  .map((file) => ({
    ...{ formatVersion: 3 as const, note: { ...file.note }, marks: { ...file.marks } },
    annotations: file.annotations.sort((a, b) => (a.id < b.id ? -1 : 1)),
    links: file.links.sort((a, b) => (a.id < b.id ? -1 : 1)),
    ...file.brought,
  }));

export const collections = uniqueById(
  fc
    .record({
      id: fc.constantFrom('shelf-001', 'shelf-002', 'shelf-003'),
      name: fc.constantFrom('Harbour', 'Strike'),
      parent: fc.constantFrom(null, 'shelf-001', 'shelf-002', 'shelf-003'),
      articles: fc.uniqueArray(fc.constantFrom('article-1', 'article-2', 'article-3'), { maxLength: 3 }),
      ...{ modified: time, deleted },
    })
    .map((one): StoredCollection => ({ ...one, rank: 'a', query: null, created })),
).map((all) => all.sort((a, b) => (a.id < b.id ? -1 : 1)));
