import type { Passage, Target } from '#contract';
import { candidates } from './candidates';
import { judge, type Judged, type Snippet } from './judge';
import type { Placed } from './place';
import { indexOf, type TextIndex } from './text-index';
import { wordsOf } from './words';

type Selector = Target['selector'];

/** A place that a passage might have. */
export interface Guess {
  passage: Passage;
  /** How much speaks for it, 0 to 1. */
  score: number;
}

/** Finds passages in one text by what is stored of them. */
export interface Anchorer {
  /** @param shift by how much what stands around is known to have moved, in UTF-16 code units */
  anchor: (selector: Selector, shift?: number) => Placed | null;
  /** Many passages of one text; those that are found tell by how much their neighbours have moved. */
  anchorAll: (selectors: readonly Selector[]) => (Placed | null)[];
  /** The places that a passage most likely has, likely or not; none where nothing resembles it. */
  guesses: (selector: Selector, most?: number) => Guess[];
}

/** Places in which a passage is looked for. */
const mostPlaces = 6;
/** Share of a quote's letters that must be there. */
const enough = 0.45;
/** Bits by which one place must have more for it than the next. */
const margin = 2;
/** How much of the context must be there, for quotes that say less than so many bits. */
const contexts = [
  { below: 30, share: 0.45 },
  { below: 60, share: 0.4 },
  { below: Infinity, share: 0.35 },
] as const;
/** Bits beyond those that any place in the text costs from which on a quote needs no context. */
const alone = 45;

/**
 * Looks for passages without the text that they were made on. Nothing is decided by the quote alone when it is short:
 * each place where some of the words stand is compared word by word with quote and context, and counts what the words
 * that agree say about the place, in bits.
 */
export function createAnchorer(text: string): Anchorer {
  let index: TextIndex | undefined;
  const indexed = (): TextIndex => (index ??= indexOf(text));

  const judged = (selector: Selector, shift = 0): (Judged & { rank: number })[] => {
    const [{ start }, { exact, prefix, suffix }] = selector;
    const known = indexed();
    const words = wordsOf(prefix + exact + suffix, known.vocabulary);
    const snippet: Snippet = { words, start: prefix.length, end: prefix.length + exact.length };
    const perWord = Math.max(1, text.length / Math.max(1, known.words.count));
    const found: (Judged & { rank: number })[] = [];
    for (const span of candidates(known, words, mostPlaces)) {
      const one = judge(known, snippet, span);
      if (!one || found.some((other) => other.start === one.start && other.end === one.end)) continue;
      const far = Math.abs(one.start - start - shift) / perWord;
      found.push({ ...one, rank: one.quoteBits + one.contextBits - Math.log2(1 + far / 20) });
    }
    return found.sort((a, b) => b.rank - a.rank);
  };

  const anchorOne = (selector: Selector, shift?: number): Placed | null => {
    if (selector[1].exact === '') return null;
    const there = findUnchanged(text, selector);
    if (there || selector[1].exact.trim() === '') return there;
    const [best, ...others] = judged(selector, shift).filter(({ score }) => score >= enough);
    if (!best) return null;
    const next = others.find((other) => other.end <= best.start || other.start >= best.end);
    const certainty = speaks(best, indexed().words.count) && !(next && best.rank - next.rank < margin);
    const { start, end, score, whole } = best;
    return {
      ...{ start, end, score, same: whole },
      certainty: certainty ? 'sure' : 'likely',
      via: whole ? 'quote' : 'similar',
    };
  };

  return {
    anchor: anchorOne,
    anchorAll: (selectors) => {
      const found = selectors.map((selector) => anchorOne(selector));
      const shifts = shiftsOf(selectors, found);
      return found.map((one, n) => {
        const selector = selectors[n];
        if (!selector || one?.certainty !== 'likely') return one;
        return anchorOne(selector, shifts(selector[0].start));
      });
    },
    guesses: (selector, most = 3) => {
      const places: Guess[] = [];
      for (const { start, end, score, context } of selector[1].exact.trim() === '' ? [] : judged(selector)) {
        const worth = Math.min(1, score * (0.5 + context / 2));
        const apart = places.every(({ passage }) => passage.end <= start || passage.start >= end);
        if (apart && worth >= least) places.push({ passage: { start, end }, score: worth });
      }
      return places.sort((a, b) => b.score - a.score).slice(0, most);
    },
  };
}

/** Least worth of a guess. */
const least = 0.15;

/** Finds one passage in a text. */
export function anchor(text: string, selector: Selector): Placed | null {
  return createAnchorer(text).anchor(selector);
}

/** A passage that stands with all that stood around it where it was, or in one place only; quick, and null for others. */
export function findUnchanged(text: string, selector: Selector): Placed | null {
  return inPlace(text, selector) ?? onlyOne(text, selector);
}

/** Whether what stands in a place can hardly be chance. */
function speaks({ score, torn, before, after, ...one }: Judged, words: number): boolean {
  // Too much stands between its pieces, or one half of it is gone with all that stood around it.
  if (torn >= 2.5) return false;
  if (before !== null && after !== null && before < 0.2 !== after < 0.2 && score < 0.6) return false;
  const need = contexts.find(({ below }) => one.quoteBits < below)?.share ?? 1;
  if (one.context >= need) return true;
  return one.quoteBits >= Math.max(60, Math.log2(words + 1) + alone) && one.quoteShare >= 0.6;
}

/** The quote where it was, with all that stood around it. */
function inPlace(text: string, [{ start, end }, { exact, prefix, suffix }]: Selector): Placed | null {
  if (end - start !== exact.length || !text.startsWith(prefix + exact + suffix, start - prefix.length))
    return null;
  return { start, end, certainty: 'sure', via: 'position', same: true, score: 1 };
}

/** Something shorter may well be there by chance, in UTF-16 code units. */
const fewest = 12;

/** The quote where it stands with all that stood around it, when that is one place. */
function onlyOne(text: string, [, { exact, prefix, suffix }]: Selector): Placed | null {
  const all = prefix + exact + suffix;
  if (all.length < fewest) return null;
  const at = text.indexOf(all);
  if (at < 0 || text.includes(all, at + 1)) return null;
  const start = at + prefix.length;
  return { start, end: start + exact.length, certainty: 'sure', via: 'quote', same: true, score: 1 };
}

/** By how much the nearest passages before and behind an offset have moved that were surely found. */
function shiftsOf(
  selectors: readonly Selector[],
  found: readonly (Placed | null)[],
): (offset: number) => number {
  const known = selectors
    .flatMap(([{ start }], n) => {
      const one = found[n];
      return one?.certainty === 'sure' ? [{ at: start, shift: one.start - start }] : [];
    })
    .sort((a, b) => a.at - b.at);
  return (offset) => {
    const next = known.findIndex(({ at }) => at >= offset);
    const [before, after] = [known[next < 0 ? known.length - 1 : next - 1], known[next]];
    if (!before || !after) return (before ?? after)?.shift ?? 0;
    return offset - before.at < after.at - offset ? before.shift : after.shift;
  };
}
