import type { Sentence } from '../text';

/** Stands in until sentences are cut with care. */
export function sentencesOf(text: string, lang: string | null): Sentence[] {
  const segmenter = new Intl.Segmenter(lang ?? 'en', { granularity: 'sentence' });
  return [...text.matchAll(/[^\n]+/g)].flatMap(({ 0: line, index }) =>
    [...segmenter.segment(line)].flatMap((piece) => {
      const trimmed = piece.segment.trimEnd();
      const start = index + piece.index;
      return trimmed ? [{ start, end: start + trimmed.length, compared: true }] : [];
    }),
  );
}
