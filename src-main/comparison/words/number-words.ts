import type { Token } from './tokens';

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';

const small = new Map([
  ...ones.split(' ').map((word, value) => [word, value] as const),
  ...tens.split(' ').map((word, ten) => [word, (ten + 2) * 10] as const),
]);

const scales = new Map<string, number>([
  ...([
    ['hundred', 1e2],
    ['thousand', 1e3],
    ['million', 1e6],
    ['billion', 1e9],
    ['trillion', 1e12],
  ] as const),
  ...([
    ['mn', 1e6],
    ['bn', 1e9],
    ['dozen', 12],
  ] as const),
]);

/** A number of a sentence, written in tokens `from` to before `to`. */
export interface NumberRead {
  value: number;
  from: number;
  to: number;
}

/** The number that begins at token `from`, in digits or in English words, with its scale word: “14 million”, “sixty-six”. */
export function numberAt(tokens: readonly Token[], from: number): NumberRead | null {
  const first = tokens[from];
  if (!first) return null;
  let to = from + 1;
  let value = first.kind === 'number' ? valueOf(first.word) : small.get(first.word);
  if (value === undefined) return null;
  const next = tokens[to];
  if (first.kind === 'word' && value >= 20 && next && next.start - first.end === 1) {
    const unit = small.get(next.word);
    if (unit !== undefined && unit > 0 && unit < 10) {
      value += unit;
      to++;
    }
  }
  for (let scale = scaleAt(tokens, to); scale; scale = scaleAt(tokens, to)) {
    value *= scale;
    to++;
  }
  return { value, from, to };
}

/** A scale stands right behind its number. */
function scaleAt(tokens: readonly Token[], at: number): number | undefined {
  const [before, token] = [tokens[at - 1], tokens[at]];
  return before && token && token.start - before.end <= 1 ? scales.get(token.word) : undefined;
}

function valueOf(written: string): number | undefined {
  if (written.includes(':')) return undefined;
  const grouped = /^\p{N}{1,3}(?:[.,]\p{N}{3})+$/u.test(written) && !/^0/.test(written);
  const value = Number(grouped ? written.replace(/[.,]/g, '') : written.replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}
