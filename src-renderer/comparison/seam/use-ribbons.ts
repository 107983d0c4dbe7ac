import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { useComparing, useComparingView } from '../../comparing';
import type { OpenArticle } from '../../reader/open-articles';
import { createRibbons, type Ribbons } from './draw-ribbons';
import { inFrames, requestFrame } from './frames';
import { geometryOf, watchLayout } from './geometry';
import { layRibbons, type Laid, type Side } from './lay-ribbons';
import { mainLinks } from './main-links';
import { isMarked, sameMatch, type SeamLink } from './seam-links';

/** A little more than what is in view is looked at, in pixels: blocks are asked for by their text alone. */
const around = 60;

function sideOf(shown: OpenArticle, seamTop: number): Side {
  const geometry = geometryOf(shown);
  const { top, height, screenTop } = geometry.view();
  const shift = screenTop - seamTop - top;
  return {
    seen: geometry.textIn(top - around, top + height + around),
    spanOf: (passage) => {
      const span = geometry.spanOf(passage);
      return { top: span.top + shift, bottom: span.bottom + shift };
    },
    view: { top: screenTop - seamTop, bottom: screenTop - seamTop + height },
  };
}

/**
 * Draws the links between two panes and follows their scrolling: in a frame, positions of scrolling are read and paths
 * are set, and nothing is laid out.
 *
 * @returns which link a point of the seam means
 */
export function useRibbons(
  svg: RefObject<SVGSVGElement | null>,
  links: readonly SeamLink[],
  left: OpenArticle | undefined,
  right: OpenArticle | undefined,
): RefObject<((x: number, y: number) => Laid | null) | null> {
  const { marks } = useComparingView();
  // A passage's further counterparts have their ribbons while it is pointed at.
  const main = useMemo(
    () => new Set(mainLinks(links.filter((link) => isMarked(link, marks)))),
    [links, marks],
  );
  const state = useRef({ links, main });
  const at = useRef<((x: number, y: number) => Laid | null) | null>(null);

  useEffect(() => {
    state.current = { links, main };
    requestFrame();
  }, [links, main]);

  useEffect(() => {
    const element = svg.current;
    if (!element || !left || !right) return;
    const ribbons: Ribbons = createRibbons(element);
    at.current = ribbons.at;
    let size: { width: number; height: number; top: number } | null = null;
    let last: unknown[] = [];
    const step = (): void => {
      const { links, main } = state.current;
      const { hovered, lit: together, active } = useComparing.getState();
      const now = [
        ...[left.scroller.scrollTop, right.scroller.scrollTop, hovered, together, active],
        ...[links, main],
        ...[geometryOf(left).layout(), geometryOf(right).layout(), size],
      ];
      if (size && now.every((value, i) => value === last[i])) return;
      last = now;
      if (!size) {
        const box = element.getBoundingClientRect();
        last[9] = size = { width: box.width, height: box.height, top: box.top };
      }
      const all = together.some((ref) => sameMatch(ref, hovered)) ? together : [];
      const isHovered = (ref: SeamLink['ref']): boolean =>
        sameMatch(hovered, ref) || all.some((other) => sameMatch(other, ref));
      const lit = ({ ref }: SeamLink): 'hovered' | 'active' | null =>
        isHovered(ref) ? 'hovered' : sameMatch(active, ref) ? 'active' : null;
      const wanted = links.filter((link) => main.has(link) || lit(link) !== null);
      ribbons.draw(layRibbons(wanted, sideOf(left, size.top), sideOf(right, size.top)), size, lit);
    };
    const stops = [inFrames('draw', step), useComparing.subscribe(requestFrame)];
    const laidOut = (): void => {
      size = null;
      requestFrame();
    };
    stops.push(watchLayout(laidOut));
    const resized = new ResizeObserver(laidOut);
    resized.observe(element);
    for (const { scroller } of [left, right]) {
      scroller.addEventListener('scroll', requestFrame, { passive: true });
      stops.push(() => scroller.removeEventListener('scroll', requestFrame));
    }
    requestFrame();
    return () => {
      stops.forEach((stop) => stop());
      resized.disconnect();
      ribbons.clear();
      at.current = null;
    };
  }, [svg, left, right]);
  return at;
}
