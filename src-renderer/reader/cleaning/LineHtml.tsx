import { memo, useLayoutEffect, useRef, type JSX } from 'react';
import type { Article } from '#contract';
import { setArticleHtml } from '../article-html';
import { pictureAddress } from '../pictures';

interface Props {
  article: Article;
  html: string;
}

/** A line of the original as the article would set it. */
export const LineHtml = memo(function LineHtml({ article, html }: Props): JSX.Element {
  const container = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (container.current)
      setArticleHtml(container.current, html, (name) => pictureAddress(article.id, name));
  }, [article.id, html]);
  return (
    <div
      ref={container}
      className="article line"
      lang={article.lang ?? undefined}
      dir={article.dir ?? 'auto'}
    />
  );
});
