import type { Id } from '#contract';
import type { Collections } from '../library/collections/collections';
import { wordsIn } from './words/words-in';

const levelled = (name: string): string => wordsIn(name).terms.join(' ');

/** The articles of all collections of a name, with those inside them. Smart collections have none of their own. */
export function createCollected(
  collections: Pick<Collections, 'shelves' | 'tree' | 'articles'>,
): (name: string) => ReadonlySet<Id> | null {
  return (name) => {
    const wanted = levelled(name);
    const its = collections.shelves().filter((one) => levelled(one.name) === wanted);
    if (its.length === 0) return null;
    const all = its.flatMap(({ id }) => [...collections.tree().within(id)]);
    return new Set(all.flatMap((id) => collections.articles(id) ?? []));
  };
}
