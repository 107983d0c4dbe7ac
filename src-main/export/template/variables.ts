import {
  type Annotation,
  articleAddress,
  type Category,
  type Id,
  relationNames,
  type ShownLink,
} from '#contract';
import { isRead } from '#contract/read';
import { createHash } from 'node:crypto';
import { noteOf, tagsOf } from '../../annotations/bodies';
import type { ExportedArticle } from '../exported';
import { dateOf, oneLine, shortened, webAddress } from '../mdast';
import { tagName } from '../tag-names';
import { noteOrNull } from './filters';
import { Address, Name, Paragraphs, WholeNote } from './typed';

/** What templates are told besides the article. */
export interface TemplateOptions {
  categories: readonly Category[];
  callouts: boolean;
  wikiLinks: boolean;
  single: boolean;
  /** A line for a bibliography; worked out only where a template asks for it. */
  cite: (exported: ExportedArticle) => string;
}

/** Characters of a linked quote. */
const longestQuote = 160;

/**
 * The variables of a template, as `#contract/templating` lists them. What is not known is null.
 */
export function variablesOf(exported: ExportedArticle, options: TemplateOptions) {
  const { article, annotations, files } = exported;
  const own = webAddress(article.source.url);
  const facts = [article.byline, article.siteName, dateOf(article.publishedTime)];
  return {
    article: {
      id: article.id,
      title: oneLine(article.title),
      authors: article.byline === null ? [] : [oneLine(article.byline)],
      site: orNull(article.siteName),
      facts: facts.flatMap((fact) => orNull(fact) ?? []),
      url: own === null ? null : new Address(own),
      published: orNull(article.publishedTime),
      modified: orNull(article.modifiedTime),
      saved: article.source.importedAt,
      language: orNull(article.lang),
      excerpt: orNull(article.excerpt),
      words: article.words,
      tags: article.tags,
      favourite: article.favourite,
      read: isRead(article),
      collections: exported.collections ?? [],
      note: noteOrNull(exported.note ?? '', WholeNote),
      link: new Address(articleAddress(article.id)),
      file: exported.file === undefined ? null : new Name(exported.file),
      text: exported.text === undefined ? null : new Paragraphs(exported.text),
      get citation(): string {
        return options.cite(exported);
      },
    },
    notes: annotations.map((annotation, n) => noteVariables(annotation, n + 1, exported, options)),
    tags: [...new Set(annotations.flatMap(tagsOf))].sort((a, b) => order(tagName(a), tagName(b))),
    options: { callouts: options.callouts, wiki_links: options.wikiLinks, single: options.single },
  };

  function noteVariables(
    annotation: Annotation,
    number: number,
    { links = [], unplaced, text }: ExportedArticle,
    { categories }: TemplateOptions,
  ) {
    const [position, quote] = annotation.target.selector;
    const category = categories.find(({ id }) => id === annotation.category);
    const placed = !unplaced?.has(annotation.id);
    return {
      id: annotation.id,
      quote: quote.exact,
      note: noteOrNull(noteOf(annotation)),
      category: category?.name ?? annotation.category,
      colour: category?.colour ?? null,
      tags: tagsOf(annotation),
      link: new Address(articleAddress(article.id, { annotation: annotation.id })),
      placed,
      position: text && placed ? Math.floor((100 * position.start) / Math.max(1, text.length)) : null,
      created: annotation.created,
      modified: annotation.modified,
      number,
      block: new Name(blockId(annotation.id)),
      get uuid(): Name {
        return new Name(uuidOf(annotation.id));
      },
      links: links.flatMap((link) => linkVariables(annotation, link)),
    };
  }

  function linkVariables({ id, target }: Annotation, { ends, relation, note }: ShownLink) {
    const at = ends.findIndex((end) => end.annotation === id && end.article === target.source);
    const far = ends[1 - at];
    if (at === -1 || !far) return [];
    const file = files?.get(far.article);
    return [
      {
        relation: relationNames[relation][at === 0 ? 'to' : 'from'],
        quote: shortened(oneLine(far.quote), longestQuote),
        title: oneLine(far.title),
        note: noteOrNull(note),
        link: new Address(articleAddress(far.article, far)),
        there: far.state === 'there',
        file: file === undefined ? null : new Name(file),
        block: new Name(blockId(far.annotation)),
      },
    ];
  }
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const orNull = (words: string | null): string | null =>
  words === null || oneLine(words) === '' ? null : oneLine(words);

/**
 * The same id always gives the same one, whatever else is in the file: links of other files lead to it. Made of the whole id,
 * whose beginning may be that of many; Obsidian allows letters, digits, dashes.
 */
export const blockId = (id: Id): string =>
  `h-${createHash('sha256').update(`synoptic:${id}`).digest('hex').slice(0, 12)}`;

/** The same id always gives the same one, in the form that Logseq knows a block by (RFC 9562, version 8). */
export function uuidOf(id: Id): string {
  const hex = createHash('sha256').update(`synoptic:${id}`).digest('hex');
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) & 3] ?? '8';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
