import type { Annotation } from '#contract';
import { cardId, passageOf } from '../annotation';
import type { TextMap } from './text-map';

export interface BlockDescriptions {
  /** All annotations that stand in the text; a new list costs what is different in it. */
  set: (annotations: readonly Annotation[]) => void;
  /** Takes all descriptions back. */
  destroy: () => void;
}

/**
 * Custom highlights are silent to assistive technology, so each annotated block points at its cards with
 * `aria-details`. Only an attribute changes, never the text.
 */
export function createBlockDescriptions(map: TextMap): BlockDescriptions {
  const described = new Map<string, Annotation>();
  /** What stands in each element: it may hold several blocks, and an annotation may stand in each of them. */
  const inElement = new Map<Element, Set<Annotation>>();
  const touched = new Set<Element>();

  const change = (annotation: Annotation, how: 'add' | 'delete'): void => {
    const { start, end } = passageOf(annotation);
    const [from, to] = map.blocksIn(start, end);
    for (const { element } of map.blocks.slice(from, to)) {
      const here = inElement.get(element) ?? new Set();
      inElement.set(element, here);
      here[how](annotation);
      touched.add(element);
    }
  };

  const write = (element: Element): void => {
    const here = [...(inElement.get(element) ?? [])];
    here.sort((a, b) => passageOf(a).start - passageOf(b).start || passageOf(b).end - passageOf(a).end);
    if (here.length > 0) element.setAttribute('aria-details', here.map(({ id }) => cardId(id)).join(' '));
    else {
      element.removeAttribute('aria-details');
      inElement.delete(element);
    }
  };

  const set = (annotations: readonly Annotation[]): void => {
    let kept = 0;
    const come: Annotation[] = [];
    for (const annotation of annotations) {
      const held = described.get(annotation.id);
      if (!held) come.push(annotation);
      else if (samePlace(held, annotation)) kept++;
      else {
        change(held, 'delete');
        described.delete(held.id);
        come.push(annotation);
      }
    }
    if (kept < described.size) {
      const staying = new Set(annotations.map(({ id }) => id));
      for (const [id, held] of described) {
        if (staying.has(id)) continue;
        change(held, 'delete');
        described.delete(id);
      }
    }
    for (const annotation of come) {
      described.set(annotation.id, annotation);
      change(annotation, 'add');
    }
    touched.forEach(write);
    touched.clear();
  };
  return { set, destroy: () => set([]) };
}

function samePlace(a: Annotation, b: Annotation): boolean {
  if (a === b) return true;
  const [one, other] = [passageOf(a), passageOf(b)];
  return one.start === other.start && one.end === other.end;
}
