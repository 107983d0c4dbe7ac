import {
  childrenOf,
  elementsIn,
  holds,
  isElement,
  isPhrasing,
  isText,
  lineOf,
  rename,
} from './element-kinds';

/** Longest text of a figure that is the caption of its picture, in characters. */
const longestCaption = 600;

/**
 * Marks up as `figcaption` what the page's structure says is the caption of a picture, under whatever name: any text in
 * a figure beside its picture, and what a picture names as its description. To be called when every run of text has a box.
 */
export function nameCaptions(root: Element): void {
  for (const figure of elementsIn(root, 'figure')) {
    if (
      !holds(figure, 'img') ||
      holds(figure, 'figcaption') ||
      holds(figure, 'pre') ||
      holds(figure, 'table')
    )
      continue;
    if (lineOf(figure).length <= longestCaption)
      for (const line of textBoxes(figure)) rename(line, 'figcaption');
  }
  const described = elementsIn(root, 'img').flatMap((img) =>
    (img.getAttribute('aria-describedby') ?? '').split(/\s+/).filter(Boolean),
  );
  if (described.length === 0) return;
  for (const element of elementsIn(root)) {
    const fits = described.includes(element.id) && !isPhrasing(element) && element.localName !== 'figure';
    if (
      fits &&
      !holds(element, 'img') &&
      lineOf(element).length <= longestCaption &&
      !element.closest('figcaption')
    )
      rename(element, 'figcaption');
  }
}

/** The innermost boxes with text and without a picture. */
function textBoxes(figure: Element): Element[] {
  return childrenOf(figure).flatMap((child) => {
    if (isPhrasing(child) || /^(?:blockquote|ul|ol|h[1-6])$/.test(child.localName)) return [];
    if (!holds(child, 'img')) return lineOf(child) === '' ? [] : [child];
    return textBoxes(child);
  });
}

/**
 * Brings pictures and their captions together, whichever rule has found the caption: each caption goes into the figure
 * of the picture that stands directly before it. A picture that stands there twice in a row is shown once.
 */
export function joinFigures(root: Element): void {
  for (const caption of elementsIn(root, 'figcaption')) unburden(caption);
  let last: Element | null = null;
  for (const leaf of leavesOf(root)) {
    if (isText(leaf)) {
      const caption = leaf.parentElement?.closest('figcaption') ?? null;
      if (caption && last && isLone(caption)) give(last, caption);
      last = null;
    } else if (isElement(leaf)) {
      if (last && sameSource(last, leaf)) {
        dropCopy(last, leaf);
        if (!leaf.parentNode) continue;
      }
      last = leaf;
    }
  }
  for (const figure of elementsIn(root, 'figure')) {
    const captions = childrenOf(figure).filter((c) => c.localName === 'figcaption');
    for (const other of captions.slice(1)) append(captions[0], other);
  }
}

/** Pictures and texts that show, in document order. */
function leavesOf(root: Element): Node[] {
  const leaves: Node[] = [];
  const walk = (parent: Element): void => {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (isText(child)) {
        if (child.data.trim() !== '') leaves.push(child);
      } else if (isElement(child)) {
        if (child.localName === 'img' || child.localName === 'hr') leaves.push(child);
        else walk(child);
      }
    }
  };
  walk(root);
  return leaves.filter((leaf) => !isElement(leaf) || leaf.localName === 'img' || leaf.parentNode);
}

/** A caption that holds its own picture: the picture comes out of it. */
function unburden(caption: Element): void {
  const pictures = elementsIn(caption, 'img');
  if (pictures.length === 0) return;
  for (const picture of pictures) caption.before(picture);
}

/** Whether no picture stands in the figure of a caption. */
function isLone(caption: Element): boolean {
  const figure = caption.closest('figure');
  return !figure || !holds(figure, 'img');
}

function give(picture: Element, caption: Element): void {
  if (picture.localName !== 'img' || picture.closest('td, th, figcaption')) return;
  const old = caption.closest('figure');
  const own = picture.closest('figure');
  if (own && holds(own, 'figcaption')) return;
  if (own) {
    own.append(caption);
  } else {
    const box = lineAround(picture);
    if (!box) return;
    const figure = picture.ownerDocument.createElement('figure');
    box.replaceWith(figure);
    figure.append(picture, caption);
  }
  if (old && lineOf(old) === '' && !holds(old, 'img')) old.remove();
}

/** The paragraph or link that holds nothing but a picture; null when words stand beside it. */
function lineAround(picture: Element): Element | null {
  let box = picture;
  for (let parent = box.parentElement; parent; parent = box.parentElement) {
    if (!isPhrasing(parent) && parent.localName !== 'p') return box;
    if (lineOf(parent) !== '' || elementsIn(parent, 'img').length > 1) return isPhrasing(parent) ? null : box;
    box = parent;
  }
  return null;
}

function sameSource(one: Element, other: Element): boolean {
  const address = one.getAttribute('src') ?? '';
  return one.localName === 'img' && address !== '' && address === other.getAttribute('src');
}

/** Of two equal pictures the one with a caption or a description stays. */
function dropCopy(first: Element, second: Element): void {
  if (!second.getAttribute('alt') && first.getAttribute('alt'))
    second.setAttribute('alt', first.getAttribute('alt') ?? '');
  const captioned = first.closest('figure');
  if (captioned && holds(captioned, 'figcaption')) second.remove();
  else first.remove();
}

function append(caption: Element | undefined, other: Element): void {
  if (!caption) return;
  caption.append(caption.ownerDocument.createTextNode(' '), ...Array.from(other.childNodes));
  other.remove();
}
