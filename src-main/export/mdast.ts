import type { Blockquote, Link, ListItem, Paragraph, PhrasingContent, RootContent, Text } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { type Options, toMarkdown, type Unsafe } from 'mdast-util-to-markdown';

/** A backslash before each of several `=` or `%`: behind the first of a line, the writer holds the others for harmless. */
const everySign = (markdown: string): string =>
  markdown.replace(/(?:\\?=){2,}|(?:\\?%){2,}/g, (run) => run.replace(/\\?(.)/g, '\\$1'));

const inText: Pick<Unsafe, 'inConstruct' | 'notInConstruct'> = {
  inConstruct: 'phrasing',
  notInConstruct: ['destinationRaw', 'destinationLiteral'],
};
/**
 * Besides Markdown's own characters, those that mean something in Obsidian: `#tag`, `^block`, `a | b`, `==mark==`,
 * `%%comment%%`, `$math$`, `~~gone~~`. A tag in a quoted sentence would otherwise end up among the reader's own.
 */
const options: Options = {
  bullet: '-',
  extensions: [gfmTableToMarkdown({ tablePipeAlign: false })],
  emphasis: '_',
  rule: '-',
  // As `&#x3C;`: a backslash would become a part of a bare address that stands before it.
  handlers: {
    text: (node: Text, _, state, info) => everySign(state.safe(node.value, { ...info, encode: ['<'] })),
  },
  unsafe: [
    ...['<', '#', '^', '|', '$', '~'].map((character) => ({ character, ...inText })),
    ...['=', '%'].flatMap((character) => [
      { character, after: character, ...inText },
      { character, before: character, ...inText },
    ]),
  ],
};

/** Nodes as Markdown, in which nothing of their words is taken for markup. */
export const written = (children: RootContent[]): string => toMarkdown({ type: 'root', children }, options);

const anywhere: Options = {
  ...options,
  // What a template writes around words is not known: they may stand between [ and ], in a macro or a property.
  unsafe: [
    ...(options.unsafe ?? []),
    { character: ']', ...inText },
    ...['{', '}', '(', ':'].flatMap((character) => [
      { character, after: `\\${character}`, ...inText },
      { character, before: `\\${character}`, ...inText },
    ]),
  ],
};

/** Words of letters, and what stands between them, that can mean nothing. */
const harmless = /^[\p{L}\p{M}][\p{L}\p{M}\p{N} ,;.?’“”–-]*$/u;

/** What was written last: titles and names come again and again. */
const lately = new Map<string, string>();

/** Words on one line that can stand anywhere in Markdown: at its beginning, in a heading, a table, a link, a quote. */
export function escaped(words: string): string {
  const line = oneLine(words);
  if (harmless.test(line)) return line;
  const known = lately.get(line);
  if (known !== undefined) return known;
  const made = toMarkdown({ type: 'root', children: [paragraph(text(line))] }, anywhere).trimEnd();
  if (lately.size >= 100) lately.clear();
  lately.set(line, made);
  return made;
}

/** The beginning of a long quote. */
export function shortened(words: string, longest: number): string {
  const characters = [...words];
  return characters.length > longest
    ? `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
    : words;
}

/** Words between quotation marks; those that begin with some have their own. */
export const inQuotes = (words: string): string => (/^["“”„«»‚‘']/u.test(words) ? words : `“${words}”`);

/** Markdown that is written as it stands. */
export const raw = (value: string): { type: 'html'; value: string } => ({ type: 'html', value });
export const text = (value: string): PhrasingContent => ({ type: 'text', value });
export const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });
export const link = (label: string, url: string): Link => ({
  type: 'link',
  url,
  children: [{ type: 'text', value: label }],
});

/** A part under its heading; nothing where it has nothing. */
export function part(title: string, children: RootContent[], depth: 2 | 3 = 2): RootContent[] {
  return children.length === 0 ? [] : [heading(depth, title), ...children];
}

/** Words as they were said, and below them whose they are. */
export const quote = (words: string, ...said: PhrasingContent[]): Blockquote => ({
  type: 'blockquote',
  children: [
    ...words
      .split(/\n+/)
      .map(oneLine)
      .filter(Boolean)
      .map((one) => paragraph(text(one))),
    paragraph(...said),
  ],
});

export const heading = (depth: 1 | 2 | 3, words: string): RootContent => ({
  type: 'heading',
  depth,
  children: [text(words)],
});

type Item = ListItem['children'];
/** An item of one line. */
export const line = (...children: PhrasingContent[]): Item => [paragraph(...children)];
export const list = (items: Item[]): RootContent => ({
  type: 'list',
  ordered: false,
  spread: false,
  children: items.map((children) => ({ type: 'listItem', spread: false, children })),
});

/** As precise as a day, the day it was where it was published, whatever the time zone of this machine. */
export function dateOf(time: string | null): string | null {
  if (time === null) return null;
  return /^\d{4}-\d{2}-\d{2}/.exec(time)?.[0] ?? oneLine(time);
}

/** Only addresses of the web become links. */
export function webAddress(url: string | null): string | null {
  const parsed = url !== null && URL.canParse(url) ? new URL(url) : null;
  return parsed && ['http:', 'https:'].includes(parsed.protocol) ? parsed.href : null;
}

/** White space, line breaks and controls as single spaces. */
export function oneLine(words: string): string {
  return words.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim();
}
