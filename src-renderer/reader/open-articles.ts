import type { Article } from '#contract';
import { createPainter, type PanePainter } from './painter';
import type { TextMap } from './text-map';

/** An article as it stands on the screen. */
export interface OpenArticle {
  article: Article;
  map: TextMap;
  scroller: HTMLElement;
  painter: PanePainter;
}

/** The document has one registry of highlights, so the page has one painter. */
export const painter = createPainter();

const open = new Map<string, OpenArticle>();
const watchers = new Set<() => void>();
const changed = (): void => watchers.forEach((watcher) => watcher());

export function register(shown: OpenArticle): () => void {
  open.set(shown.article.id, shown);
  changed();
  return () => {
    if (open.get(shown.article.id) === shown) open.delete(shown.article.id);
    changed();
  };
}

/** Tells when an article's text comes onto the screen or leaves it. */
export function watchShown(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

/** Metadata that the reader has set are another record of the text that is shown. */
export function renew(shown: OpenArticle | null, article: Article): void {
  if (shown?.article.version === article.version) shown.article = article;
}

export const shownArticle = (id: string | undefined): OpenArticle | undefined =>
  id === undefined ? undefined : open.get(id);

export const shownMaps = (): TextMap[] => [...open.values()].map((shown) => shown.map);

export const articleOfContainer = (container: HTMLElement): OpenArticle | undefined =>
  [...open.values()].find((shown) => shown.map.container === container);
