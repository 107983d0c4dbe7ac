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
        items.push({ start, end, word: `#${figure.type}`, weight: 0.5, name: false, pause, figure });
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
    const name = !first && !stop && /^\p{Lu}/u.test(token.text) && lexicon.compound === undefined;
    const { start, end } = token;
    items.push({
      start,
      end,
      word: stemOf(token.low, lexicon),
      weight: stop ? 0.3 : 1,
      name,
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

/** Forms of a word as one, roughly: both texts are treated alike. */
function stemOf(low: string, lexicon: Lexicon): string {
  const word = lexicon.singular(low);
  if (lexicon.decimalComma || word.length < 6) return word;
  return word.replace(/(?:ing|ed)$/, '').replace(/e$/, '');
}

/** Words on each side of a figure that are looked at. */
const reach = 7;
const fading = 0.85;

/**
 * How alike the surroundings of two figures are: of the words on both sides, nearer ones counting more, the share that
 * both have in the same order. 1 where only the figures are different, 0 where nothing is shared.
 */
export function likeness(a: Scene, i: number, b: Scene, j: number): number {
  const left = side(a, i, b, j, -1);
  const right = side(a, i, b, j, 1);
  const all = left.all + right.all;
  return all > 0 ? (left.shared + right.shared) / all : 0;
}

function side(a: Scene, i: number, b: Scene, j: number, step: 1 | -1): { shared: number; all: number } {
  const [xs, ys] = [around(a, i, step), around(b, j, step)];
  // Heaviest common subsequence of at most `reach` words each.
  let above: number[] = new Array<number>(ys.length + 1).fill(0);
  xs.forEach((x, m) => {
    const row = [0];
    ys.forEach((y, n) => {
      const skip = Math.max(above[n + 1] ?? 0, row[n] ?? 0);
      const weight = x.word === y.word ? x.weight * fading ** Math.max(m, n) : 0;
      row.push(weight > 0 ? Math.max(skip, (above[n] ?? 0) + weight) : skip);
    });
    above = row;
  });
  const total = (all: Item[]): number => all.reduce((sum, { weight }, n) => sum + weight * fading ** n, 0);
  return { shared: above[ys.length] ?? 0, all: (total(xs) + total(ys)) / 2 };
}

function around({ items }: Scene, at: number, step: 1 | -1): Item[] {
  const found: Item[] = [];
  for (let n = 1; n <= reach; n++) {
    const item = items[at + n * step];
    if (!item) break;
    found.push(item);
  }
  return found;
}
