import type { Annotation } from '#contract';
import { passageOf } from '../annotation';
import type { TextMap } from './text-map';

export interface BlockDescriptions {
  /** All annotations that stand in the text; a new list costs what is different in it. */
  set: (annotations: readonly Annotation[]) => void;
  /** Says those of these ids anew, or all, when what they say has changed without them: names of categories, links. */
  refresh: (ids?: Iterable<string>) => void;
  /** Id of the element that describes the block in which an annotation begins. */
  idOf: (annotation: Annotation) => string | undefined;
  /** Takes all descriptions back. */
  destroy: () => void;
}

let made = 0;

/**
 * Custom highlights are silent to assistive technology, so each annotated block points with `aria-details` at an
 * element that says what is marked and written there. It stands beside the article, one for each such block: the cards
 * of the notebook are not always in the page. In the article only an attribute changes, never the text.
 *
 * @param say the words for an annotation
 */
export function createBlockDescriptions(
  map: TextMap,
  say: (annotation: Annotation) => string,
): BlockDescriptions {
  const host = document.createElement('div');
  host.className = 'visually-hidden';
  host.setAttribute('role', 'group');
  host.setAttribute('aria-label', 'Highlights in this text');
  /** The description of each annotated element. */
  const saying = new Map<Element, HTMLElement>();
  const described = new Map<string, Annotation>();
  /** What stands in each element: it may hold several blocks, and an annotation may stand in each of them. */
  const inElement = new Map<Element, Set<Annotation>>();
  const touched = new Set<Element>();

  const elementsOf = (annotation: Annotation): Element[] => {
    const { start, end } = passageOf(annotation);
    return map.blocks.slice(...map.blocksIn(start, end)).map(({ element }) => element);
  };

  const change = (annotation: Annotation, how: 'add' | 'delete'): void => {
    for (const element of elementsOf(annotation)) {
      const here = inElement.get(element) ?? new Set();
      inElement.set(element, here);
      here[how](annotation);
      touched.add(element);
    }
  };

  const write = (element: Element): void => {
    const here = [...(inElement.get(element) ?? [])];
    here.sort((a, b) => passageOf(a).start - passageOf(b).start || passageOf(b).end - passageOf(a).end);
    let description = saying.get(element);
    if (here.length === 0) {
      element.removeAttribute('aria-details');
      inElement.delete(element);
      saying.delete(element);
      return description?.remove();
    }
    if (!description) {
      description = document.createElement('div');
      description.id = `details-${++made}`;
      // ARIA 1.3: what aria-details points at is announced as a comment.
      description.setAttribute('role', 'comment');
      saying.set(element, description);
      host.append(description);
      element.setAttribute('aria-details', description.id);
    }
    description.textContent = here.map(say).join('; ');
  };

  const set = (annotations: readonly Annotation[]): void => {
    let kept = 0;
    const come: Annotation[] = [];
    for (const annotation of annotations) {
      const held = described.get(annotation.id);
      if (!held) come.push(annotation);
      else if (held === annotation) kept++;
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
    if (saying.size === 0) host.remove();
    else if (!host.isConnected) map.container.parentElement?.append(host);
  };
  return {
    set,
    refresh: (ids) => {
      const its = ids && [...ids].flatMap((id) => described.get(id) ?? []);
      new Set(its ? its.flatMap(elementsOf) : inElement.keys()).forEach(write);
    },
    idOf: (annotation) => {
      const { start, end } = passageOf(annotation);
      const first = map.blocks[map.blocksIn(start, end)[0]];
      return first && saying.get(first.element)?.id;
    },
    destroy: () => set([]),
  };
}
