import { defaultCategories } from '#contract/categories';
import { depths } from './depth';
import { createPane, type PanePainter } from './pane-painter';
import { markName, signs, type MarkStyle } from './mark-names';
import type { TextMap } from './text-map';

export type { PanePainter } from './pane-painter';

export interface Painter {
  /**
   * @param container holds the article's HTML (see `setArticleHtml`) and has the class `article`
   * @param scroller the element that scrolls it
   */
  pane: (container: HTMLElement, map: TextMap, scroller: HTMLElement) => PanePainter;
  destroy: () => void;
}

/**
 * A mark's rule, made from the tokens of the theme. Lines run through beneath the letters: leaving room for the
 * descenders more than doubled the time of painting.
 */
function markRule({ colour, line }: MarkStyle, depth: number): string {
  const style = line === 'thick' ? 'solid' : line;
  // In forced colours highlights.css gives colours that go before those of the category.
  return `.article::highlight(${markName({ colour, line }, depth)}) {
    color: var(--mark-ink, var(--ink));
    background-color: var(--mark-ground, var(--mark-${colour}));
    text-decoration: underline ${style} var(--line-ink, var(--line-${colour})) var(--line-width-${line});
    text-underline-offset: var(--line-offset-${depth});
    text-decoration-skip-ink: none;
  }`;
}

/**
 * The one owner of `CSS.highlights`, which the whole document shares: it composes what the panes want painted.
 * Nothing is added to the article's DOM.
 */
export function createPainter(): Painter {
  const groups = new Map<string, Highlight>();
  const panes = new Set<PanePainter>();
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);

  const addGroup = (name: string, priority: number): Highlight => {
    const group = new Highlight();
    group.priority = priority;
    groups.set(name, group);
    CSS.highlights.set(name, group);
    return group;
  };
  signs.forEach((name, i) => addGroup(name, depths + 1 + i));

  const markGroup = (style: MarkStyle, depth: number): Highlight => {
    const name = markName(style, depth);
    const found = groups.get(name);
    if (found) return found;
    sheet.insertRule(markRule(style, depth));
    return addGroup(name, depth);
  };
  const registry = {
    sign: (name: (typeof signs)[number]) => groups.get(name) ?? addGroup(name, depths + 1),
    mark: markGroup,
  };
  // A new rule costs a look at every element, so those that will be used are there before any article is.
  for (const category of defaultCategories) {
    for (let depth = 1; depth <= depths; depth++) markGroup(category, depth);
  }

  return {
    pane: (container, map, scroller) => {
      const pane = createPane({ registry, container, map, scroller, onDestroy: () => panes.delete(pane) });
      panes.add(pane);
      return pane;
    },
    destroy: () => {
      panes.forEach((pane) => pane.destroy());
      groups.forEach((_, name) => CSS.highlights.delete(name));
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    },
  };
}
