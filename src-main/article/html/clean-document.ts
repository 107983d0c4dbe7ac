import { AppError, type Metadata } from '#contract';
import type { CleanInput } from '../cleaned';
import { caps, languageTag, tidy } from '../metadata/tidy';
import { type OriginalLines, originalLines } from '../lines/original-lines';
import { bare } from '../rules/block';
import { store } from '../store-html';
import { titleFromName } from '../title-from-name';
import { blocksOf, type ElementBlock } from './blocks';
import type { CleanedText } from './clean-html';
import { dom } from './dom';
import { rename } from './element-kinds';
import { joinFigures, nameCaptions } from './figures';
import { parseGuarded } from './guard';
import { indexOf, type Taken } from './removed';
import { shape, wrapRuns } from './shape';
import { slim, type Slim } from './slim';

/** What a document says about itself, beside its text; untrusted, tidied here. */
export type DocumentFacts = Partial<Omit<Metadata, 'title' | 'titleFrom' | 'leadPicture'>> & {
  title?: string | null;
  /** Where it is published. */
  url?: string | null;
  /** What relative links and pictures start from; `url` when it is left out. */
  baseUrl?: string | null;
};

/** A document that is an article already, as HTML that nothing has vouched for yet. */
export interface DocumentSource {
  html: string;
  facts?: DocumentFacts;
  /** Why a line is no part of the text, or null; without it nothing is cut. The element has the classes of `html`. */
  judge?: (line: Element) => string | null;
  warnings?: readonly string[];
  /** Most elements that it may have, when that is not what a page may. */
  elements?: number;
}

/**
 * Makes an article of a document that is one already: a chapter of a book, a Word or Markdown file, a PDF. Nothing is
 * judged to be furniture, except by what the format itself knows; the HTML is guarded, shaped, brought under
 * the newline rule and sanitised as that of a page is. The title is the document's own, else its first heading, else
 * what `given` says, else the file's name; all but the last stand above the text as its heading.
 * @throws AppError `too-complex` beyond the limits, `no-article` when there is neither text nor picture.
 */
export function cleanDocument(input: CleanInput, source: DocumentSource): CleanedText {
  const tree = parseGuarded(input.name, source.html, source.elements);
  const around = {
    companions: input.companions,
    baseUrl: source.facts?.baseUrl ?? source.facts?.url,
  };
  const page = slim(tree, around);
  const original = originalLines(input, tree, around);
  const document = dom().parse(page.html);
  try {
    return articleOf(input, source, page, document, original);
  } finally {
    dom().release(document);
    original?.close();
  }
}

function articleOf(
  input: CleanInput,
  { facts = {}, judge, warnings = [] }: DocumentSource,
  page: Slim,
  document: Document,
  original: OriginalLines | null,
): CleanedText {
  const { name, given = {} } = input;
  const { pictures } = original?.page ?? page;
  const root = bodyAsBox(document);
  wrapRuns(root);
  nameCaptions(root);
  const blocks = blocksOf(root);
  const said = tidy(facts.title, caps.title);
  if (judge) for (const block of blocks) block.removed = judge(block.element);
  original?.settle(root, blocks, null);
  const taken: Taken[] = [];
  for (const block of blocks) {
    if (block.removed === null) continue;
    taken.push({ index: indexOf(block.element), reason: block.removed, text: block.text });
    block.element.remove();
  }
  const left = blocks.filter((b) => b.removed === null);
  if (left.length === 0 && page.pictures.usedIn(page.html).length === 0) {
    throw new AppError('no-article', `“${name}” holds no text.`);
  }
  const heading = headingFor(left, said);
  const { title, titleFrom } = titleOf(name, said, heading, given.title ?? null);
  const url = facts.url ?? null;
  joinFigures(root);
  shape(root, facts.baseUrl ?? url, pictures);
  if (titleFrom !== 'file-name') headline(root, title, heading);

  const stored = store(root, original?.taken() ?? taken);
  const excerpt = left.find((b) => b.words > 8 && b !== heading)?.text;
  return {
    title,
    titleFrom,
    byline: tidy(facts.byline, caps.byline) ?? given.byline ?? null,
    siteName: tidy(facts.siteName, caps.siteName) ?? given.siteName ?? null,
    publishedTime: facts.publishedTime ?? given.publishedTime ?? null,
    modifiedTime: facts.modifiedTime ?? null,
    lang: languageTag(facts.lang) ?? languageTag(page.facts.lang) ?? given.lang ?? null,
    dir: facts.dir ?? null,
    excerpt: tidy(facts.excerpt, caps.excerpt) ?? tidy(excerpt, caps.excerpt),
    leadPicture: null,
    url,
    warnings: [...warnings, ...pictures.warnings()],
    assets: pictures.usedIn(stored.html),
    ...stored,
    ...original?.lines(stored.text, facts.baseUrl ?? url),
  };
}

/** Text that stands in the body itself gets a box like all other. */
function bodyAsBox(document: Document): Element {
  const box = document.createElement('div');
  box.append(...Array.from(document.body.childNodes));
  document.body.append(box);
  return box;
}

/** The heading that is the title: the one that says the same, else, when no title is known, the first near the top. */
function headingFor(blocks: ElementBlock[], said: string | null): ElementBlock | null {
  const headings = blocks.filter((b) => b.kind === 'heading');
  if (said !== null) return headings.find((b) => bare(b.text) === bare(said)) ?? null;
  const first = headings[0];
  // A heading far down is that of a section.
  if (!first || blocks.slice(0, blocks.indexOf(first)).reduce((sum, b) => sum + b.words, 0) > 60) return null;
  return first;
}

function titleOf(
  name: string,
  said: string | null,
  heading: ElementBlock | null,
  given: string | null,
): Pick<Metadata, 'title' | 'titleFrom'> {
  const shown = tidy(heading?.text, caps.title);
  if (shown !== null) return { title: shown, titleFrom: 'headline' };
  const other = said ?? tidy(given, caps.title);
  if (other !== null) return { title: other, titleFrom: 'metadata' };
  return { title: tidy(titleFromName(name), caps.title) ?? name, titleFrom: 'file-name' };
}

/** The title stands first, as in every article; the heading that says it moves there and is not repeated. */
function headline(root: Element, title: string, heading: ElementBlock | null): void {
  if (heading?.element.parentElement) {
    root.prepend(heading.element.localName === 'h1' ? heading.element : rename(heading.element, 'h1'));
    return;
  }
  const h1 = root.ownerDocument.createElement('h1');
  h1.textContent = title;
  root.prepend(h1);
}
