/** Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic. Marks of other scripts are vowels and stay. */
const accents =
  /[\u0300-\u036f]|[\u0483-\u0487]|[\u0591-\u05bd]|\u05bf|\u05c1|\u05c2|\u05c4|\u05c5|\u05c7|[\u064b-\u065f]|\u0670|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]/g;
const unseen = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** A text with what does not count when words are looked for levelled: case, accents, width, ligatures, quotes, dashes. */
export function fold(text: string): string {
  if (!/[^ -~\n\t]/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(accents, '')
    .replace(unseen, '')
    .replace(/[\u2018-\u201b\u2032\u02bc]/g, "'")
    .replace(/[\u201c-\u201f\u2033\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ς', 'σ');
}

/** The words of a question, levelled, each once. */
export const wordsOf = (text: string): string[] => [...new Set(fold(text).split(/\s+/))].filter(Boolean);
