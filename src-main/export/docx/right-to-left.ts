/** Letters by the direction they are written in (Unicode bidi classes L, R and AL, by script). */
const letter = /\p{L}/u;
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}]/u;

/** Whether the first letter of words is written from right to left. */
export function startsRightToLeft(words: string): boolean {
  const [first] = letter.exec(words) ?? [];
  return first !== undefined && rightToLeft.test(first);
}
