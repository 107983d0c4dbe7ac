import { useMemo } from 'react';
import type { ShownLink } from '#contract';
import { create } from 'zustand';
import { heldAnswer, holdAnswer, useAnswer } from './api';

/** Changes of links on their way: the link as it is to be, or null for one that is being deleted. */
type Changing = ReadonlyMap<string, ShownLink | null>;

/** Laid over the answers: one that was asked for before a change must not take it from the page again. */
const useChanging = create<{ links: Changing }>(() => ({ links: new Map() }));

const articlesOf = (link: ShownLink): Set<string> => new Set(link.ends.map((end) => end.article));

function overlay(answer: readonly ShownLink[], changing: Changing, article: string): ShownLink[] {
  if (!changing.size) return [...answer];
  const own = [...changing.values()].filter((link) => link !== null && articlesOf(link).has(article));
  return [...answer.filter((link) => !changing.has(link.id)), ...own.filter((link) => link !== null)];
}

const none: ShownLink[] = [];

/** The links of an article's passages, with the changes that are on their way. */
export function useLinks(article: string): ShownLink[] {
  const { data = none } = useAnswer('listLinks', { article });
  const changing = useChanging(({ links }) => links);
  return useMemo(() => overlay(data, changing, article), [data, changing, article]);
}

/** Lays the changes that are on their way over the answers for several articles. */
export function useChangingLinks(): (answer: readonly ShownLink[], article: string) => ShownLink[] {
  const changing = useChanging(({ links }) => links);
  return (answer, article) => overlay(answer, changing, article);
}

export const heldLinks = (article: string): ShownLink[] =>
  overlay(heldAnswer('listLinks', { article }) ?? none, useChanging.getState().links, article);

/** Shows a link as it is to be (null: not at all) from now on; `settle` ends that, with what is stored. */
export function holdLink(link: ShownLink, wanted: ShownLink | null): (stored: ShownLink | null) => void {
  useChanging.setState(({ links }) => ({ links: new Map(links).set(link.id, wanted) }));
  return (stored) => {
    for (const article of articlesOf(link)) {
      holdAnswer('listLinks', { article }, (held) => [
        ...held.filter((other) => other.id !== link.id),
        ...(stored ? [stored] : []),
      ]);
    }
    useChanging.setState(({ links }) => {
      // A later change of the same link is still on its way.
      if (links.get(link.id) !== wanted) return {};
      const rest = new Map(links);
      rest.delete(link.id);
      return { links: rest };
    });
  };
}
