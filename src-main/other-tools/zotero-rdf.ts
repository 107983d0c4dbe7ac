import { AppError } from '#contract';
import { dom } from '../article/html/dom';
import { addressIn, bylineIn, pathIn, publishedIn, siteIn, tagsIn, timeIn, titleIn } from './fields';
import { gather, type Gathering } from './gathering';
import type { Brought, BroughtAnnotation } from './record';
import { readZoteroNote } from './zotero-note';

/** An export of some thousand items; beyond it, bytes and elements, it is to be made in parts. */
const most = { length: 16 * 1024 * 1024, elements: 300_000, depth: 40 };

/**
 * Zotero RDF: items in several vocabularies with their authors, subjects and dates; notes as `bib:Memo` that items name in
 * `dcterms:isReferencedBy`; collections as `z:Collection` with `dcterms:hasPart`.
 * @throws AppError `too-complex`, `unreadable`, `unsupported`
 */
export function readZoteroRdf(name: string, text: string): Brought {
  const document = parsed(name, text);
  const gathering = gather('Entry');
  const top = Array.from(document.documentElement.children);
  const about = new Map(top.map((element) => [attribute(element, 'about'), element]));
  const paths = collectionsIn(top, about);
  let row = 0;
  for (const element of top) {
    if (['Collection', 'Attachment', 'Memo'].includes(element.localName)) continue;
    const itemType = textOf(one(element, 'itemType'));
    if (itemType === 'attachment' || itemType === 'note') continue;
    const title = titleIn(textOf(one(element, 'title')));
    // Journals and the like that items are part of stand beside them.
    if (itemType === '' && one(element, 'authors') === undefined && one(element, 'date') === undefined)
      continue;
    row++;
    const { note, annotations } = notesOf(element, about, row, gathering);
    gathering.add({
      ...{ row, title, note, annotations },
      url: addressOf(element),
      byline: bylineIn(
        children(one(element, 'authors')).flatMap(persons).map(nameOf).filter(Boolean).join(', '),
      ),
      siteName: siteOf(element),
      savedAt: timeIn(textOf(one(element, 'dateSubmitted'))),
      publishedTime: publishedIn(textOf(one(element, 'date'))) ?? yearIn(textOf(one(element, 'date'))),
      tags: tagsIn(
        all(element, 'subject').map((subject) => textOf(one(subject, 'AutomaticTag')) || textOf(subject)),
      ),
      collections: paths.get(attribute(element, 'about')) ?? [],
    });
  }
  const files = top.filter(({ localName }) => localName === 'Attachment').length;
  if (files > 0)
    gathering.notTaken(
      `${files === 1 ? 'One attached file' : `${files} attached files`}: they lie in folders beside this file. Import the pages among them by themselves.`,
    );
  const alone = memosAlone(top);
  if (alone > 0)
    gathering.notTaken(
      `${alone === 1 ? 'One note that belongs' : `${alone} notes that belong`} to no entry: notes here are on pages.`,
    );
  return gathering.done('zotero');
}

/** How many notes stand by themselves: no entry refers to them. */
function memosAlone(top: readonly Element[]): number {
  const named = new Set(
    top.flatMap((element) => all(element, 'isReferencedBy').map((link) => attribute(link, 'resource'))),
  );
  return top.filter(
    (element) =>
      element.localName === 'Memo' &&
      !named.has(attribute(element, 'about')) &&
      textOf(one(element, 'value')) !== '',
  ).length;
}

function parsed(name: string, text: string): Document {
  const refuse = (): never => {
    throw new AppError('too-complex', `“${name}” holds too much to be read at once. Export it in parts.`);
  };
  if (text.length > most.length) refuse();
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
    throw new AppError(
      'unsupported',
      `“${name}” declares things of its own, which Zotero does not. It was not read.`,
    );
  let [depth, elements] = [0, 0];
  for (const [, end, closed] of text.matchAll(/<(\/?)[A-Za-z_][^<>]*?(\/?)>/g)) {
    if (end) depth--;
    else {
      if (++elements > most.elements) refuse();
      if (!closed && ++depth > most.depth) refuse();
    }
  }
  const document = dom().parseXml(text);
  if (!document)
    throw new AppError('unreadable', `“${name}” is damaged: it is no well-formed RDF. Export it once more.`);
  return document;
}

const children = (element: Element | undefined): Element[] => (element ? Array.from(element.children) : []);
const all = (element: Element | undefined, name: string): Element[] =>
  children(element).filter(({ localName }) => localName === name);
const one = (element: Element | undefined, name: string): Element | undefined => all(element, name)[0];
const textOf = (element: Element | undefined): string => (element?.textContent ?? '').trim();
const attribute = (element: Element, name: string): string =>
  Array.from(element.attributes).find(({ localName }) => localName === name)?.value ?? '';
const inside = (element: Element, name: string): Element | undefined =>
  element.getElementsByTagNameNS('*', name)[0];

/** Its identifier of the kind URI, or else its own name where that is an address. */
function addressOf(element: Element): string | null {
  for (const identifier of all(element, 'identifier')) {
    const uri = one(identifier, 'URI');
    const address = addressIn(textOf(uri && (one(uri, 'value') ?? uri)));
    if (address !== null) return address;
  }
  return addressIn(attribute(element, 'about'));
}

const persons = (seq: Element): Element[] => all(seq, 'li').flatMap((li) => children(li));
function nameOf(person: Element): string {
  const given = one(person, 'givenName') ?? one(person, 'givenname');
  return [textOf(given), textOf(one(person, 'surname'))].filter(Boolean).join(' ');
}

function siteOf(element: Element): string | null {
  const part = one(element, 'isPartOf');
  const publisher = one(element, 'publisher');
  return siteIn(
    textOf((part && inside(part, 'title')) ?? (publisher && inside(publisher, 'name'))) || undefined,
  );
}

const yearIn = (text: string): string | null => /\b(?:1[5-9]|20)\d{2}\b/.exec(text)?.[0] ?? null;

function notesOf(
  element: Element,
  about: ReadonlyMap<string, Element>,
  row: number,
  { problem }: Pick<Gathering, 'problem'>,
): { note: string; annotations: BroughtAnnotation[] } {
  const notes: string[] = [];
  const annotations: BroughtAnnotation[] = [];
  for (const link of all(element, 'isReferencedBy')) {
    const memo = about.get(attribute(link, 'resource')) ?? one(link, 'Memo');
    const html = textOf(memo && one(memo, 'value'));
    if (html === '') continue;
    try {
      const read = readZoteroNote(html);
      if (read.note !== '') notes.push(read.note);
      annotations.push(...read.annotations);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problem(`Entry ${row}`, 'one of its notes is too complex to be read, so it was left out.');
    }
  }
  return { note: notes.join('\n\n'), annotations };
}

/** The collections that each item was put into, by the item's own name. */
function collectionsIn(
  top: readonly Element[],
  about: ReadonlyMap<string, Element>,
): Map<string, string[][]> {
  const collections = top.filter(({ localName }) => localName === 'Collection');
  const parents = new Map<Element, Element>();
  for (const outer of collections) {
    for (const part of all(outer, 'hasPart')) {
      const inner = about.get(attribute(part, 'resource'));
      if (inner?.localName === 'Collection') parents.set(inner, outer);
    }
  }
  const paths = new Map<string, string[][]>();
  for (const collection of collections) {
    const names: string[] = [];
    const seen = new Set<Element>();
    for (let at: Element | undefined = collection; at && !seen.has(at); at = parents.get(at)) {
      seen.add(at);
      names.unshift(textOf(one(at, 'title')));
    }
    for (const part of all(collection, 'hasPart')) {
      const item = attribute(part, 'resource');
      const path = pathIn(names);
      if (path.length > 0) paths.set(item, [...(paths.get(item) ?? []), path]);
    }
  }
  return paths;
}
