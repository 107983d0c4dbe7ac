import type { Id } from '#contract';
import type { Listed } from './alike-tasks';
import { bandsOf, estimate } from './fingerprint';

/** An article with its fingerprint; null for a text that is too short to have one. */
export interface Looked extends Listed {
  print: Uint16Array | null;
}

/** What fingerprints must say before the texts themselves are compared. */
const likely = 0.36;
/** Most articles of a kind that are compared with each other. */
const mostTogether = 100;

/** Each two that may be the same, by address or by what their fingerprints say, but those that the reader keeps apart. */
export function candidates(
  articles: readonly Looked[],
  apart: readonly (readonly [Id, Id])[],
): [Looked, Looked][] {
  const known = new Set(apart.map(([a, b]) => keyOf(a, b)));
  const pairs: [Looked, Looked][] = [];
  const put = (some: readonly Looked[], holds: (a: Looked, b: Looked) => boolean): void => {
    for (const [at, one] of some.slice(0, mostTogether).entries()) {
      for (const other of some.slice(at + 1, mostTogether)) {
        const [a, b] = one.id < other.id ? [one, other] : [other, one];
        const key = keyOf(a.id, b.id);
        if (known.has(key) || !holds(a, b)) continue;
        known.add(key);
        pairs.push([a, b]);
      }
    }
  };
  const likelyAlike = (a: Looked, b: Looked): boolean =>
    a.print !== null && b.print !== null && estimate(a.print, b.print) >= likely;
  for (const some of together(articles, ({ addresses }) => addresses)) put(some, () => true);
  for (const some of together(articles, ({ print }) => (print ? bandsOf(print) : []))) put(some, likelyAlike);
  return pairs;
}

/** Articles that have a key in common, key by key. */
function together(articles: readonly Looked[], keysOf: (one: Looked) => Iterable<string>): Looked[][] {
  const byKey = new Map<string, Looked[]>();
  for (const article of articles) {
    for (const key of keysOf(article)) {
      const there = byKey.get(key);
      if (there) there.push(article);
      else byKey.set(key, [article]);
    }
  }
  return [...byKey.values()].filter(({ length }) => length > 1);
}

const keyOf = (a: Id, b: Id): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
