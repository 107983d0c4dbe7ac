import { sameRuns } from '../copied/same-runs';
import { isDense, sameWords, type Stretch, stretchesOf } from '../copied/stretches';
import type { TextPair } from '../text/pair';
import type { WordRow } from '../text/words';
import type { FoundQuotation } from './describe';
import type { QuotedList } from './quoted-list';
import type { QuotedWords } from './utterances';

const series = 5;
/** Fewer words are everybody's. */
const least = { words: 10, content: 4 };

/**
 * What one text quotes and the other says as its own, or where its quotation marks are lost: only where it is long.
 * @param linked words that shared quotations have already
 */
export function unmarkedQuotations(
  { words }: TextPair,
  a: QuotedList,
  b: QuotedList,
  linked: { a: Uint8Array; b: Uint8Array },
): FoundQuotation[] {
  const marked = {
    a: stretchesIn(a, words.a, words.b, b, words.content, linked.a, linked.b),
    b: stretchesIn(b, words.b, words.a, a, words.content, linked.b, linked.a),
  };
  return [
    ...marked.a.map(({ utterance, pairs }) => ({
      a: a.utterances[utterance] ?? none,
      b: {
        speaker: null,
        spans: [
          spanOf(
            words.b,
            pairs.map(([, j]) => j),
          ),
        ],
      },
      pairs,
    })),
    ...marked.b.map(({ utterance, pairs }) => ({
      a: {
        speaker: null,
        spans: [
          spanOf(
            words.a,
            pairs.map(([, j]) => j),
          ),
        ],
      },
      b: b.utterances[utterance] ?? none,
      pairs: pairs.map(([i, j]): [number, number] => [j, i]),
    })),
  ];
}

const none = { speaker: null, spans: [] };

/** Stretches of the quoted words of one text that stand unquoted in the other. */
function stretchesIn(
  quoted: QuotedList,
  own: WordRow,
  other: WordRow,
  otherQuoted: QuotedList,
  content: Float32Array,
  linked: Uint8Array,
  otherLinked: Uint8Array,
): { utterance: number; pairs: [number, number][] }[] {
  const inMarks = new Uint8Array(other.count);
  for (const i of otherQuoted.at) if (i >= 0) inMarks[i] = 1;
  const found: { utterance: number; pairs: [number, number][] }[] = [];
  const stretches = stretchesOf(sameRuns(quoted.ids, other.ids, series), quoted.ids, other.ids).filter(
    isDense,
  );
  stretches.sort((x, y) => sameWords(y) - sameWords(x) || x.a.from - y.a.from || x.b.from - y.b.from);
  for (const stretch of stretches) {
    const pairs = pairsOf(stretch, quoted).filter(([i, j]) => !linked[i] && !otherLinked[j] && !inMarks[j]);
    const told = pairs.reduce((sum, [i]) => sum + (content[own.ids[i] ?? 0] ?? 0), 0);
    if (pairs.length < least.words || told < least.content) continue;
    for (const [i, j] of pairs) [linked[i], otherLinked[j]] = [1, 1];
    found.push({ utterance: quoted.utterance[stretch.a.from] ?? 0, pairs });
  }
  return found;
}

const pairsOf = ({ runs }: Stretch, { at }: QuotedList): [number, number][] =>
  runs.flatMap(({ a, b, length }) =>
    Array.from({ length }, (_, k): [number, number] => [at[a + k] ?? 0, b + k]),
  );

function spanOf({ starts, ends }: WordRow, words: readonly number[]): QuotedWords {
  const [first, last] = [words[0] ?? 0, words.at(-1) ?? 0];
  return {
    words: Array.from({ length: last - first + 1 }, (_, k) => first + k),
    start: starts[first] ?? 0,
    end: ends[last] ?? 0,
  };
}
