import { elementsIn, isText, lineOf } from './element-kinds';

/** Most notes of one article that are linked. */
const most = 5000;
/** “1”, “[12]”, “*”, “†”, “↩”, “a”: what a link to a note, or back from it, says. */
const marks =
  /^[[(]?(?:\d{1,4}|[*†‡§¶#^]{1,3}|[a-z]|[ivx]{1,5}|[↩↑⤴⏎]\ufe0e?|n(?:ote)?\.?\s?\d{1,3})[\])]?:?$/iu;

/**
 * Links between a text and its notes: `#note-1` and the same as `id`. The page's own names are not kept, so that a name in
 * an article never means anything else to the program. All other ids go. A number that would run into its word is raised.
 */
export function linkNotes(root: Element, baseUrl: string | null): void {
  const targets = new Map<string, Element>();
  for (const element of elementsIn(root)) {
    const name = element.id || (element.localName === 'a' ? (element.getAttribute('name') ?? '') : '');
    if (name !== '' && !targets.has(name)) targets.set(name, element);
    element.removeAttribute('id');
  }
  let count = 0;
  for (const link of elementsIn(root, 'a')) {
    const name = fragmentOf(link.getAttribute('href') ?? '', baseUrl);
    const words = lineOf(link);
    if (name === null || !marks.test(words) || count >= most) continue;
    raise(link, words);
    const target = targets.get(name);
    if (!target) continue;
    const place = standing(target, root);
    if (!place.id) place.id = `note-${++count}`;
    link.setAttribute('href', `#${place.id}`);
  }
}

/** An empty mark names what stands around or behind it. */
function standing(target: Element, root: Element): Element {
  if (lineOf(target) !== '') return target;
  const { parentElement, nextElementSibling } = target;
  return (parentElement === root ? nextElementSibling : parentElement) ?? target;
}

/** The place on the same page that an address names, or null. */
function fragmentOf(href: string, baseUrl: string | null): string | null {
  const at = href.indexOf('#');
  if (at < 0 || at === href.length - 1) return null;
  const page = href.slice(0, at);
  if (page !== '' && page !== baseUrl?.split('#', 1)[0]) return null;
  try {
    return decodeURIComponent(href.slice(at + 1));
  } catch {
    return href.slice(at + 1);
  }
}

/** “word1” reads as another word. */
function raise(link: Element, words: string): void {
  const before = link.previousSibling;
  const glued = isText(before) && /[\p{L}\p{N}.,;:!?”’"')]$/u.test(before.data);
  if (
    !glued ||
    !/^[\d[(*†‡]/.test(words) ||
    link.closest('sup') ||
    link.getElementsByTagName('sup').length > 0
  )
    return;
  const sup = link.ownerDocument.createElement('sup');
  link.replaceWith(sup);
  sup.append(link);
}
