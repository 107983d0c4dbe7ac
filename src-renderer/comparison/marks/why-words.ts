import type { Evidence } from '#contract';

const listed = (all: readonly Evidence[], most: number): string =>
  [...new Set(all.map(({ text }) => text.replace(/\s+/g, ' ').trim()))].slice(0, most).join(', ');

/** Words of a stretch of text; in scripts without spaces, about as many as there would be. */
const wordsIn = (text: string): number =>
  [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)].filter(
    ({ isWordLike }) => isWordLike,
  ).length;

/** What two passages have in common as one plain sentence: “Both: cartel, drug; 14 words in a row are the same.” */
export function whySentence(evidence: readonly Evidence[]): string {
  const of = (type: Evidence['type']): Evidence[] => evidence.filter((one) => one.type === type);
  const both = listed([...of('name'), ...of('word')], 6);
  const run = Math.max(0, ...of('run').map(({ text }) => wordsIn(text)));
  const exact = listed([...of('figure'), ...of('date')], 4);
  const parts = [
    of('quotation').length > 0 && 'both quote the same words',
    both && `both: ${both}`,
    run > 1 && `${run} words in a row are the same`,
    exact && `${exact} in both`,
    of('context').length > 0 && 'the sentences around them correspond too',
  ].filter((part) => part !== false && part !== '');
  if (parts.length === 0) return 'You said that these two correspond.';
  const sentence = parts.join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** What an item of evidence is. */
export const evidenceNames: Record<Evidence['type'], string> = {
  quotation: 'quoted',
  run: 'same words',
  name: 'name',
  figure: 'figure',
  date: 'date',
  word: 'word',
  context: 'around it',
};
