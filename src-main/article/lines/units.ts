import { elementsIn, holds, holdsBlock, isElement, isPhrasing, isText } from '../html/element-kinds';

/**
 * What is one line of a page to its reader: a paragraph, a heading, an item of a list, a whole table, a picture with its
 * caption. `within` are the lists and quotes around it, from the outside in.
 */
export interface Unit {
  readonly nodes: readonly Node[];
  readonly within: readonly Element[];
}

const around = new Set(['ul', 'ol', 'dl', 'li', 'dd', 'blockquote']);

/** The lines of a page in their order. Every run of text must have a box (`wrapRuns`). */
export function unitsOf(root: Element): Unit[] {
  const units: Unit[] = [];
  const walk = (element: Element, within: readonly Element[]): void => {
    if (isOneLine(element)) {
      units.push({ nodes: [element], within });
      return;
    }
    const inner = around.has(element.localName) ? [...within, element] : within;
    let run: Node[] = [];
    const endRun = (): void => {
      if (run.length > 0) units.push({ nodes: run, within: inner });
      run = [];
    };
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (isText(child) || (isElement(child) && isPhrasing(child) && !holdsBlock(child))) run.push(child);
      else if (isElement(child)) {
        endRun();
        walk(child, inner);
      }
    }
    endRun();
  };
  walk(root, []);
  return units;
}

function isOneLine(element: Element): boolean {
  if (element.localName === 'table') return !isLayout(element);
  if (element.localName === 'figure') return isPicture(element);
  return !isPhrasing(element) && !holdsBlock(element) && element.localName !== 'body';
}

/** Longest text of a table that is one line, in characters; pages are laid out by larger ones. */
const longestTable = 20_000;

/** Old pages put their articles into tables. */
function isLayout(table: Element): boolean {
  if ((table.textContent ?? '').length > longestTable || holds(table, 'table')) return true;
  return elementsIn(table).some(
    (e) => /^h[1-6]$/.test(e.localName) || (e.localName === 'p' && (e.textContent ?? '').length > 400),
  );
}

/** A picture with its caption; some pages put whole sections into a figure. */
function isPicture(figure: Element): boolean {
  return holds(figure, 'img') && (figure.textContent ?? '').length < 2000 && !holds(figure, 'figure');
}
