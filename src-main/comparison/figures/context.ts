import type { Passage } from '#contract';
import type { Figure } from './figure';
import type { Lexicon } from './lexicon';
import { tokensOf } from './tokens';

/** A word around figures, or a figure, which stands for itself as `#number`. */
export interface Item extends Passage {
  word: string;
  /** How much it says: little for words without a meaning of their own. */
  weight: number;
  /** Written large in the middle of a sentence: most likely a name. */
  name: boolean;
  /** Written large at the start of one: perhaps a name. */
  initial: boolean;
  /** A comma, a bracket or the like stands before it. */
  pause: boolean;
  /** The figure it is, or null. */
  figure: Figure | null;
}

/** The words and figures of a passage. `at` says where each figure stands in `items`. */
export interface Scene {
  items: Item[];
  at: Map<Figure, number>;
  words: ReadonlySet<string>;
  /** What is known of the roles of its figures, by their place in `items`. */
  roles: Map<number, string | null>;
}

/** `figures` are those of the passage, in order. Linear. */
export function sceneOf(text: string, passage: Passage, figures: readonly Figure[], lexicon: Lexicon): Scene {
  const items: Item[] = [];
  const at = new Map<Figure, number>();
  let next = 0;
  let [first, pause] = [true, false];
  for (const token of tokensOf(text, passage, lexicon.decimalComma)) {
    while (next < figures.length && (figures[next]?.end ?? 0) <= token.start) next++;
    const figure = figures[next];
    if (figure && token.start >= figure.start && token.start < figure.end) {
      if (!at.has(figure)) {
        at.set(figure, items.length);
        const { start, end } = figure;
        items.push({
          start,
          end,
          word: `#${figure.type}`,
          weight: 0.5,
          name: false,
          initial: false,
          pause,
          figure,
        });
        pause = false;
      }
      first = false;
      continue;
    }
    if (token.kind !== 'word') {
      if (/[.!?:“"„«]/.test(token.text)) first = true;
      pause ||= /[,;:.()–—]/.test(token.text);
      continue;
    }
    const stop = lexicon.stop.has(token.low);
    const large = !stop && /^\p{Lu}/u.test(token.text) && lexicon.compound === undefined;
    const { start, end } = token;
    items.push({
      start,
      end,
      word: stemOf(token.low, lexicon),
      weight: stop ? 0.3 : 1,
      name: large && !first,
      initial: large && first,
      pause,
      figure: null,
    });
    [first, pause] = [false, false];
  }
  return {
    items,
    at,
    words: new Set(items.filter((item) => item.weight === 1).map(({ word }) => word)),
    roles: new Map(),
  };
}

/** Words that say the same of a number. */
const alike = new Map(
  'around:about approximately:about roughly:about almost:nearly individuals:person persons:person'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** Forms of a word as one, roughly: both texts are treated alike. */
function stemOf(low: string, lexicon: Lexicon): string {
  const word = alike.get(low) ?? lexicon.singular(low);
  if (lexicon.decimalComma || word.length < 6) return word;
  return word.replace(/(?:ing|ed)$/, '').replace(/e$/, '');
}

/** Words on each side of a figure that are looked at. */
const reach = 7;
/** What a word counts by its distance. */
const fading = Array.from({ length: reach }, (_, n) => 0.85 ** n);
const rows = [new Float64Array(reach + 1), new Float64Array(reach + 1)] as const;

/**
 * How alike the surroundings of two figures are: of the words on both sides, nearer ones counting more, the share that
 * both have in the same order. 1 where only the figures are different, 0 where nothing is shared.
 */
export function likeness(a: Scene, i: number, b: Scene, j: number): number {
  const all = (around(a, i, b, j, -1) + around(a, i, b, j, 1)) / 2;
  return all > 0 ? (shared(a, i, b, j, -1) + shared(a, i, b, j, 1)) / all : 0;
}

/** Weight of the heaviest common subsequence of the words on one side. */
function shared(a: Scene, i: number, b: Scene, j: number, step: 1 | -1): number {
  let [above, row]: readonly Float64Array[] = rows;
  if (!above || !row) return 0;
  above.fill(0);
  for (let m = 0; m < reach; m++) {
    const x = a.items[i + (m + 1) * step];
    if (!x) break;
    for (let n = 0; n < reach; n++) {
      const y = b.items[j + (n + 1) * step];
      const weight = y && x.word === y.word ? x.weight * (fading[Math.max(m, n)] ?? 0) : 0;
      row[n + 1] = Math.max(above[n + 1] ?? 0, row[n] ?? 0, weight > 0 ? (above[n] ?? 0) + weight : 0);
    }
    [above, row] = [row, above];
  }
  return above[reach] ?? 0;
}

/** Words beyond the end of the other passage count half: one sentence may be two in the other text. */
function around(a: Scene, i: number, b: Scene, j: number, step: 1 | -1): number {
  let sum = 0;
  for (let n = 0; n < reach; n++) {
    const [x, y] = [a.items[i + (n + 1) * step], b.items[j + (n + 1) * step]];
    if (!x && !y) break;
    sum += ((x?.weight ?? 0) + (y?.weight ?? 0)) * (x && y ? 1 : 0.5) * (fading[n] ?? 0);
  }
  return sum;
}
