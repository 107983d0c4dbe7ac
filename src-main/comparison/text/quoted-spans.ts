import type { Passage } from '#contract';

/** A stretch between quotation marks, the marks left out. */
export interface QuotedSpan extends Passage {
  /** It goes on in the next span: the paragraph ended before the quotation did. */
  continued: boolean;
}

/** What closes a mark that only ever opens. */
const closers: Readonly<Record<string, readonly string[]>> = {
  '„': ['“', '”', '"', '‟'],
  '‚': ['‘', '’', "'"],
  '「': ['」'],
  '『': ['』'],
  '〝': ['〞', '〟'],
  '‹': ['›'],
};
const doubles = ['”', '"', '“', "''"];
/** Elisions that begin with an apostrophe. */
const elisions = /^['’‘](?:t(?:is|was|were|il|ill)|em|n|cause|bout|round|\d0s|\d\d)(?!\p{L})/iu;
/** How far the end of a quotation in single marks is looked for. */
const singleReach = 400;
/** Marks open at once in one paragraph; more are no nesting that a person wrote. */
const deepest = 4;

interface Open {
  sign: string;
  closers: readonly string[];
  at: number;
}

/**
 * What stands between quotation marks of any kind, in order; of nested ones the outer. Marks are paired within a
 * paragraph; one that is never closed counts only where the next paragraph opens again, as in long quotations. Linear
 * in the length of the text.
 */
export function quotedSpans(text: string): QuotedSpan[] {
  const spans: QuotedSpan[] = [];
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end > start) spans.push(...inParagraph(text, start, end));
    start = end + 1;
  }
  return spans;
}

function inParagraph(text: string, from: number, to: number): QuotedSpan[] {
  const found: QuotedSpan[] = [];
  const open: Open[] = [];
  marks.lastIndex = from;
  for (let match = marks.exec(text); match && match.index < to; match = marks.exec(text)) {
    const [sign, at] = [match[0], match.index];
    const behind = at + sign.length;
    const [before, after] = [
      at > from ? (text[at - 1] ?? ' ') : ' ',
      behind < to ? (text[behind] ?? ' ') : ' ',
    ];
    const closed = closing(open, sign, text, at, from, to, before, after);
    if (closed >= 0) {
      const mark = open[closed];
      open.length = closed;
      if (mark && closed === 0) add(found, text, mark.at + mark.sign.length, at, false);
      else if (mark) {
        // Inside of one that may never be closed.
        pending(found, text, mark.at + mark.sign.length, at);
      }
    } else {
      const made = opening(sign, text, at, to, before, after, open);
      if (made && open.length < deepest) open.push(made);
    }
  }
  const [outer] = open;
  if (outer && isContinued(text, outer, to)) {
    const start = outer.at + outer.sign.length;
    found.splice(0, found.length, ...found.filter((span) => span.end <= start));
    add(found, text, start, to, true);
  }
  return outermost(found);
}

const marks = /``|''|["“”„‟«»‹›‘’‚'「」『』〝〞〟]/gu;

function add(found: QuotedSpan[], text: string, start: number, end: number, continued: boolean): void {
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  if (end > start) found.push({ start, end, continued });
}

const pending = (found: QuotedSpan[], text: string, start: number, end: number): void => {
  add(found, text, start, end, false);
};

/** Spans that no other span holds; they come in order of their ends. */
function outermost(found: readonly QuotedSpan[]): QuotedSpan[] {
  const kept: QuotedSpan[] = [];
  for (const span of found) {
    while ((kept.at(-1)?.start ?? -1) >= span.start) kept.pop();
    kept.push(span);
  }
  return kept;
}

const isSpace = (sign: string): boolean => /\s/.test(sign);
const isLetter = (sign: string): boolean => /[\p{L}\p{N}]/u.test(sign);
const opensBefore = (sign: string): boolean => isSpace(sign) || /[([{—–\-/“"‘«„¿¡:]/.test(sign);
const isSingle = (sign: string): boolean => sign === "'" || sign === '’' || sign === '‘';
const isDouble = (sign: string): boolean => /^(?:["“”‟]|'')$/.test(sign);

function opening(
  sign: string,
  text: string,
  at: number,
  to: number,
  before: string,
  after: string,
  open: readonly Open[],
): Open | null {
  const known = closers[sign];
  if (known !== undefined) return { sign, closers: known, at };
  if (sign === '``') return { sign, closers: doubles, at };
  if (sign === '«') return { sign, closers: ['»'], at };
  if (sign === '»') {
    // German and Danish point them inwards.
    return opensBefore(before) && isLetter(after) ? { sign, closers: ['«'], at } : null;
  }
  if (isDouble(sign)) {
    if (isSpace(after) || (!opensBefore(before) && sign !== '“')) return null;
    return sign === '”' && !opensBefore(before)
      ? null
      : { sign, closers: sign === '"' ? ['"', '”'] : doubles, at };
  }
  if (isSingle(sign)) {
    if (!opensBefore(before) || isSpace(after)) return null;
    if (elisions.test(text.slice(at, at + 8))) return null;
    if (open.some((mark) => isSingle(mark.sign))) return null;
    const reach = text.slice(at + 1, Math.min(to, at + singleReach));
    return /[\p{L}\p{N}.,!?…]['’](?![\p{L}\p{N}])/u.test(reach) ? { sign, closers: ['’', "'"], at } : null;
  }
  return null;
}

/** Which open mark a sign closes, or -1. */
function closing(
  open: readonly Open[],
  sign: string,
  text: string,
  at: number,
  from: number,
  to: number,
  before: string,
  after: string,
): number {
  for (let k = open.length - 1; k >= 0; k--) {
    const mark = open[k];
    if (!mark?.closers.includes(sign)) continue;
    if (isSingle(sign)) {
      if (isSpace(before) || isLetter(after)) return -1;
      return endsSingle(text, at, to, before) ? k : -1;
    }
    // Looks as if it opened another one.
    const opens = opensBefore(before) && isLetter(after);
    if (opens && mark.sign !== '„' && (sign !== '"' || at - mark.at < 2) && at > from) return -1;
    return k;
  }
  return -1;
}

/** Whether a single mark closes, or is the apostrophe of “the workers’ demands”. */
function endsSingle(text: string, at: number, to: number, before: string): boolean {
  if (!/[sS]/.test(before)) return true;
  if (!/^\s\p{Ll}/u.test(text.slice(at + 1, at + 3))) return true;
  const reach = text.slice(at + 1, Math.min(to, at + singleReach));
  const next = /[.,!?…]['’](?!\p{L})/u.exec(reach);
  const opens = /\s['‘](?=\p{L})/u.exec(reach);
  return !next || (opens !== null && opens.index < next.index);
}

/** Whether the next paragraph opens with a mark of the same kind. */
function isContinued(text: string, { sign, at }: Open, to: number): boolean {
  if (isSingle(sign) || to - at > longestParagraph) return false;
  const next = /\S/.exec(text.slice(to, to + 20));
  if (!next) return false;
  const first = text[to + next.index] ?? '';
  return (
    first === sign || (isDouble(sign) && (first === '“' || first === '"')) || (sign === '«' && first === '»')
  );
}

const longestParagraph = 5_000;
