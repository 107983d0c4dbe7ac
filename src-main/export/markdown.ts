import {
  type Annotation,
  type ArticleSummary,
  type Category,
  relationNames,
  type ShownLink,
} from '#contract';
import type { BlockContent, PhrasingContent, RootContent } from 'mdast';
import { noteOf, tagsOf } from '../annotations/bodies';
import { frontMatter } from './front-matter';
import { dateOf, link, oneLine, paragraph, raw, shortened, text, webAddress, written } from './mdast';
import { embedNote } from './note';

/** One article with what the reader made of it, annotations in document order. */
export interface ExportedArticle {
  article: ArticleSummary;
  /** The reader's note on the article as a whole, in Markdown. */
  note?: string;
  annotations: readonly Annotation[];
  /** Links that have an end in the article. */
  links?: readonly ShownLink[];
  /** Those whose passage is not in the newest text. */
  unplaced?: ReadonlySet<Annotation>;
}

/** Characters of a linked quote. */
const longestQuote = 160;

/** One article as a Markdown document: front matter, title, links, quotes with the notes beneath. */
export function articleDocument(exported: ExportedArticle, categories: readonly Category[]): string {
  const { article, annotations } = exported;
  const properties = {
    id: article.id,
    title: oneLine(article.title),
    author: article.byline ? [oneLine(article.byline)] : [],
    site: oneLine(article.siteName ?? ''),
    source: webAddress(article.source.url),
    published: dateOf(article.publishedTime),
    created: dateOf(article.source.importedAt),
    tags: tagsIn(annotations),
    highlights: annotations.length,
  };
  return `${frontMatter(properties)}\n${body(exported, categories, new Set())}`;
}

/** Several articles in one document, one after the other. */
export function collectedDocument(
  exported: readonly ExportedArticle[],
  categories: readonly Category[],
  title: string,
): string {
  const all = exported.flatMap(({ annotations }) => annotations);
  const properties = {
    title: oneLine(title),
    articles: exported.map(({ article }) => article.id),
    tags: tagsIn(all),
    highlights: all.length,
  };
  const blockIds = new Set<string>();
  return `${frontMatter(properties)}\n${exported.map((one) => body(one, categories, blockIds)).join('\n')}`;
}

function body(
  { article, note: ownNote = '', annotations, links: joined = [], unplaced }: ExportedArticle,
  categories: readonly Category[],
  blockIds: Set<string>,
): string {
  const address = `synoptic://article/${article.id}`;
  const original = webAddress(article.source.url);
  const links: PhrasingContent[] = [link('Open in Synoptic', address)];
  if (original) links.push(text(' · '), link('Original', original));
  const children: RootContent[] = [
    { type: 'heading', depth: 1, children: [text(oneLine(article.title))] },
    paragraph(...links),
  ];
  if (ownNote.trim() !== '') {
    children.push({ type: 'heading', depth: 2, children: [text('Note')] }, raw(embedNote(ownNote)));
  }
  if (annotations.length > 0) children.push({ type: 'heading', depth: 2, children: [text('Highlights')] });
  for (const annotation of annotations) {
    const category = categories.find(({ id }) => id === annotation.category)?.name ?? annotation.category;
    const isPlaced = !unplaced?.has(annotation);
    children.push(
      quote(annotation, category, address, isPlaced),
      raw(`^${blockId(annotation.id, blockIds)}`),
    );
    const note = noteOf(annotation);
    if (note !== '') children.push(raw(embedNote(note)));
    children.push(...linksOf(annotation, joined));
  }
  return written(children);
}

function quote(annotation: Annotation, category: string, address: string, isPlaced: boolean): BlockContent {
  const paragraphs = annotation.target.selector[1].exact.split(/\n+/).map(oneLine).filter(Boolean);
  const last: PhrasingContent[] = [text(`— ${oneLine(category)}`)];
  for (const tag of distinctTags(tagsOf(annotation))) last.push(text(' '), raw(`#${tag}`));
  if (isPlaced) last.push(text(' · '), link('Passage', `${address}#${annotation.id}`));
  else last.push(text(' · This passage is not in this version of the text.'));
  return {
    type: 'blockquote',
    children: [...paragraphs.map((words) => paragraph(text(words))), paragraph(...last)],
  };
}

/** A line for each link of a highlight: how it stands to which words of which article, and the note on that. */
function linksOf({ id, target }: Annotation, links: readonly ShownLink[]): RootContent[] {
  return links.flatMap(({ ends, relation, note }) => {
    const at = ends.findIndex((end) => end.annotation === id && end.article === target.source);
    const far = ends[1 - at];
    if (at === -1 || !far) return [];
    const title = oneLine(far.title);
    const address = `synoptic://article/${far.article}#${far.annotation}`;
    const line = paragraph(
      text(
        `→ ${relationNames[relation][at === 0 ? 'to' : 'from']}: “${shortened(oneLine(far.quote), longestQuote)}” (`,
      ),
      far.state === 'there' ? link(title, address) : text(title),
      text(')'),
    );
    return note === '' ? [line] : [line, raw(embedNote(note))];
  });
}

/** `h-` and the first eight characters of the id, more when they are taken; Obsidian allows letters, digits, dashes. */
function blockId(id: string, taken: Set<string>): string {
  const clean = id.replaceAll('_', '-');
  const short = `h-${clean.slice(0, 8)}`;
  const free = taken.has(short) ? `h-${clean}` : short;
  taken.add(free);
  return free;
}

function tagsIn(annotations: readonly Annotation[]): string[] {
  return distinctTags(annotations.flatMap(tagsOf)).sort();
}

/** Tags as Obsidian writes them: letters, digits, `_`, `-`, `/`; anything else is a dash. */
function distinctTags(tags: readonly string[]): string[] {
  const written = tags.map((tag) =>
    tag
      .normalize('NFC')
      .replace(/[^\p{L}\p{M}\p{N}_/-]+/gu, '-')
      .replace(/^[-/]+|[-/]+$/g, ''),
  );
  return [...new Set(written)].filter(Boolean);
}
