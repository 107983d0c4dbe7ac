import type { Passage } from '#contract';
import { limits } from '#contract/limits';

/** How literally words are taken. Accents, kinds of quotes, dashes and white space never count. */
export interface Literal {
  words: string;
  matchCase: boolean;
  wholeWords: boolean;
}

/** A text made even, and where each of its code units stood in the original; null where both are the same. */
export interface Even {
  text: string;
  at: Uint32Array | null;
}

const plain: Record<string, string> = {
  ...{ '‘': "'", '’': "'", '‚': "'", '‛': "'", '′': "'", '“': '"', '”': '"', '„': '"', '‟': '"', '″': '"' },
  ...{ '«': '"', '»': '"', '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-', '−': '-' },
};
/** Not seen: soft hyphens, joiners, marks of direction. */
const unseen = /[\u00ad\u200b-\u200f\u2060\ufeff]/;
const ascii = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

const evenCharacter = (character: string, matchCase: boolean): string => {
  const known = plain[character];
  if (known !== undefined) return known;
  if (unseen.test(character)) return '';
  const bare = character.normalize('NFKD').replace(/\p{M}/gu, '');
  return matchCase ? bare : bare.toLowerCase();
};

/** Without case (unless that counts) and accents, with plain quotes and dashes, and white space as one space. O(text). */
export function evened(text: string, matchCase: boolean): Even {
  if (ascii.test(text)) return { text: matchCase ? text : text.toLowerCase(), at: null };
  const parts: string[] = [];
  let at = new Uint32Array(text.length + 64);
  let length = 0;
  let space = false;
  for (let i = 0; i < text.length;) {
    const code = text.codePointAt(i) ?? 0;
    const character = String.fromCodePoint(code);
    let even: string;
    if (/\s/.test(character)) {
      even = space ? '' : ' ';
      space = true;
    } else {
      even =
        code < 128 ? (matchCase ? character : character.toLowerCase()) : evenCharacter(character, matchCase);
      if (even !== '') space = false;
    }
    if (length + even.length > at.length) {
      const wider = new Uint32Array(at.length * 2);
      wider.set(at);
      at = wider;
    }
    for (let k = 0; k < even.length; k++) at[length++] = i;
    parts.push(even);
    i += character.length;
  }
  return { text: parts.join(''), at: at.subarray(0, length) };
}

const letter = /[\p{L}\p{N}_]/u;
/** Written without spaces between words: the edges of a word cannot be told by looking at the neighbours. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

const joined = (a: string, b: string): boolean =>
  letter.test(a) && letter.test(b) && !unspaced.test(a) && !unspaced.test(b);

/** Where the words stand in a text, in its order, without overlaps; `total` counts those beyond the first `limits.found`, too. */
export function findLiteral(
  text: string,
  { text: even, at }: Even,
  { words, matchCase, wholeWords }: Literal,
): { passages: Passage[]; total: number } {
  const wanted = evened(words.trim(), matchCase).text.trim();
  const passages: Passage[] = [];
  let total = 0;
  if (wanted === '') return { passages, total };
  for (let i = even.indexOf(wanted); i >= 0;) {
    const end = i + wanted.length;
    const isWord =
      !wholeWords ||
      !(
        joined(even.charAt(i - 1), wanted.charAt(0)) ||
        joined(wanted.charAt(wanted.length - 1), even.charAt(end))
      );
    if (isWord && total++ < limits.found) passages.push(placeOf(text, at, i, end));
    i = even.indexOf(wanted, isWord ? end : i + 1);
  }
  return { passages, total };
}

/** In the text itself: to the end of the last letter, with the marks that stand on it. */
function placeOf(text: string, at: Uint32Array | null, from: number, to: number): Passage {
  if (!at) return { start: from, end: to };
  const start = at[from] ?? 0;
  const last = at[to - 1] ?? start;
  let end = last + String.fromCodePoint(text.codePointAt(last) ?? 0).length;
  while (end < text.length && /\p{M}/u.test(String.fromCodePoint(text.codePointAt(end) ?? 0)))
    end += String.fromCodePoint(text.codePointAt(end) ?? 0).length;
  return { start, end };
}
