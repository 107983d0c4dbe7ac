import { elementsIn, holds, lineOf } from './element-kinds';
import { cardScheme, sourceIndex } from './slim';

/** Shortest paragraph that counts as the beginning of the text, in characters. */
const proseLength = 80;
/** From this width on a picture without other signs is an illustration, in pixels. */
const wide = 400;
/** Most pictures above a text; more of them are a gallery or a menu. */
const most = 3;

const elsewhere =
  /(?:^|[\s_-])(?:avatar|author|byline|logo|icon|profile|social|share|related|teaser|promo|sponsor|ad|ads|advert\w*|nav|menu|recirc|sidebar|widget)(?:$|[\s_-])/i;

/**
 * The picture between the headline and the text, or the one that the page names as its own where it stands above the
 * text, as it is in the page: with its figure and caption. Extraction often leaves it behind.
 * @param named addresses of the picture that stands for the page (`og:image`)
 */
export function findLead(document: Document, named: readonly string[]): Element | null {
  const keys = new Set(named.map(keyOf).filter((key) => key !== ''));
  const above = picturesAbove(document);
  const own = above.find((img) => keys.has(keyOf(img.getAttribute('src') ?? '')));
  if (!own && above.length > most) return null;
  const picture = own ?? above.find(isLarge);
  if (!picture) return null;
  const figure = picture.closest('figure');
  const whole = figure && lineOf(figure).length < 600 && elementsIn(figure, 'img').length === 1;
  return (whole ? figure : picture).cloneNode(true) as Element;
}

/** Puts the lead picture on top of an article that has lost it. */
export function restoreLead(root: Element, lead: Element | null): void {
  const picture = lead?.localName === 'img' ? lead : lead?.querySelector('img');
  if (!lead || !picture) return;
  const key = keyOf(picture.getAttribute('src') ?? '');
  const number = picture.getAttribute(sourceIndex);
  const there = elementsIn(root, 'img').some(
    (img) =>
      img.getAttribute(sourceIndex) === number ||
      img.getAttribute('src') === picture.getAttribute('src') ||
      (key !== '' && keyOf(img.getAttribute('src') ?? '') === key),
  );
  if (there) return;
  // Its caption may have been kept without it.
  const words = lineOf(lead);
  if (words !== '') {
    for (const box of elementsIn(root)) {
      if (
        /^(?:figure|figcaption|p|div)$/.test(box.localName) &&
        !holds(box, 'img') &&
        lineOf(box) === words
      ) {
        box.remove();
        break;
      }
    }
  }
  if (lead.localName === 'figure') {
    root.prepend(lead);
    return;
  }
  const figure = root.ownerDocument.createElement('figure');
  figure.append(lead);
  root.prepend(figure);
}

/** Pictures from a little above the headline to the first paragraph of the text, in document order. */
function picturesAbove(document: Document): Element[] {
  const headline = elementsIn(document, 'h1')[0];
  if (!headline) return [];
  const found: Element[] = [];
  let passed = false;
  let done = false;
  const walk = (parent: Element): void => {
    for (let child = parent.firstElementChild; child && !done; child = child.nextElementSibling) {
      if (child === headline) passed = true;
      else if (/^(?:nav|aside|footer|ul|ol|table|form)$/.test(child.localName) || isElsewhere(child))
        continue;
      else if (child.localName === 'img') {
        if (isCandidate(child, passed)) found.push(child);
      } else if (
        passed &&
        child.localName === 'p' &&
        lineOf(child).length >= proseLength &&
        !child.closest('figure')
      )
        done = true;
      else walk(child);
    }
  };
  walk(document.documentElement);
  // Without a text below the headline it is the headline of something else.
  return done ? found : [];
}

function isElsewhere(element: Element): boolean {
  if (!elsewhere.test(`${element.className} ${element.id}`)) return false;
  // A name of the whole page or of the article's box says nothing about a picture in it.
  return (element.textContent ?? '').length < 1500;
}

/** Above the headline only what the page presents as a figure counts. */
function isCandidate(img: Element, passed: boolean): boolean {
  const src = img.getAttribute('src') ?? '';
  if (src.startsWith(cardScheme) || elsewhere.test(img.className)) return false;
  const link = img.closest('a');
  if (link && !/\.(?:jpe?g|png|webp|gif|avif)(?:$|\?)/i.test(link.getAttribute('href') ?? '')) return false;
  return passed || img.closest('figure') !== null;
}

function isLarge(img: Element): boolean {
  const width = Number(img.getAttribute('width') ?? NaN);
  if (width >= wide) return true;
  return Number.isNaN(width) && img.closest('figure') !== null;
}

/** What stays the same of a picture's address in all its sizes: its name without them. Empty when that says too little. */
export function keyOf(address: string): string {
  const path = address.replace(/[?#].*$/s, '');
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const key = name
    .replace(/\.(?:jpe?g|png|webp|gif|avif)$/g, '')
    .replace(/(?:[-_]\d{2,4}x\d{2,4}|@\dx|[-_]scaled|[-_](?:small|medium|large|thumb(?:nail)?|full))+$/g, '');
  return key.length >= 5 && !/^(?:image|picture|default|photo|index|large|original)\d*$/.test(key) ? key : '';
}
