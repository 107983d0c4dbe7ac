import { AppError } from '#contract';
import type { Cleaned, CleanInput } from '../cleaned';
import { resolveImageVariables } from '../formats/image-variables';
import { readAuthors } from '../metadata/authors';
import { htmlMetadata } from '../metadata/html-metadata';
import { caps, tidy } from '../metadata/tidy';
import { applyRules } from '../rules';
import { kept } from '../rules/block';
import { type OriginalLines, originalLines } from '../lines/original-lines';
import { store } from '../store-html';
import { titleFromName } from '../title-from-name';
import { blocksOf } from './blocks';
import { dom } from './dom';
import { rename } from './element-kinds';
import { extract } from './extract';
import { missingFolder } from './missing-folder';
import { joinFigures, nameCaptions } from './figures';
import { parseGuarded } from './guard';
import { findLead, restoreLead } from './lead-picture';
import type { PageFacts } from './page-facts';
import type { Pictures } from './pictures';
import { indexOf, leftBehind, type Taken } from './removed';
import { shape, wrapRuns } from './shape';
import { slim, type Slim } from './slim';

/** An article made of a web page, without what is known of the file alone. */
export type CleanedText = Omit<Cleaned, 'mediaType' | 'encoding'>;

/**
 * Makes an article of a web page.
 * @throws AppError `too-complex` beyond the limits, `no-article` when the page has no text of its own.
 */
export function cleanHtml(input: CleanInput, source: string): CleanedText {
  const tree = parseGuarded(input.name, source);
  if (source.includes('--sf-img-')) resolveImageVariables(tree);
  const page = slim(tree, input);
  const original = originalLines(input, tree, input);
  const document = dom().parse(page.html);
  try {
    return articleOf(input, page, document, original);
  } finally {
    dom().release(document);
    original?.close();
  }
}

function articleOf(
  input: CleanInput,
  page: Slim,
  document: Document,
  original: OriginalLines | null,
): CleanedText {
  const { name } = input;
  const { pictures } = original?.page ?? page;
  const missing = missingFolder(input, document);
  const lead = findLead(document, namedPictures(page.facts));
  const said = htmlMetadata(page.facts, { lines: page.lines });
  const title = said.title ?? tidy(titleFromName(name), caps.title) ?? name;
  const found = extract(document, page, title);
  if (!found) {
    throw new AppError(
      'no-article',
      `“${name}” has no text that could be an article. Perhaps the page loads it later: save it once it is shown.`,
    );
  }
  const { root } = found;
  const metadata = { ...said, byline: said.byline ?? readAuthors([found.byline ?? ''], said.siteName) };
  const about = { title, byline: metadata.byline, siteName: metadata.siteName, excerpt: metadata.excerpt };

  restoreLead(root, lead);
  wrapRuns(root);
  nameCaptions(root);
  const taken: Taken[] = leftBehind(page.lines, root, title);
  const blocks = blocksOf(root);
  applyRules(blocks, about, input.leaveOut);
  const headed = metadata.titleFrom !== 'file-name';
  original?.settle(root, blocks, headed ? title : null);
  for (const block of blocks) {
    if (block.removed === null) {
      if (block.kind === 'caption') markCaption(block.element);
      continue;
    }
    taken.push({ index: indexOf(block.element), reason: block.removed, text: block.text });
    block.element.remove();
  }
  joinFigures(root);
  shape(root, metadata.baseUrl, pictures);
  if (headed && !original?.untitled) {
    const heading = document.createElement('h1');
    heading.textContent = title;
    root.prepend(heading);
  }
  const { html, text, plainText, removed } = store(root, original?.taken() ?? taken);
  const excerpt = metadata.excerpt ?? tidy(kept(blocks).find((b) => b.words > 8)?.text, caps.excerpt);
  const { baseUrl, ...rest } = metadata;
  return {
    ...rest,
    leadPicture: ownPicture(metadata.leadPicture, baseUrl, pictures, html),
    title,
    excerpt,
    html,
    text,
    plainText,
    removed,
    warnings: [...missing, ...pictures.warnings()],
    assets: pictures.usedIn(html),
    ...original?.lines(text, baseUrl),
  };
}

/** Addresses of the picture that a page names as its own. */
function namedPictures({ metas }: PageFacts): string[] {
  return ['og:image', 'og:image:url', 'twitter:image', 'twitter:image:src'].flatMap(
    (key) => metas.get(key) ?? [],
  );
}

/** The name under which the article has its lead picture, else the picture's web address. */
function ownPicture(
  address: string | null,
  base: string | null,
  pictures: Pictures,
  html: string,
): string | null {
  const own = address === null ? undefined : pictures.find(address, base)?.address;
  return own !== undefined && html.includes(own) ? own : address;
}

/** A line found to be a caption becomes one in the markup too. */
function markCaption(element: Element): void {
  if (element.closest('figcaption, table')) return;
  const caption = rename(element, 'figcaption');
  if (caption.closest('figure')) return;
  const figure = caption.ownerDocument.createElement('figure');
  caption.replaceWith(figure);
  figure.append(caption);
}
