import { functionWordsOf, listedLanguages } from './function-words';

/** The language's two or three letters of a BCP 47 tag: `en` of `en-GB`; null when it is none. */
export function baseOf(lang: string | null): string | null {
  const found = /^[a-z]{2,3}(?![a-z0-9])/i.exec(lang ?? '');
  if (!found) return null;
  const base = found[0].toLowerCase();
  return base === 'no' || base === 'nn' ? 'nb' : base;
}

/** Scripts that hardly more than one language is written in. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\p{sc=Hiragana}\p{sc=Katakana}]/gu, 'ja'],
  [/\p{sc=Hangul}/gu, 'ko'],
  [/\p{sc=Han}/gu, 'zh'],
  [/\p{sc=Thai}/gu, 'th'],
  [/\p{sc=Arabic}/gu, 'ar'],
  [/\p{sc=Hebrew}/gu, 'he'],
  [/\p{sc=Greek}/gu, 'el'],
  [/\p{sc=Devanagari}/gu, 'hi'],
  [/\p{sc=Cyrillic}/gu, 'ru'],
];
const sampled = 20_000;
const fewestWords = 12;

/**
 * The language of a text by its script and its commonest words; null where these do not say. Looks at the first
 * 20,000 characters.
 */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, sampled);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return null;
  for (const [script, language] of scripts) {
    const share = (sample.match(script)?.length ?? 0) / letters;
    // Japanese is written with more Chinese signs than its own.
    if (share > (language === 'ja' ? 0.1 : 0.4)) return language;
  }
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < fewestWords) return null;
  let [best, most, second] = ['', 0, 0];
  for (const language of listedLanguages) {
    const own = functionWordsOf(language);
    let hits = 0;
    for (const word of words) if (own.has(word)) hits++;
    // A longer list is no better language.
    const score = hits / words.length / Math.sqrt(own.size);
    if (score > most) [best, most, second] = [language, score, most];
    else if (score > second) second = score;
  }
  const hits = words.filter((word) => functionWordsOf(best).has(word)).length;
  return hits / words.length > 0.12 && most > second * 1.05 ? best : null;
}

/** What a text is in: as it is said to be, otherwise as it looks; null when neither tells. */
export function languageIn(text: string, lang: string | null): string | null {
  return baseOf(lang) ?? languageOf(text);
}
