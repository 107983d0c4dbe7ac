import type { Letters } from './letters';

/**
 * How much a reading of bytes looks like writing: the sum of logarithms of how likely its characters are, so that two
 * readings of the same bytes can be compared. Only what lies beyond ASCII counts, and how it sits among its neighbours:
 * capitals inside words, signs inside words and words of two scripts are what a wrong encoding looks like.
 */
export function plausibility(text: string, letters: Letters): number {
  const likely = tableOf(letters);
  let sum = 0;
  let before = ' ';
  const characters = [...text];
  for (const [i, character] of characters.entries()) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x80) sum += likelihood(character, code, before, characters[i + 1] ?? ' ', likely);
    else if (code < 0x20 && !'\t\n\r\f'.includes(character)) sum -= 8;
    before = character;
  }
  return sum;
}

/** Words of plain ASCII that speak for a language. */
export function commonWords(text: string, letters: Letters): number {
  if (letters.words === undefined) return 0;
  const wanted = new Set(letters.words.split(' '));
  const words = text.toLowerCase().match(/(?<![^\s(“"'])[a-z]+(?![^\s.,;:!?)”"'])/g) ?? [];
  return words.filter((word) => wanted.has(word)).length / Math.max(words.length, 12);
}

interface Likely {
  of: Map<string, number>;
  /** For a letter of the same script that is not among the common ones. */
  rare: number;
  script: RegExp;
  large: boolean;
}

const unlikely = -12;
const impossible = -20;

function likelihood(character: string, code: number, before: string, after: string, likely: Likely): number {
  if (code === 0xfffd || (code < 0xa0 && code >= 0x80)) return impossible;
  if ((code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000) return impossible;
  const lower = character.toLowerCase();
  const inWord = isLetter(before) && isLetter(after);
  const known = likely.of.get(lower);
  if (known === undefined && !isLetter(character)) return likelihoodOfSign(character, before, after);

  let value = known ?? (likely.script.test(character) ? likely.rare : unlikely);
  if (likely.large) return value;
  if (character !== lower) {
    // A capital behind a small letter; capitals at the start of words and words of capitals are usual.
    if (isSmall(before)) value -= 5;
    else value -= isCapital(before) || isCapital(after) ? 1.5 : 2;
  } else if (isCapital(before) && before.codePointAt(0)! >= 0x80 && isCapital(after)) value -= 4;
  const foreign = !latin.test(character);
  if (foreign && (asciiLetter.test(before) || asciiLetter.test(after))) value -= 4;
  // Two letters with marks in a row are rare in languages that have few of them.
  if (!foreign && before >= '\u0080' && isLetter(before)) value -= likely.of.size > 20 ? 0.5 : 2;
  if (inWord && known === undefined) value -= 1;
  return value;
}

const usual =
  '“”‘’–—…«»„‚°•©®§·€£\u00a0、。，：；！？（）「」『』《》“”・　￥〜～【】％＋－／０１２３４５６７８９';
function likelihoodOfSign(character: string, before: string, after: string): number {
  const quoteInWord = character === '’' && isLetter(before);
  if (isLetter(before) && isLetter(after) && !quoteInWord && !wide.test(before)) return -9;
  if (!usual.includes(character)) return /[\p{M}\u200b-\u200f]/u.test(character) ? -8 : -9;
  // Quotation marks stand at words, not between blanks.
  return character === '’' || character === '“' || character === '”' ? -3.5 : -4.5;
}

const latin = /\p{Script=Latin}/u;
const asciiLetter = /[A-Za-z]/;
const wide = /[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const isLetter = (character: string): boolean => /[\p{L}\p{M}]/u.test(character);
const isSmall = (character: string): boolean => /\p{Ll}/u.test(character);
const isCapital = (character: string): boolean => /\p{Lu}/u.test(character);

const tables = new Map<Letters, Likely>();

/** Likelihoods by rank, after Zipf; in large scripts the common characters make up two thirds of a text. */
function tableOf(letters: Letters): Likely {
  const known = tables.get(letters);
  if (known) return known;
  const characters = [...new Set([...letters.common])];
  const large = characters.length > 80;
  const offset = large ? 8 : 2;
  const weights = characters.map((_, rank) => 1 / (rank + offset));
  const total = weights.reduce((sum, w) => sum + w, 0) / (large ? 0.65 : 0.97);
  const likely: Likely = {
    of: new Map(characters.map((c, rank) => [c, Math.log((weights[rank] ?? 0) / total)])),
    rare: large ? -9.5 : -9,
    script: scriptOf(letters.lang),
    large,
  };
  tables.set(letters, likely);
  return likely;
}

function scriptOf(lang: string): RegExp {
  if (lang === 'ko') return /\p{Script=Hangul}/u;
  if (lang === 'ja') return /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
  if (lang.startsWith('zh')) return /\p{Script=Han}/u;
  if (['ru', 'uk', 'bg', 'sr', 'be'].includes(lang)) return /\p{Script=Cyrillic}/u;
  const scripts: Record<string, RegExp> = {
    el: /\p{Script=Greek}/u,
    he: /\p{Script=Hebrew}/u,
    ar: /\p{Script=Arabic}/u,
    th: /\p{Script=Thai}/u,
  };
  return scripts[lang] ?? latin;
}
