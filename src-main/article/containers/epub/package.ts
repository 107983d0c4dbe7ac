import { AppError } from '#contract';
import type { Given } from '../../cleaned';
import { readDate } from '../../metadata/dates';
import { caps, languageTag, tidy } from '../../metadata/tidy';
import type { Zip } from '../zip';
import { resolveTarget } from './paths';
import { named, parseXml, textOfElement } from './xml';

/** What a book says about itself and the order of its files: https://www.w3.org/TR/epub-33/#sec-package-doc */
export interface Package {
  title: string | null;
  /** Author, publisher as the site, date and language. */
  given: Given;
  /** Paths of the files of text in reading order, without cover, contents and what is not part of the main text. */
  spine: string[];
  /** Path of the table of contents: a page with a `nav` element (EPUB 3) or an NCX file (EPUB 2). */
  contents: { path: string; kind: 'nav' | 'ncx' } | null;
}

interface Item {
  id: string;
  path: string;
  mediaType: string;
  properties: string[];
}

/**
 * Reads a book's package document.
 * @throws AppError `unreadable` when it is missing or damaged, `no-article` when it names no text
 */
export async function readPackage(name: string, zip: Zip): Promise<Package> {
  const path = await packagePath(name, zip);
  const document = zip.has(path) ? parseXml(name, path, await zip.read(path)) : null;
  if (!document) throw damagedBook(name);

  const items = new Map<string, Item>();
  for (const element of named(document, 'item')) {
    const target = resolveTarget(path, element.getAttribute('href') ?? '');
    const id = element.getAttribute('id');
    if (!target || !id || items.has(id)) continue;
    items.set(id, {
      id,
      path: target.path,
      mediaType: element.getAttribute('media-type') ?? '',
      properties: (element.getAttribute('properties') ?? '').split(/\s+/),
    });
  }
  const [spineElement] = named(document, 'spine');
  const nav = [...items.values()].find(({ properties }) => properties.includes('nav'));
  const ncx =
    items.get(spineElement?.getAttribute('toc') ?? '') ??
    [...items.values()].find(({ mediaType }) => mediaType === 'application/x-dtbncx+xml');
  const left = leftOut(path, document);
  const spine = (spineElement ? named(spineElement, 'itemref') : []).flatMap((reference) => {
    const item = items.get(reference.getAttribute('idref') ?? '');
    const isText =
      item && /^(?:application\/xhtml\+xml|text\/html|text\/x-oeb1-document)$/.test(item.mediaType);
    if (!isText || reference.getAttribute('linear') === 'no') return [];
    return item === nav || left.has(item.path) || /^cover(?:page)?$/i.test(item.id) ? [] : [item.path];
  });
  const there = [...new Set(spine)].filter((one) => zip.has(one));
  if (there.length === 0) throw new AppError('no-article', `“${name}” is a book without text.`);
  const contents = [
    nav && { path: nav.path, kind: 'nav' as const },
    ncx && { path: ncx.path, kind: 'ncx' as const },
  ];
  return {
    ...metadataOf(document),
    spine: there,
    contents: contents.find((one) => one !== undefined && zip.has(one.path)) ?? null,
  };
}

async function packagePath(name: string, zip: Zip): Promise<string> {
  const path = 'META-INF/container.xml';
  const document = parseXml(name, path, await zip.read(path));
  const file = document && named(document, 'rootfile').find((one) => one.hasAttribute('full-path'));
  if (!file) throw damagedBook(name);
  return resolveTarget('', file.getAttribute('full-path') ?? '')?.path ?? '';
}

/** Pages that the guide of EPUB 2 says are cover or contents: https://idpf.org/epub/20/spec/OPF_2.0.1_draft.htm#Section2.6 */
function leftOut(path: string, document: Document): Set<string> {
  const references = named(document, 'reference').filter((one) =>
    /^(?:cover|toc|title-?page-?image)$/i.test(one.getAttribute('type') ?? ''),
  );
  return new Set(
    references.flatMap((one) => resolveTarget(path, one.getAttribute('href') ?? '')?.path ?? []),
  );
}

function metadataOf(document: Document): Pick<Package, 'title' | 'given'> {
  const [metadata] = named(document, 'metadata');
  const said = (element: string): string[] =>
    metadata ? named(metadata, element).map(textOfElement).filter(Boolean) : [];
  const title = tidy(said('title')[0], caps.title);
  const byline = tidy(authorsOf(metadata).join(', '), caps.byline);
  const siteName = tidy(said('publisher')[0], caps.siteName);
  const date = readDate(dateOf(metadata));
  const lang = languageTag(said('language')[0]);
  return {
    title,
    given: {
      ...(byline === null ? {} : { byline }),
      ...(siteName === null ? {} : { siteName }),
      ...(date === null ? {} : { publishedTime: date }),
      ...(lang === null ? {} : { lang }),
    },
  };
}

/** Creators whose role is author, or who have none; if there are none of these, all. */
function authorsOf(metadata: Element | undefined): string[] {
  if (!metadata) return [];
  const refined = new Map(
    named(metadata, 'meta')
      .filter((one) => one.getAttribute('property') === 'role')
      .map((one) => [one.getAttribute('refines')?.replace(/^#/, '') ?? '', textOfElement(one)]),
  );
  const creators = named(metadata, 'creator').map((one) => ({
    name: textOfElement(one),
    role: one.getAttributeNS('http://www.idpf.org/2007/opf', 'role') ?? refined.get(one.id) ?? 'aut',
  }));
  const authors = creators.filter(({ role }) => role === 'aut');
  return (authors.length ? authors : creators).map(({ name }) => name).filter(Boolean);
}

/** EPUB 2 may give several dates and say which of them is that of publication. */
function dateOf(metadata: Element | undefined): string | undefined {
  const dates = metadata ? named(metadata, 'date') : [];
  const event = (one: Element): string => one.getAttributeNS('http://www.idpf.org/2007/opf', 'event') ?? '';
  const best = dates.find((one) => /publication/i.test(event(one))) ?? dates.find((one) => event(one) === '');
  const text = textOfElement(best ?? dates[0]);
  // A year alone is no date of ours.
  return /^\d{4}(?:-\d{2})?$/.test(text) ? undefined : text;
}

export function damagedBook(name: string): AppError {
  return new AppError('unreadable', `“${name}” is damaged or no book: its list of contents cannot be read.`);
}
