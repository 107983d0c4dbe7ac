import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** What a page says about itself, gathered from its source before anything is taken out. Texts are untrusted. */
export interface PageFacts {
  /** Contents of meta elements by lower-case `property`, `name`, `itemprop` or `http-equiv`, in document order. */
  metas: Map<string, string[]>;
  /** Sources of JSON-LD scripts. */
  jsonLd: string[];
  title: string;
  lang: string | null;
  dir: string | null;
  /** `<link rel="canonical">`. */
  canonical: string | null;
  /** `<base href>`. */
  base: string | null;
  /** Address in the comment that browsers and savers leave at the top of a saved page. */
  savedFrom: string | null;
  /** `<link rel="image_src">`. */
  picture: string | null;
  headings: string[];
  times: { datetime: string; text: string; published: boolean }[];
  /** Elements marked as naming an author; `elsewhere` are those beside the article. */
  authors: { text: string; mark: 'itemprop' | 'rel' | 'class' | 'address'; elsewhere: boolean }[];
  /** Short texts of elements whose class names a date. */
  dates: string[];
}

export function emptyFacts(): PageFacts {
  return {
    metas: new Map(),
    jsonLd: [],
    title: '',
    lang: null,
    dir: null,
    canonical: null,
    base: null,
    savedFrom: null,
    picture: null,
    headings: [],
    times: [],
    authors: [],
    dates: [],
  };
}

/** Most entries of one kind that are remembered. */
const most = 40;

/** Notes what one element of the source says; called for each in document order. */
export function note(facts: PageFacts, element: Tree.Element, attribute: (name: string) => string): void {
  const marks = `${attribute('class')} ${attribute('id')}`;
  const itemprop = attribute('itemprop');
  switch (element.tagName) {
    case 'html':
      facts.lang ??= attribute('lang') || attribute('xml:lang') || null;
      facts.dir ??= attribute('dir') || null;
      return;
    case 'body':
      facts.lang ??= attribute('lang') || null;
      facts.dir ??= attribute('dir') || null;
      return;
    case 'title':
      facts.title ||= textIn(element, 1000);
      return;
    case 'base':
      facts.base ??= attribute('href') || null;
      return;
    case 'link':
      if (/\bcanonical\b/i.test(attribute('rel'))) facts.canonical ??= attribute('href') || null;
      if (/\bimage_src\b/i.test(attribute('rel'))) facts.picture ??= attribute('href') || null;
      return;
    case 'meta': {
      const key = attribute('property') || attribute('name') || itemprop || attribute('http-equiv');
      const content = attribute('content').trim().slice(0, 2000);
      if (key && content) push(facts.metas, key.trim().toLowerCase(), content);
      return;
    }
    case 'script':
      if (/^application\/ld\+json/i.test(attribute('type').trim()) && facts.jsonLd.length < most) {
        facts.jsonLd.push(textIn(element, 500_000));
      }
      return;
    case 'h1':
      if (facts.headings.length < most) facts.headings.push(textIn(element, 1000));
      break;
    case 'time':
      if (facts.times.length < most) {
        facts.times.push({
          datetime: attribute('datetime'),
          text: textIn(element, 200),
          published:
            /publish|posted|entry-date|created|\bdate\b/i.test(`${marks} ${itemprop}`) ||
            attribute('pubdate') !== '',
        });
      }
      break;
  }
  if (/\bdatePublished\b/i.test(itemprop)) {
    push(facts.metas, 'datepublished', attribute('datetime') || attribute('content') || textIn(element, 200));
  }
  if (facts.authors.length < most) {
    const mark = /\bauthor\b/i.test(itemprop)
      ? 'itemprop'
      : /\bauthor\b/i.test(attribute('rel'))
        ? 'rel'
        : authorClass.test(marks)
          ? 'class'
          : element.tagName === 'a' && authorAddress.test(attribute('href'))
            ? 'address'
            : null;
    const text = mark && !lies(element, inComments) && textIn(element, 300);
    if (mark && text) facts.authors.push({ text, mark, elsewhere: lies(element, elsewhere) });
  }
  if (facts.dates.length < most && dateClass.test(marks)) {
    const text = textIn(element, 120);
    if (/\d/.test(text)) facts.dates.push(text);
  }
}

/** Where sites keep the pages of their authors. */
const authorAddress =
  /\/(?:authors?|autor(?:en|es)?|auteurs?|autore|people|persons?|profiles?|contributors?|writers?|staff|journalists?|by|byline|reporters?|redaktion|columnists?)\/[^/?#]+\/?(?:[?#].*)?$/i;
const inComments = /(?:^|[\s_-])(?:comments?|commentlist|respond|repl(?:y|ies)|disqus)(?=$|[\s_-])/i;
const elsewhere =
  /(?:^|[\s_-])(?:related|recommend\w*|recirc\w*|sidebar|footer|teasers?|widgets?|popular|latest|trending|more-(?:from|posts|stories)|nav|aside)(?=$|[\s_-])/i;

/** Whether an element lies in a box that is called so. */
function lies(element: Tree.Element, names: RegExp): boolean {
  let parent: Tree.ParentNode | null = element.parentNode;
  for (let i = 0; i < 12 && parent && tree.isElementNode(parent); i++, parent = parent.parentNode) {
    if (parent.tagName === 'body') return false;
    const own = parent.attrs.filter((a) => a.name === 'class' || a.name === 'id').map((a) => a.value);
    if (names.test(`${parent.tagName} ${own.join(' ')}`)) return true;
  }
  return false;
}

const authorClass =
  /(?:^|[\s_-])(?:byline|author-?name|authors?|writtenby|p-author|post-author|entry-author)(?:$|[\s_-])/i;
const dateClass =
  /(?:^|[\s_-])(?:date|datetime|dateline|timestamp|published|pub-?date|posted-on|publish-?date|post-?date|entry-date|meta-date)(?:$|[\s_-])/i;

const savedFrom = /^\s*saved from url=\(\d+\)(\S+)|\burl:\s*(https?:\/\/\S+)/;

/** Browsers write `saved from url=(0023)https://…`, SingleFile writes `url: https://…`. */
export function noteComment(facts: PageFacts, comment: string): void {
  if (facts.savedFrom !== null) return;
  const found = savedFrom.exec(comment.slice(0, 2000));
  if (found && (found[1] !== undefined || comment.includes('SingleFile')))
    facts.savedFrom = found[1] ?? found[2] ?? null;
}

/** White-space-collapsed text inside an element, without scripts and styles, up to `limit` characters. */
export function textIn(element: Tree.ParentNode, limit: number): string {
  let text = '';
  const walk = (parent: Tree.ParentNode): void => {
    for (const child of parent.childNodes) {
      if (text.length > limit) return;
      if (tree.isTextNode(child)) text += child.value;
      else if (tree.isElementNode(child)) {
        if (
          child.tagName === 'style' ||
          child.tagName === 'noscript' ||
          (child.tagName === 'script' && element !== child)
        )
          continue;
        if (/^(?:br|p|div|li|h\d)$/.test(child.tagName)) text += ' ';
        walk(child);
      }
    }
  };
  walk(element);
  return text.slice(0, limit).replace(/\s+/g, ' ').trim();
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key);
  if (!values) map.set(key, [value]);
  else if (values.length < most) values.push(value);
}
