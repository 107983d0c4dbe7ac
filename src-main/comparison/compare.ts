import type { ComparedSentence, Match } from '#contract';
import type { Compared, ComparedText, Sentence } from './text';

/** What two texts have in common. The same input gives the same output; exchanging the texts exchanges `a` and `b`. */
export function compareTexts(a: ComparedText, b: ComparedText): Compared {
  const [left, right] = [sentences(a.text), sentences(b.text)];
  const [wordsA, wordsB] = [left.map((s) => words(a.text, s)), right.map((s) => words(b.text, s))];
  const count = new Map<string, number>();
  for (const set of [...wordsA, ...wordsB])
    for (const word of set) count.set(word, (count.get(word) ?? 0) + 1);
  const weight = (word: string): number =>
    Math.log((left.length + right.length + 1) / (count.get(word) ?? 1)) ** 2;
  const norm = (set: Set<string>): number =>
    Math.sqrt([...set].reduce((sum, word) => sum + weight(word), 0)) || 1;
  const matches: Match[] = [];
  left.forEach((s, i) =>
    right.forEach((t, j) => {
      const [one, other] = [wordsA[i] ?? new Set<string>(), wordsB[j] ?? new Set<string>()];
      const shared = [...one].filter((word) => other.has(word));
      const score = shared.reduce((sum, word) => sum + weight(word), 0) / (norm(one) * norm(other));
      if (score < 0.3) return;
      const kind = score > 0.45 ? 'same-fact' : 'same-topic';
      const evidence = shared.slice(0, 8).map((text) => ({
        ...{ type: 'word' as const, text, weight: weight(text) },
        ...{ a: placesOf(a.text, s, text), b: placesOf(b.text, t, text) },
      }));
      const id = `${s.start}-${s.end}_${t.start}-${t.end}`;
      const place = ({ start, end }: Sentence) => ({ start, end });
      matches.push({ id, a: place(s), b: place(t), kind, score, origin: 'found', evidence });
    }),
  );
  const states = (all: Sentence[], side: 'a' | 'b'): ComparedSentence[] =>
    all.map(({ start, end }) => {
      const best = Math.max(0, ...matches.filter((m) => m[side].start === start).map((m) => m.score));
      const state = best > 0.45 ? 'shared' : best > 0 ? 'partly' : 'only-here';
      return { start, end, state, best, weight: end - start };
    });
  return {
    matches,
    backbone: matches
      .filter((m) => m.kind === 'same-fact')
      .map((m) => m.id)
      .slice(0, 1),
    figures: [],
    quotations: [],
    copied: [],
    copiedShare: { a: 0, b: 0 },
    sentences: { a: states(left, 'a'), b: states(right, 'b') },
    sameEvent: true,
    sameLanguage: true,
  };
}

function sentences(text: string): Sentence[] {
  return [...text.matchAll(/[^\n]+/g)].flatMap(({ 0: line, index }) =>
    [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(line)].flatMap((piece) => {
      const trimmed = piece.segment.trimEnd();
      return trimmed
        ? [{ start: index + piece.index, end: index + piece.index + trimmed.length, compared: true }]
        : [];
    }),
  );
}

const words = (text: string, { start, end }: Sentence): Set<string> =>
  new Set(
    text
      .slice(start, end)
      .toLowerCase()
      .match(/[\p{L}\p{N}]{3,}/gu),
  );

function placesOf(text: string, { start, end }: Sentence, word: string): { start: number; end: number }[] {
  const at = text.slice(start, end).toLowerCase().indexOf(word);
  return at < 0 ? [] : [{ start: start + at, end: start + at + word.length }];
}
