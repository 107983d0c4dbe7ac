import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { allowedTags } from '#contract/html-allow-list';
import { linkAddress } from './link-address';

/** What HTML says, as far as Word knows it: paragraphs, tables and lines. */
export type Block = TextBlock | TableBlock | { kind: 'line' };

export interface TextBlock {
  kind: 'text';
  /** Levels of headings count from 1. */
  role: 'plain' | 'code' | 'caption' | { heading: number };
  inlines: Inline[];
  /** How many quotes it stands in. */
  quotes: number;
  /** The list that it is an item of; a later paragraph of one item has no sign of its own. */
  item: { list: List; level: number; isFirst: boolean } | null;
  dir: Direction;
}

export interface TableBlock {
  kind: 'table';
  rows: Cell[][];
  dir: Direction;
}
export interface Cell {
  blocks: Block[];
  columns: number;
  rows: number;
  isHead: boolean;
}

export type Direction = 'ltr' | 'rtl' | null;
/** Each list counts for itself. */
export interface List {
  isOrdered: boolean;
  start: number;
}

export type Inline = Words | { kind: 'break' } | { kind: 'picture'; name: string; alt: string };
/** Words with where they begin in the text of the HTML, in UTF-16 code units. White space is as it was. */
export interface Words {
  kind: 'words';
  words: string;
  at: number;
  style: ReadonlySet<Style>;
  href: string | null;
  isCode: boolean;
}
export type Style = 'bold' | 'italic' | 'underline' | 'strike' | 'sub' | 'super' | 'code';

const styles: Record<string, Style> = {
  ...{ b: 'bold', strong: 'bold', th: 'bold', dt: 'bold', i: 'italic', em: 'italic', cite: 'italic' },
  ...{ u: 'underline', s: 'strike', sub: 'sub', sup: 'super' },
  ...{ code: 'code', kbd: 'code', samp: 'code' },
};
const divisions = new Set([
  ...['p', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'pre', 'figure', 'figcaption', 'caption'],
  ...['div', 'section', 'article', 'header', 'footer', 'aside', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
]);
const known = new Set(allowedTags);

/** Most columns of a table in Word. */
const mostColumns = 63;

type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** Where in the HTML it is. */
interface Place {
  role: TextBlock['role'];
  quotes: number;
  list: { list: List; level: number } | null;
  item: { list: List; level: number; isFirst: boolean } | null;
  dir: Direction;
  style: ReadonlySet<Style>;
  href: string | null;
}

/** The blocks of sanitised HTML. What is no element of an article is left out. */
export function blocksOf(html: string): Block[] {
  /** How much of the text has gone by. */
  let at = 0;
  const start: Place = {
    ...{ role: 'plain', quotes: 0, list: null, item: null, dir: null, href: null },
    style: new Set(),
  };

  const read = (root: Parent, from: Place): Block[] => {
    const blocks: Block[] = [];
    let open: TextBlock | null = null;
    const inline = (one: Inline, place: Place): void => {
      if (!open) {
        const { role, quotes, item, dir } = place;
        open = { kind: 'text', role, quotes, dir, item: item && { ...item }, inlines: [] };
        if (item) item.isFirst = false;
        blocks.push(open);
      }
      open.inlines.push(one);
    };
    const visit = (parent: Parent, place: Place): void => {
      for (const child of parent.childNodes) {
        if ('value' in child) {
          const words = child.value;
          const isCode = place.role === 'code';
          if (open || words.trim() !== '') {
            const { style, href } = place;
            inline({ kind: 'words', words, at, style, href, isCode }, place);
          }
          at += words.length;
        } else if ('tagName' in child && known.has(child.tagName)) element(child, place);
      }
    };
    const element = (child: Element, place: Place): void => {
      const { tagName } = child;
      if (tagName === 'br') return inline({ kind: 'break' }, place);
      if (tagName === 'img') {
        const [name, alt] = [attribute(child, 'src') ?? '', attribute(child, 'alt') ?? ''];
        return inline({ kind: 'picture', name: name.replace(/^asset:/, ''), alt }, place);
      }
      const inside = within(child, place);
      if (tagName === 'table') {
        open = null;
        blocks.push(...table(child, inside));
      } else if (tagName === 'hr') {
        open = null;
        blocks.push({ kind: 'line' });
      } else if (divisions.has(tagName)) {
        open = null;
        visit(child, inside);
        open = null;
      } else visit(child, inside);
    };
    visit(root, from);
    return blocks;
  };

  const table = (element: Element, place: Place): Block[] => {
    const rows: Cell[][] = [];
    const captions: Block[] = [];
    const visit = (parent: Parent, isHead: boolean): void => {
      for (const child of parent.childNodes) {
        if ('value' in child) at += child.value.length;
        if (!('tagName' in child)) continue;
        const { tagName } = child;
        if (tagName === 'caption') captions.push(...read(child, { ...place, role: 'caption' }));
        else if (tagName === 'tr') {
          rows.push([]);
          visit(child, isHead);
        } else if (tagName === 'td' || tagName === 'th') {
          rows.at(-1)?.push({
            blocks: read(child, { ...within(child, place), item: null, list: null }),
            columns: span(child, 'colspan'),
            rows: span(child, 'rowspan'),
            isHead: isHead || tagName === 'th',
          });
        } else visit(child, isHead || tagName === 'thead');
      }
    };
    visit(element, false);
    const full = rows.filter((row) => row.length > 0);
    return [
      ...captions,
      ...(full.length === 0 ? [] : [{ kind: 'table' as const, rows: full, dir: place.dir }]),
    ];
  };
  return read(parseFragment(html), start);
}

function within(element: Element, place: Place): Place {
  const { tagName } = element;
  const style = styles[tagName];
  const dir = attribute(element, 'dir');
  const inside: Place = {
    ...place,
    ...(style && { style: new Set([...place.style, style]) }),
    ...((dir === 'rtl' || dir === 'ltr') && { dir }),
  };
  const heading = /^h([1-6])$/.exec(tagName)?.[1];
  if (heading !== undefined) inside.role = { heading: Number(heading) };
  else if (tagName === 'pre') inside.role = 'code';
  else if (tagName === 'figcaption') inside.role = 'caption';
  else if (tagName === 'blockquote') inside.quotes++;
  else if (tagName === 'a') inside.href = linkAddress(attribute(element, 'href'));
  else if (tagName === 'ul' || tagName === 'ol') {
    const start = Number(attribute(element, 'start') ?? 1);
    const list = { isOrdered: tagName === 'ol', start: Number.isSafeInteger(start) ? start : 1 };
    inside.list = { list, level: place.list ? Math.min(place.list.level + 1, 8) : 0 };
    inside.item = null;
  } else if (tagName === 'li') {
    const bare = { list: { isOrdered: false, start: 1 }, level: 0 };
    inside.item = { ...(place.list ?? bare), isFirst: true };
  }
  return inside;
}

const attribute = (element: Element, name: string): string | null =>
  element.attrs.find((one) => one.name === name)?.value ?? null;

function span(element: Element, name: 'colspan' | 'rowspan'): number {
  const said = Number(attribute(element, name) ?? 1);
  return Number.isSafeInteger(said) ? Math.min(Math.max(said, 1), mostColumns) : 1;
}
