import { useEffect, useLayoutEffect, useMemo } from 'react';
import { useLinks } from '../held-links';
import { linkedIds, useLinking } from '../linking';
import type { OpenArticle } from './open-articles';
import { toStaticRanges } from './passage-range';

const name = 'syn-linking';

/** Paints the signs of links: at highlights that are ends of one, and at the passage that a new one starts from. */
export function useLinkingMarks(shown: OpenArticle): void {
  const article = shown.article.id;
  const links = useLinks(article);
  const linked = useMemo(() => new Set(linkedIds(links, article)), [links, article]);
  useLayoutEffect(() => shown.painter.setLinked(linked), [shown, linked]);

  const from = useLinking((linking) => (linking.from?.article === article ? linking.from : null));
  useEffect(() => {
    if (!from || from.version !== shown.article.version) return;
    CSS.highlights.set(name, new Highlight(...toStaticRanges(shown.map, from.passage)));
    return () => void CSS.highlights.delete(name);
  }, [shown, from]);
}
