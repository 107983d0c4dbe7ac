import type { WordRow, WordsOfPair } from '../text/words';
import type { FoundQuotation } from './describe';
import type { QuotedList } from './quoted-list';
import type { QuotedWords, Utterance } from './utterances';

/** Longest span, in words, that is compared as a whole. */
const longest = 5;
/** From this many letters on one word alone is distinctive. */
const longWord = 8;

interface Short {
  utterance: Utterance;
  span: QuotedWords;
}

/**
 * Words quoted by both within sentences of their own, called “suspicious”: alike as a whole and distinctive. Titles and
 * names in quotation marks are not quotations.
 * @param linked words that longer quotations have already
 */
export function shortQuotations(
  a: QuotedList,
  b: QuotedList,
  words: WordsOfPair,
  linked: { a: Uint8Array; b: Uint8Array },
): FoundQuotation[] {
  const [inA, inB] = [shortOnes(a, words.a, words, linked.a), shortOnes(b, words.b, words, linked.b)];
  const found: FoundQuotation[] = [];
  for (const [key, ones] of inA) {
    const others = inB.get(key) ?? [];
    // What stands there again and again is a term. The first with the first, then.
    for (const [n, one] of ones.entries()) {
      const other = others[n];
      if (other === undefined) break;
      if (!isAttributed(one, other) && Number(key.split(' ').length) < 2) continue;
      const pairs = one.span.words.map((i, k): [number, number] => [i, other.span.words[k] ?? 0]);
      found.push({
        a: { speaker: one.utterance.speaker, spans: [one.span] },
        b: { speaker: other.utterance.speaker, spans: [other.span] },
        pairs,
      });
    }
  }
  return found;
}

const isAttributed = (one: Short, other: Short): boolean =>
  one.utterance.speaker !== null || other.utterance.speaker !== null;

function shortOnes(
  { utterances }: QuotedList,
  row: WordRow,
  { content, size, lengthOf }: WordsOfPair,
  linked: Uint8Array,
): Map<string, Short[]> {
  const found = new Map<string, Short[]>();
  for (const utterance of utterances) {
    for (const span of utterance.spans) {
      const { words } = span;
      if (words.length === 0 || words.length > 2 * longest || words.some((i) => linked[i])) continue;
      const ids = words.map((i) => row.ids[i] ?? 0);
      if (ids.reduce((sum, id) => sum + (size[id] ?? 1), 0) > longest || isTitle(row, words, ids, content))
        continue;
      const told = ids.reduce((sum, id) => sum + (content[id] ?? 0), 0);
      const distinctive = words.length > 1 ? told >= 1 : told >= 1 && lengthOf(ids[0] ?? 0) >= longWord;
      if (!distinctive) continue;
      const key = ids.join(' ');
      const known = found.get(key);
      if (known === undefined) found.set(key, [{ utterance, span }]);
      else known.push({ utterance, span });
    }
  }
  return found;
}

/** Every word that says something has a capital. */
function isTitle(
  { text, starts }: WordRow,
  words: readonly number[],
  ids: readonly number[],
  content: Float32Array,
): boolean {
  const told = words.filter((_, k) => (content[ids[k] ?? 0] ?? 0) > 0);
  return told.every((i) => /\p{Lu}|\p{N}/u.test(text[starts[i] ?? 0] ?? ''));
}
