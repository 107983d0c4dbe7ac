import type { Passage } from '#contract';
import { fold } from './fold';

/** A word or a number of a text. */
export interface Token extends Passage {
  /** Folded, without a possessive ending. */
  word: string;
  kind: 'word' | 'number';
  /** Begins with a capital letter. */
  capital: boolean;
  /** Written in capitals only, two letters at least: “NATO”, “U.S.” */
  initials: boolean;
}

const pieces = /\p{Lu}\.(?: ?\p{Lu}\.)+|\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}]+(?:['’‘ʼ][\p{L}\p{M}]+)*/gu;

/** Scripts that put no spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The words and numbers of `text` between `start` and `end`, in order; offsets count in `text`. */
export function tokensOf(text: string, { start, end }: Passage, lang: string | null): Token[] {
  const found: Token[] = [];
  for (const match of text.slice(start, end).matchAll(pieces)) {
    const piece = match[0];
    const at = start + match.index;
    if (/^\p{N}/u.test(piece)) found.push(token(piece, at, piece, 'number'));
    else if (piece.includes('.')) found.push(token(piece, at, piece.replace(/[. ]/g, ''), 'word'));
    else if (unspaced.test(piece)) found.push(...segmented(piece, at, lang));
    else found.push(...parted(piece, at));
  }
  return found;
}

function token(written: string, start: number, word: string, kind: Token['kind']): Token {
  const first = word.charAt(0);
  const capital = first !== first.toLowerCase();
  return {
    ...{ start, end: start + written.length, word: fold(word), kind, capital },
    initials: capital && word.length > 1 && word === word.toUpperCase(),
  };
}

/** An elided article is a word of its own (“l’Union”), a possessive ending and an English contraction is none. */
function parted(piece: string, start: number): Token[] {
  const apostrophe = piece.search(/['’‘ʼ]/);
  if (apostrophe < 0) return [token(piece, start, piece, 'word')];
  const [before, after] = [piece.slice(0, apostrophe), piece.slice(apostrophe + 1)];
  if (/^s$/i.test(after)) return [token(before, start, before, 'word')];
  if (before.length <= 2 && after.length > 2)
    return [token(before, start, before, 'word'), ...parted(after, start + apostrophe + 1)];
  return [token(piece, start, piece, 'word')];
}

const segmenters = new Map<string, Intl.Segmenter>();

/** How much of a piece the Segmenter gets at once: each segment holds a copy of all of that. */
const wide = 500;

function segmented(piece: string, start: number, lang: string | null): Token[] {
  const key = lang ?? 'und';
  let segmenter = segmenters.get(key);
  if (!segmenter) {
    const [locale] = supported(key);
    segmenters.set(key, (segmenter = new Intl.Segmenter(locale, { granularity: 'word' })));
  }
  const found: Token[] = [];
  for (let from = 0; from < piece.length; from += wide)
    for (const { segment, index, isWordLike } of segmenter.segment(piece.slice(from, from + wide)))
      if (isWordLike) found.push(token(segment, start + from + index, segment, 'word'));
  return found;
}

function supported(lang: string): string[] {
  try {
    return Intl.Segmenter.supportedLocalesOf(lang);
  } catch {
    return [];
  }
}
