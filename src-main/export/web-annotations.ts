import {
  type Annotation,
  annotationsAddress,
  articleAddress,
  type Category,
  relationNames,
  type ShownLink,
} from '#contract';
import type { ExportedArticle } from './exported';
import { oneLine, webAddress } from './mdast';

/**
 * The notes of an article as one AnnotationCollection of the W3C Web Annotation Data Model
 * (https://www.w3.org/TR/annotation-model/), as JSON-LD 1.1. Positions count Unicode code points, as the specification has
 * it (4.2.5); passages that are not in the newest text have their quote only.
 */
export function webAnnotations(exported: ExportedArticle, categories: readonly Category[]): object {
  const { article, note = '', annotations, links = [] } = exported;
  const home = articleAddress(article.id);
  const collection = annotationsAddress(article.id);
  const source = iri(webAddress(article.source.url) ?? home);
  const count = codePointsOf(exported.text ?? '');
  const items = [
    ...wholeArticle(exported, source, note),
    ...annotations.map((one) => highlight(one, { exported, source, categories, count })),
    ...links.flatMap((link) => linking(link, exported)),
  ];
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: collection,
    type: 'AnnotationCollection',
    label: wellFormed(oneLine(article.title)),
    generator: { id: 'synoptic://program', type: 'Software', name: 'Synoptic' },
    total: items.length,
    // A page may not be empty: a collection without notes has none.
    ...(items.length > 0 && {
      first: {
        id: `${collection}/1`,
        type: 'AnnotationPage',
        partOf: collection,
        startIndex: 0,
        items,
      },
      last: `${collection}/1`,
    }),
  };
}

/** What the reader says of the article as a whole: note and tags. */
function wholeArticle({ article }: ExportedArticle, target: string, note: string): object[] {
  const bodies = [
    ...(note.trim() === '' ? [] : [textual('commenting', note, 'text/markdown')]),
    ...article.tags.map((tag) => textual('tagging', tag, 'text/plain')),
  ];
  if (bodies.length === 0) return [];
  const motivation = note.trim() === '' ? 'tagging' : 'commenting';
  return [{ id: articleAddress(article.id, 'note'), type: 'Annotation', motivation, body: bodies, target }];
}

interface Around {
  exported: ExportedArticle;
  source: string;
  categories: readonly Category[];
  count: (offset: number) => number;
}

function highlight(one: Annotation, { exported, source, categories, count }: Around): object {
  const [position, { exact, prefix, suffix }] = one.target.selector;
  const { name } = categories.find(({ id }) => id === one.category) ?? { name: one.category };
  const place = { type: 'TextPositionSelector', start: count(position.start), end: count(position.end) };
  const isPlaced = exported.unplaced?.has(one.id) !== true;
  return {
    id: articleAddress(exported.article.id, { annotation: one.id }),
    type: 'Annotation',
    motivation: one.motivation,
    ...times(one),
    body: [
      ...one.body.map(({ purpose, value, format }) => textual(purpose, value, format)),
      textual('classifying', name, 'text/plain'),
    ],
    target: {
      source,
      selector: [
        {
          type: 'TextQuoteSelector',
          exact: wellFormed(exact),
          // What stands around it may begin or end within a pair.
          prefix: prefix.replace(/\p{Cs}/gu, ''),
          suffix: suffix.replace(/\p{Cs}/gu, ''),
        },
        ...(isPlaced ? [place] : []),
      ],
    },
  };
}

/** A link stands with the article of its first end where both are exported, so that it is there once. */
function linking(link: ShownLink, { article: { id: article }, files }: ExportedArticle): object[] {
  const { id, ends, relation, note } = link;
  const [{ article: first }] = ends;
  if (first !== article && files?.has(first) !== false) return [];
  return [
    {
      id: articleAddress(article, { annotation: id }),
      type: 'Annotation',
      motivation: 'linking',
      ...times(link),
      body: [
        textual('classifying', relationNames[relation].to, 'text/plain'),
        ...(note.trim() === '' ? [] : [textual('commenting', note, 'text/markdown')]),
      ],
      target: ends.map((end) => ({ id: articleAddress(end.article, end) })),
    },
  ];
}

const textual = (purpose: string, value: string, format: string): object => ({
  ...{ type: 'TextualBody', purpose, value: wellFormed(value), format },
});

/** Times are in UTC, and said so by a Z (3.3.1). */
const times = ({ created, modified }: Pick<Annotation, 'created' | 'modified'>): object => ({
  created: new Date(created).toISOString(),
  modified: new Date(modified).toISOString(),
});

/** What a web address may have and an IRI may not (RFC 3987, 2.2). */
const iri = (address: string): string => address.replace(/[<>"{}|\\^`]/g, encodeURIComponent);

/** Halves of pairs are no text in RDF. */
const wellFormed = (words: string): string => words.replace(/\p{Cs}/gu, '\uFFFD');

/** From UTF-16 code units to code points. */
function codePointsOf(text: string): (offset: number) => number {
  if (!/[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text)) return (offset) => offset;
  return (offset) => {
    let pairs = 0;
    for (let at = 0; at < offset && at < text.length; at++) {
      if ((text.codePointAt(at) ?? 0) > 0xffff && at + 1 < offset) {
        pairs++;
        at++;
      }
    }
    return offset - pairs;
  };
}
