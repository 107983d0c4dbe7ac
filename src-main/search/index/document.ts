import type { Id } from '#contract';
import type { Scope } from '../query/query';
import type { Made, Searchable } from '../searchable';
import { wordsIn } from '../words/words-in';

/** Number of each field that words stand in: its bit in masks, and the order of positions. */
export const fields: Readonly<Record<Scope, number>> = {
  ...{ title: 0, author: 1, site: 2, file: 3 },
  ...{ text: 4, quote: 5, note: 6, tag: 7 },
};
export const fieldCount = 8;

/**
 * An article is two documents of the index: what was imported, and what the reader made of it, so that a note costs no
 * reading of the text.
 */
export const parts = { record: 0, made: 1 } as const;
export type Part = 0 | 1;

/** A document taken apart. */
export interface Document {
  id: Id;
  part: Part;
  /** Changes with what is indexed. */
  stamp: string;
  /** Words of the text. */
  length: number;
  /** Where each term stands: position × 8 + field, ascending. Null for a document that is not there any more. */
  terms: ReadonlyMap<string, number[]> | null;
}

/** Between two fields, or two notes, so that no phrase spans them. */
const between = 16;

/** Terms that no text has: whether there are links, and of what categories there are notes. */
export const linkedTerm = '\u0001linked';
export const categoryTerm = (id: string): string => `\u0001category:${id}`;

export function recordDocument(article: Omit<Searchable, 'made'>, stamp: string): Document {
  const builder = createBuilder();
  builder.add('title', article.title);
  builder.add('author', article.byline);
  builder.add('site', article.siteName);
  builder.add('site', article.host);
  builder.add('file', article.fileName);
  const length = builder.add('text', article.text);
  return { id: article.id, part: parts.record, stamp, length, terms: builder.terms };
}

export function madeDocument(id: Id, { note, tags, linked, annotations }: Made, stamp: string): Document {
  const builder = createBuilder();
  for (const { quote } of annotations) builder.add('quote', quote);
  builder.add('note', note);
  for (const annotation of annotations) builder.add('note', annotation.note);
  for (const tag of tags) builder.add('tag', tag);
  for (const annotation of annotations) for (const tag of annotation.tags) builder.add('tag', tag);
  if (linked) builder.mark(linkedTerm);
  for (const category of new Set(annotations.map((one) => one.category)))
    builder.mark(categoryTerm(category));
  return { id, part: parts.made, stamp, length: 0, terms: builder.terms };
}

export function goneDocument(id: Id, part: Part): Document {
  return { id, part, stamp: '', length: 0, terms: null };
}

function createBuilder() {
  const terms = new Map<string, number[]>();
  let next = 0;
  const put = (term: string, place: number): void => {
    const places = terms.get(term);
    if (places) places.push(place);
    else terms.set(term, [place]);
  };
  return {
    terms,
    add: (scope: Scope, text: string): number => {
      if (text === '') return 0;
      const field = fields[scope];
      const words = wordsIn(text);
      for (let i = 0; i < words.count; i++)
        put(words.terms[i] ?? '', (next + (words.positions[i] ?? 0)) * fieldCount + field);
      next += (words.positions[words.count - 1] ?? 0) + between;
      return words.count;
    },
    mark: (term: string): void => put(term, next++ * fieldCount + fields.tag),
  };
}
