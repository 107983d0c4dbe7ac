import { useEffect, useMemo, useRef } from 'react';
import type { Article } from '#contract';
import { announce } from '../announce';
import { useData, useSteadyAnswer } from '../api';
import { setHits, showHitsOf, useFinding } from '../finding';
import { hitCount, type ArticleHits } from '../hit-order';
import { evened, findLiteral, type Even, type Literal } from '../literal';
import { useShelf } from '../shelf';
import { useWorkspace } from '../workspace';

const none: readonly ArticleHits[] = [];

/** Looks, as long as something is sought, where it stands in the open articles. Shows nothing. */
export function Hits(): null {
  const sought = useFinding((finding) => finding.sought);
  const panes = useWorkspace((workspace) => workspace.panes);
  const literal = useLiteralHits(sought?.kind === 'literal' ? sought : null, panes);
  const found = useSearchHits(sought?.kind === 'search' ? sought.search : null, panes);
  const hits = sought === null ? none : sought.kind === 'literal' ? literal : found;
  useEffect(() => {
    if (hits) setHits(hits);
  }, [hits]);
  useEffect(followSearch, []);
  useCountSaid(sought?.kind === 'literal' ? sought.words : null, hits);
  return null;
}

/** While hits of a search are shown, they are those of what stands in its field. */
const followSearch = (): (() => void) =>
  useShelf.subscribe(({ search }, before) => {
    if (search !== before.search && useFinding.getState().sought?.kind === 'search') showHitsOf(search);
  });

/** Texts made even, kept as long as their articles are. */
const evens = new WeakMap<Article, Map<boolean, Even>>();

function evenOf(article: Article, matchCase: boolean): Even {
  const known = evens.get(article) ?? new Map<boolean, Even>();
  evens.set(article, known);
  const even = known.get(matchCase) ?? evened(article.text, matchCase);
  known.set(matchCase, even);
  return even;
}

function useLiteralHits(literal: Literal | null, panes: readonly string[]): readonly ArticleHits[] {
  const wanted = literal ? panes : [];
  const articles = useData(
    'getArticle',
    wanted.map((id) => ({ id })),
  );
  return useMemo(() => {
    if (!literal) return none;
    return articles.flatMap((article) =>
      article
        ? [
            {
              ...{ article: article.id, version: article.version },
              ...findLiteral(article.text, evenOf(article, literal.matchCase), literal),
            },
          ]
        : [],
    );
  }, [articles, literal]);
}

/** Null until the answer comes: hits of the search before stay so long. */
function useSearchHits(search: string | null, panes: readonly string[]): readonly ArticleHits[] | null {
  const { data } = useSteadyAnswer(
    'findInArticles',
    { articles: [...panes], search: search ?? '' },
    () => false,
    search !== null && panes.length > 0,
  );
  return useMemo(() => {
    if (search === null || panes.length === 0) return none;
    if (!data) return null;
    return panes.flatMap((id) => data.find(({ article }) => article === id) ?? []);
  }, [data, panes, search]);
}

/** Says how many there are once the typing rests. */
function useCountSaid(words: string | null, hits: readonly ArticleHits[] | null): void {
  const said = useRef('');
  useEffect(() => {
    const asked = words?.trim() ?? '';
    if (!asked) said.current = '';
    if (!asked || !hits || said.current === asked) return;
    const { current } = useFinding.getState();
    const timer = setTimeout(() => {
      said.current = asked;
      // Whoever has gone to a hit meanwhile has heard which of how many it is.
      if (useFinding.getState().current !== current) return;
      const count = hitCount(hits);
      announce(count === 0 ? 'Not in these articles' : count === 1 ? '1 hit' : `${count} hits`);
    }, 500);
    return () => clearTimeout(timer);
  }, [words, hits]);
}
