import { elementsIn } from './element-kinds';

import type { RemovedBlock } from '#contract';
import { sourceIndex, type SourceLine } from './slim';

/** A piece that was taken out, by the number of the source element it stood in. */
export interface Taken {
  index: number;
  reason: string;
  text: string;
}

const longest = 5000;

/** Number of an element in the source: its own, or that of the nearest one before it. */
export function indexOf(element: Element): number {
  for (let node: Element | null = element; node; node = node.previousElementSibling ?? node.parentElement) {
    const own = node.getAttribute(sourceIndex) ?? firstIndexIn(node);
    if (own !== null) return Number(own);
  }
  return 0;
}

function firstIndexIn(element: Element): string | null {
  for (let child = element.firstElementChild; child; child = child.nextElementSibling) {
    const index = child.getAttribute(sourceIndex) ?? firstIndexIn(child);
    if (index !== null) return index;
  }
  return null;
}

/**
 * Lines of the page that the extraction left behind, one entry for each stretch of them.
 * @param root the article as extracted.
 */
export function leftBehind(lines: SourceLine[], root: Element, title: string): Taken[] {
  const numbers = new Set<number>();
  for (const element of elementsIn(root)) {
    const index = element.getAttribute(sourceIndex);
    if (index !== null) numbers.add(Number(index));
  }
  const squeeze = (text: string): string => text.replace(/\s+/g, '');
  const whole = squeeze(root.textContent ?? '');
  const found: Taken[] = [];
  let open: Taken | null = null;
  for (const { index, text, reason } of lines) {
    if (reason !== undefined) {
      found.push({ index, reason, text });
    } else if (numbers.has(index) || text === title || (text.length > 40 && whole.includes(squeeze(text)))) {
      open = null;
    } else if (open && open.text.length < longest) {
      open.text += `\n${text}`;
    } else {
      found.push((open = { index, reason: 'outside the article', text }));
    }
  }
  return found;
}

/** Removed pieces with their places in the finished text: where the next thing that stayed begins. */
export function placed(taken: Taken[], offsets: Map<Element, number>, length: number): RemovedBlock[] {
  const survivors: { index: number; at: number }[] = [];
  for (const [element, at] of offsets) {
    const index = element.getAttribute(sourceIndex);
    if (index !== null) survivors.push({ index: Number(index), at });
  }
  survivors.sort((a, b) => a.index - b.index);
  return [...taken]
    .sort((a, b) => a.index - b.index)
    .map(({ index, reason, text }) => ({
      reason,
      text: text.slice(0, longest),
      at: survivors.find((s) => s.index > index)?.at ?? length,
    }));
}
