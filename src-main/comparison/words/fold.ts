/** Letters without their marks and in small form, so that “Andrés” and “ANDRES” are one word. */
export function fold(word: string): string {
  const small = word.toLowerCase();
  if (/^[a-z0-9]*$/.test(small)) return small;
  return small
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[æœøłđ]/g, (letter) => single[letter] ?? letter)
    .replace(/[’‘ʼ]/g, "'");
}

/** Letters that no normalisation takes apart. */
const single: Record<string, string> = { æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd' };
