import { parse, postprocess, preprocess } from 'micromark';
import { gfm } from 'micromark-extension-gfm';
import { isCostly } from './costly-markdown';

/** Code that programs for vaults run as soon as a note is shown, and beside it `$=` in a line. A note may be anybody's. */
const runFences =
  /^((?:[ \t>]|[*+-] |\d{1,9}[.)] )*(?:`{3,}|~{3,})[ \t]*)(?:dataviewjs|js-engine|datacore(?:jsx?|tsx?))\b/gim;

/**
 * A reader's note as it can stand in a document. It stays the Markdown it is; only what would reach beyond its end
 * is closed (fences, comments), raw HTML is made to be read as text, and a picture from outside is a link to it. What
 * would take too long to look through is written as words without any markup.
 */
export function embedNote(note: string): string {
  const text = note
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex -- the controls themselves are what is taken out
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
    // A byte order mark at the beginning is skipped by the parser, but not counted: every place would be one off.
    .replace(/^(?:[ \t\uFEFF]*\n)*\uFEFF*/, '')
    .replace(runFences, '$1js')
    .replace(/(?<=`)\$=/g, '$ =')
    .trimEnd();
  // Only these can reach over an empty line or load anything; to look takes long.
  if (!/`{3}|~{3}|<|!\[/.test(text)) return closeComments(text);
  const harmless = isCostly(text) ? null : withoutHarm(text);
  return closeComments(harmless === null ? asWords(text) : closeFence(harmless));
}

/**
 * Raw HTML could hide the rest of the document from a Markdown reader, and pictures tell their owners who reads: each `<`
 * that could begin a tag for any reader is escaped, and each `![` that leads outside loses its sign. Only what is code or
 * an address however tables are read is left.
 * @returns null where there is no end to it
 */
function withoutHarm(text: string): string | null {
  let result = text;
  // What is escaped may have hidden the beginning of some code, which then begins elsewhere.
  for (let pass = 0; pass < 4; pass++) {
    const found = riskyPlaces(result);
    if (found.length === 0) return result;
    const ranges = [rangesOf(result), rangesOf(result, true)];
    const open = found.filter(([start]) => !ranges.every((kept) => isIn(kept, start)));
    if (open.length === 0) return result;
    let made = '';
    let from = 0;
    for (const [start, end] of open) {
      made += `${result.slice(from, start)}${result[start] === '<' ? '\\<' : ''}`;
      from = end;
    }
    result = made + result.slice(from);
  }
  return null;
}

/** A name within the reader's own files: no scheme, no server. */
const inside = String.raw`[\p{L}\p{N}_.%][\p{L}\p{N} _./%-]*`;
/** What may begin a tag, and pictures but for those among the reader's own files. */
const risky = new RegExp(
  String.raw`<(?=[A-Za-z/!?])|(?<!!)!+(?=\[)(?!\[\[${inside}(?:[#^|][\p{L}\p{N} _.,%#^|-]*)?\]\]|\[[^\][\n\\]*\]\(${inside}\))`,
  'gu',
);

type Range = [start: number, end: number];

function riskyPlaces(text: string): Range[] {
  return [...text.matchAll(risky)].flatMap(({ 0: signs, index }): Range[] => {
    let from = index;
    while (text[from - 1] === '\\') from--;
    const start = index + ((index - from) % 2);
    return start < index + signs.length ? [[start, index + signs.length]] : [];
  });
}

type Token = ReturnType<typeof tokensOf>[number];

const tokensOf = (markdown: string, isGfm: boolean) =>
  postprocess(
    parse(isGfm ? { extensions: [gfm()] } : {})
      .document()
      .write(preprocess()(markdown, undefined, true)),
  );

/** Where nothing is markup: code between backticks or fences, and addresses of the web and of mail. In their order. */
function rangesOf(markdown: string, isGfm = false): Range[] {
  return tokensOf(markdown, isGfm).flatMap(([kind, { type, start, end }]: Token): Range[] => {
    if (kind !== 'enter') return [];
    if (type === 'codeText' || type === 'codeFenced') return [[start.offset, end.offset]];
    const isAddress = /^<(?:https?:|mailto:|synoptic:|[\w.+-]+@)/i.test(
      markdown.slice(start.offset, start.offset + 80),
    );
    return type === 'autolink' && isAddress ? [[start.offset, end.offset]] : [];
  });
}

function isIn(ranges: readonly Range[], index: number): boolean {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.[1] ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low];
  return range !== undefined && range[0] <= index;
}

const containers = new Set(['blockQuote', 'listOrdered', 'listUnordered']);

/** A fence that its writer left open gets its end, so that what follows is not code. One in a list ends with it. */
function closeFence(text: string): string {
  if (!/`{3}|~{3}/.test(text)) return text;
  let depth = 0;
  let fences: string[] = [];
  let open = '';
  for (const [kind, { type, start, end }] of tokensOf(text, false)) {
    if (containers.has(type)) depth += kind === 'enter' ? 1 : -1;
    if (kind === 'enter' && type === 'codeFenced') fences = [];
    if (kind === 'enter' && type === 'codeFencedFenceSequence')
      fences.push(text.slice(start.offset, end.offset));
    if (kind === 'exit' && type === 'codeFenced')
      open = depth === 0 && fences.length === 1 ? (fences[0] ?? '') : '';
  }
  return open === '' ? text : `${text}\n${open}`;
}

/** In Obsidian `%%` hides everything up to the next one, which may stand in another note. */
function closeComments(text: string): string {
  const parts = text.split('%%');
  if (parts.length % 2 === 1) return text;
  const last = parts.pop() ?? '';
  return `${parts.join('%%')}\\%\\%${last}`;
}

/** The last resort: every sign that could mean something is escaped. */
function asWords(text: string): string {
  return text.replace(/^[ \t]+/gm, '').replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
