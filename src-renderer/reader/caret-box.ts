import type { Passage } from '#contract';
import { boxesOf, splitByBlock } from './passage-range';
import { clusterAt } from './sentence';
import type { TextMap } from './text-map';

/** Where a caret stands: a vertical line, in viewport coordinates (CSS pixels). */
export interface CaretBox {
  x: number;
  top: number;
  bottom: number;
  /** Whether the text runs to the left here. */
  rtl: boolean;
}

const rtlLetter =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Mandaic}\p{Script=Samaritan}]/u;
const digit = /\p{N}/u;
const letter = /\p{L}/u;

/**
 * Whether a character runs from right to left.
 *
 * @param around direction of the element, which characters without one of their own follow
 */
export function isRtl(character: string, around: 'ltr' | 'rtl'): boolean {
  // Numbers run from left to right in every script.
  if (digit.test(character)) return false;
  return rtlLetter.test(character) || (!letter.test(character) && around === 'rtl');
}

/** Direction of the paragraph that an offset stands in. */
export function directionAt(map: TextMap, offset: number): 'ltr' | 'rtl' {
  const { node } = map.toPoint(offset, 'forward');
  const element = node instanceof Element ? node : node.parentElement;
  return element && getComputedStyle(element).direction === 'rtl' ? 'rtl' : 'ltr';
}

/**
 * The line before the character at an offset, or after the one that ends there. The two differ where a line is
 * broken and where the direction changes. Null where there is no visible character on that side.
 */
export function caretBox(map: TextMap, offset: number, side: 'before' | 'after'): CaretBox | null {
  const at = side === 'before' ? offset : offset - 1;
  if (at < 0 || at >= map.text.length) return null;
  const cluster = clusterAt(map.text, at);
  const boxes = [...boxesOf(map, cluster)].filter((one) => one.height > 0);
  const box = side === 'before' ? boxes[0] : boxes.at(-1);
  if (!box) return null;
  const rtl = isRtl(map.text.slice(cluster.start, cluster.end), directionAt(map, cluster.start));
  return { x: (side === 'before') === rtl ? box.right : box.left, top: box.top, bottom: box.bottom, rtl };
}

/** How far from its end a passage is looked at for what else of it stands on the same line. */
const lineLength = 400;

/**
 * Where a passage starts or ends on the screen. Where its last word runs against its paragraph, as a number in Hebrew
 * does, that is the side of the line on which the passage ends for the eye, not the side of its last letter.
 */
export function edgeBox(map: TextMap, { start, end }: Passage, edge: 'start' | 'end'): CaretBox | null {
  const box = edge === 'start' ? caretBox(map, start, 'before') : caretBox(map, end, 'after');
  const rtl = directionAt(map, edge === 'start' ? start : end - 1) === 'rtl';
  if (!box || box.rtl === rtl) return box;
  const near =
    edge === 'start'
      ? { start, end: Math.min(end, start + lineLength) }
      : { start: Math.max(start, end - lineLength), end };
  const middle = (box.top + box.bottom) / 2;
  const onLine = splitByBlock(map, near)
    .flatMap((piece) => [...boxesOf(map, piece)])
    .filter(({ top, bottom, width }) => width > 0 && top <= middle && bottom >= middle);
  if (!onLine.length) return box;
  const left = (edge === 'start') !== rtl;
  const x = left ? Math.min(...onLine.map((one) => one.left)) : Math.max(...onLine.map((one) => one.right));
  return { ...box, x, rtl };
}

/** Where to draw the caret at an offset: before its character, at a line's end after the one before. */
export function caretAt(map: TextMap, offset: number, lineEnd = false): CaretBox | null {
  if (lineEnd) {
    // The space at which a line is broken has no place of its own.
    const end = map.text.slice(0, offset).trimEnd().length;
    return caretBox(map, end, 'after');
  }
  const endsLine = /^\s?$/.test(map.text.charAt(offset));
  const [first, second] = endsLine ? (['after', 'before'] as const) : (['before', 'after'] as const);
  return caretBox(map, offset, first) ?? caretBox(map, offset, second);
}

/**
 * The offset in a text that is nearest to a point, wherever on the screen that is.
 *
 * @param x clientX
 * @param y clientY
 */
export function offsetNear(map: TextMap, scroller: Element, x: number, y: number): number | null {
  const page = map.container.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  const top = Math.max(view.top, page.top) + 1;
  const inY = Math.max(top, Math.min(y, Math.min(view.bottom, page.bottom) - 1));
  // In the margin beside a line the browser looks for it no further than the element under the point.
  for (const inX of [x, Math.max(page.left + 1, Math.min(x, page.right - 1)), (page.left + page.right) / 2]) {
    const caret = document.caretPositionFromPoint(inX, inY);
    if (caret && map.container.contains(caret.offsetNode))
      return map.toOffset(caret.offsetNode, caret.offset);
  }
  return null;
}
