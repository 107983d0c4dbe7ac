/** What XML 1.0 has no place for (2.2, production 2): controls, halves of pairs, and two that are no characters. */
// eslint-disable-next-line no-control-regex -- the controls themselves are what is taken out
const impossible = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\p{Cs}\uFFFE\uFFFF]/gu;

/** Words as they can stand in a part of a Word document. */
export const xmlWords = (words: string): string => words.replace(impossible, '');
