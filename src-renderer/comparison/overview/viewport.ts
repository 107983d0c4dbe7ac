import { useEffect, type RefObject } from 'react';
import { shownArticle, watchShown, type OpenArticle } from '../../reader/open-articles';
import { lowerBound } from '../../reader/text-map';

/** About which character stands at a height of the window: between the ends of its block, by the share of its height. */
function offsetAt({ map }: OpenArticle, y: number): number {
  const { blocks, text } = map;
  const at = lowerBound(blocks.length, (i) => (blocks[i]?.element.getBoundingClientRect().bottom ?? 0) > y);
  const block = blocks[at];
  if (!block) return text.length;
  const box = block.element.getBoundingClientRect();
  const share = box.height > 0 ? Math.max(0, Math.min(1, (y - box.top) / box.height)) : 0;
  return block.start + share * (block.end - block.start);
}

/** Moves an element over a strip to what its pane shows of the text, without drawing anything anew. */
export function useViewport(article: string, length: number, box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let frame = 0;
    const put = (): void => {
      const shown = shownArticle(article);
      const element = box.current;
      if (!element) return;
      element.hidden = !shown || length === 0;
      if (!shown || length === 0) return;
      const view = shown.scroller.getBoundingClientRect();
      const from = offsetAt(shown, view.top) / length;
      const to = offsetAt(shown, view.bottom) / length;
      element.style.insetInlineStart = `${Math.min(1, from) * 100}%`;
      element.style.inlineSize = `${Math.max(0, Math.min(1, to) - Math.min(1, from)) * 100}%`;
    };
    const later = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(put);
    };
    const resized = new ResizeObserver(later);
    let watched: HTMLElement | undefined;
    const watch = (): void => {
      watched?.removeEventListener('scroll', later);
      resized.disconnect();
      const shown = shownArticle(article);
      watched = shown?.scroller;
      watched?.addEventListener('scroll', later, { passive: true });
      if (shown) [shown.scroller, shown.map.container].forEach((element) => resized.observe(element));
      later();
    };
    const stop = watchShown(watch);
    watch();
    return () => {
      stop();
      cancelAnimationFrame(frame);
      resized.disconnect();
      watched?.removeEventListener('scroll', later);
    };
  }, [article, length, box]);
}
