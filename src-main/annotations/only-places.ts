import type { Passage } from '#contract';
import { fold, type Folded } from './folded';

/** Where words stand: in one place of a text, in several, or in none. */
export type OnlyPlace = Passage | 'none' | 'several';

/** Words shorter than this may stand in one place by chance, in levelled units: they have no place by themselves. */
const fewest = 12;
/** Units that are compared in all, so that texts of one letter come to an end. */
const mostWork = 50_000_000;
/** Any odd number that spreads. */
const base = 0x01000193;

/** Words that are looked for; several quotes may say the same. */
interface Sought {
  words: string;
  first: number;
  times: number;
}

/**
 * Where each of many quotes stands in a text, if that is one place, however either of them is written. The text is gone through
 * once for each power of two in the quotes' lengths, with a rolling sum of as many units (Karp and Rabin, 1987).
 */
export function onlyPlaces(text: string, quotes: readonly string[]): OnlyPlace[] {
  const folded = fold(text);
  const letters = lettersOf(folded);
  const sought = new Map<string, Sought>();
  const asked = quotes.map((quote) => {
    const words = lettersOf(fold(quote));
    const one = sought.get(words) ?? { words, first: -1, times: 0 };
    sought.set(words, one);
    return one;
  });
  sought.delete('');
  const byWidth = new Map<number, Sought[]>();
  for (const one of sought.values()) {
    const width = 2 ** Math.floor(Math.log2(one.words.length));
    const same = byWidth.get(width);
    if (same) same.push(one);
    else byWidth.set(width, [one]);
  }
  let work = 0;
  for (const [width, all] of byWidth) work = count(letters, all, width, work);
  const placeOf = ({ words, first, times }: Sought): OnlyPlace => {
    if (times > 1) return 'several';
    const [start, end] = [folded.starts[first], folded.ends[first + words.length - 1]];
    const isSure = times === 1 && work < mostWork && words.length >= fewest;
    return isSure && start !== undefined && end !== undefined ? { start, end } : 'none';
  };
  return asked.map(placeOf);
}

/** Notes where words stand, all of which are at least `width` long. Answers the work done so far. */
function count(text: string, all: readonly Sought[], width: number, before: number): number {
  let work = before;
  const bySum = new Map<number, Sought[]>();
  for (const one of all) {
    const sum = sumOf(one.words, width);
    const same = bySum.get(sum);
    if (same) same.push(one);
    else bySum.set(sum, [one]);
  }
  let power = 1;
  for (let n = 1; n < width; n++) power = Math.imul(power, base);
  let sum = sumOf(text, width);
  for (let at = 0; at + width <= text.length && work < mostWork; at++) {
    if (at > 0) {
      const without = (sum - Math.imul(text.charCodeAt(at - 1), power)) | 0;
      sum = (Math.imul(without, base) + text.charCodeAt(at + width - 1)) | 0;
    }
    for (const one of bySum.get(sum) ?? []) {
      if (one.times > 1) continue;
      work += one.words.length;
      if (!text.startsWith(one.words, at)) continue;
      if (one.times++ === 0) one.first = at;
    }
  }
  return work;
}

function sumOf(text: string, width: number): number {
  let sum = 0;
  for (let at = 0; at < width && at < text.length; at++)
    sum = (Math.imul(sum, base) + text.charCodeAt(at)) | 0;
  return sum;
}

/** Units as a string, to be compared fast. */
function lettersOf({ units, length }: Folded): string {
  let letters = '';
  // More arguments than this do not fit the stack of every engine.
  const most = 8192;
  for (let at = 0; at < length; at += most)
    letters += String.fromCharCode(...units.subarray(at, Math.min(length, at + most)));
  return letters;
}
