import { Liquid } from 'liquidjs';
import { dateOf, escaped, oneLine } from '../mdast';
import { tagName, tagNames } from '../tag-names';
import { Address, linesOf, Name, NoteText, Typed, Written } from './typed';
import { yamlOf } from './yaml-of';

/** A value as Markdown: what is no value of ours is words, and a list its members with commas between. */
export function inMarkdown(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Typed) return value.inMarkdown();
  if (Array.isArray(value)) return value.map(inMarkdown).join(', ');
  return escaped(textOf(value));
}

/** A value as YAML. */
export const inYaml = (value: unknown): string => (value instanceof Typed ? value.inYaml() : yamlOf(value));

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value instanceof Typed ? value.text : '';
}

const builtIn = (name: string): ((this: unknown, ...args: unknown[]) => unknown) => {
  const filter = new Liquid().filters[name];
  const handler = typeof filter === 'function' ? filter : filter?.handler;
  return handler as (this: unknown, ...args: unknown[]) => unknown;
};
const strftime = builtIn('date');

/** Lines behind the first moved in; empty ones stay empty. */
const movedIn = (lines: string, spaces: number): string =>
  fromTheEdge(lines).replace(/\n(?=[^\n])/g, `\n${' '.repeat(Math.min(Math.max(spaces, 0), 40))}`);

/**
 * Behind the bullet of a list, space before the first line would say how far in the others have to stand: up to three
 * columns are taken off all lines, and what is code because it stands further in begins with spaces, as tabs reach to the
 * next stop from wherever they are.
 */
function fromTheEdge(lines: string): string {
  const [space = ''] = /^[ \t]*/.exec(lines) ?? [];
  const columns = columnsOf(space);
  if (columns >= 4) return ' '.repeat(columns) + lines.slice(space.length);
  return columns === 0 ? lines : lines.replace(new RegExp(`(^|\\n) {1,${columns}}`, 'g'), '$1');
}

function columnsOf(space: string): number {
  let columns = 0;
  for (const one of space) columns += one === '\t' ? 4 - (columns % 4) : 1;
  return columns;
}

/** The filters of our own, as `#contract/templating` lists them. */
export const filters: Record<string, (this: unknown, value: unknown, ...args: unknown[]) => unknown> = {
  md: (value) => new Written(inMarkdown(value)),
  yaml: (value) => new Written(inYaml(value)),
  quote: (value) => {
    if (value instanceof NoteText || value instanceof Written)
      return new Written(quoted(value.inMarkdown().split('\n')));
    const lines = linesOf(textOf(value)).map((line) => `> ${escaped(line)}`);
    return new Written(lines.join('\n>\n') || '>');
  },
  indent: (value, spaces) => new Written(movedIn(inMarkdown(value), Number(spaces) || 0)),
  tag: (value) =>
    Array.isArray(value)
      ? tagNames(value.map(textOf)).map((name) => new Name(name))
      : new Name(tagName(textOf(value))),
  hashtags: (value) =>
    new Written(
      tagNames((Array.isArray(value) ? value : [value]).map(textOf))
        .map((name) => `#${name}`)
        .join(' '),
    ),
  // In Obsidian and Logseq nothing can be escaped between [[ and ]].
  wiki: (value) => new Name(oneLine(textOf(value).replace(/[[\]|#^<>`%{}\\]+/g, ' '))),
  url: (value) => new Address(textOf(value)),
  code: (value) => new Written(codeSpan(oneLine(textOf(value)))),
  date: function (value, form) {
    const time = textOf(value);
    const day = dateOf(time === '' ? null : time);
    if (form === undefined || day === null || !/^\d{4}-\d{2}-\d{2}/.test(time)) return day;
    // A day is the same everywhere: it has no time zone to be moved by.
    return strftime.call(this, time.length === 10 ? `${time}T12:00:00Z` : time, form);
  },
};

const quoted = (lines: string[]): string => lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');

/** Between more backticks than the words have in a row. */
function codeSpan(words: string): string {
  if (words === '') return '';
  const longest = Math.max(0, ...[...words.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = /^`|`$/.test(words) || /^ .* $/.test(words) ? ' ' : '';
  return `${fence}${space}${words}${space}${fence}`;
}

/** A note with nothing of the reader's in it is none. */
export const noteOrNull = (note: string, Kind = NoteText): NoteText | null =>
  /[^\s\p{Cc}]/u.test(note) ? new Kind(note) : null;
