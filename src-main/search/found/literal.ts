import type { Passage } from '#contract';
import { fold, gap } from '../../annotations/folded';

/**
 * Where a string stands in a text, as a browser's search in the page finds it: also in the middle of words; case, accents,
 * quotes and dashes do not count, and any white space is as good as any other. Those that overlap are told once.
 * @returns passages in UTF-16 code units, in the order of the text
 */
export function findLiteral(text: string, wanted: string): Passage[] {
  const needle = fold(wanted.trim());
  const hay = fold(text);
  const found: Passage[] = [];
  if (needle.length === 0) return found;
  const first = needle.units[0] ?? 0;
  for (let k = hay.units.indexOf(first); k >= 0 && k + needle.length <= hay.length;) {
    if (stands(k)) {
      found.push({ start: hay.starts[k] ?? 0, end: hay.ends[k + needle.length - 1] ?? 0 });
      k += needle.length - 1;
    }
    k = hay.units.indexOf(first, k + 1);
    if (k >= hay.length) break;
  }
  return found;

  function stands(k: number): boolean {
    for (let n = 0; n < needle.length; n++) {
      if (hay.units[k + n] !== needle.units[n]) return false;
      if (n > 0 && (hay.breaks[k + n] === gap.none) !== (needle.breaks[n] === gap.none)) return false;
    }
    return true;
  }
}
