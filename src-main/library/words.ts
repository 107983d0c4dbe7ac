const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,-]*/gu;
/** Lines, and sentences of lines in scripts whose full stop nothing else uses; never longer than the segmenter likes. */
const piece = /[^\n。！？]{1,2000}/gu;

let shared: Intl.Segmenter | undefined;

/**
 * How many words a text has; scripts written without spaces are divided by the platform's dictionary. That takes
 * time that grows faster than the text it is given at once, so it is given a line or a sentence at a time, and only
 * those that need it.
 */
export function countWords(text: string): number {
  if (!unspaced.test(text)) return countSpaced(text);
  let count = 0;
  for (const [part] of text.matchAll(piece))
    count += unspaced.test(part) ? countSegments(part) : countSpaced(part);
  return count;
}

const countSpaced = (text: string): number => text.match(word)?.length ?? 0;

function countSegments(text: string): number {
  shared ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  let count = 0;
  for (const { isWordLike } of shared.segment(text)) if (isWordLike) count++;
  return count;
}
