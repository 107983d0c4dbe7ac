import type { OwnPicture, Pictures } from './pictures';

/** What is to be written for a picture of the source. */
export interface ChosenPicture {
  src: string;
  /** In pixels, where the file itself says so. */
  size: OwnPicture['size'];
}

/** Widest version that is taken when a page offers several, in pixels: more than any reading column shows. */
const widest = 1600;
/** A picture of its own that is no wider than this stands in for a better one, if the page names one, in pixels. */
const widestStandIn = 64;

/** Where pages keep a picture's address until it scrolls into view, best first. */
const lateSources = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-lazy',
  'data-original-src',
  'data-hi-res-src',
  'data-full-src',
  'data-image',
  'data-url',
];
const sizeLists = ['srcset', 'data-srcset', 'data-lazy-srcset'];

const standIns =
  /(?:blank|spacer|pixel|placeholder|lazy|loading|transparent|gr[ae]y|1x1|trans)[^/]*\.(?:gif|png|svg|jpe?g)(?:\?|$)/i;

/**
 * The address to keep for a picture: one that came with the page if there is any, else the one that the page would load
 * for a wide column. A stand-in gives way to what it stands for. Null when there is nothing to show or to name.
 * @param lists further lists of sizes, from the `<source>` elements of a `<picture>`.
 */
export function pictureSource(
  attribute: (name: string) => string,
  lists: readonly string[],
  pictures: Pictures,
  base: string | null,
): ChosenPicture | null {
  const src = attribute('src').trim();
  const late = lateSources.map((name) => attribute(name).trim()).filter((a) => a !== '' && !a.includes('{'));
  const listed = [...sizeLists.map(attribute), ...lists].flatMap(candidates);
  const named = [...late, ...inOrder(listed)];

  const own = [src, ...named].flatMap((address) => pictures.find(address, base) ?? []);
  const best = own.reduce<OwnPicture | undefined>((a, b) => (a && width(a) >= width(b) ? a : b), undefined);
  const remote = named.find(isRemote) ?? (isRemote(src) && !standIns.test(src) ? src : undefined);
  const real = named.find(isRemote) !== undefined;
  if (best && !(best.size && best.size.width <= widestStandIn && real))
    return { src: best.address, size: best.size };
  return remote === undefined ? null : { src: remote, size: null };
}

function width(picture: OwnPicture): number {
  const pixels = picture.size?.width ?? 1;
  // Beyond what a column shows, smaller is better.
  return pixels <= widest ? pixels : widest / (pixels / widest);
}

function isRemote(address: string): boolean {
  return address !== '' && !/^(?:data|asset|card|blob|javascript|about|file):/i.test(address);
}

interface Candidate {
  address: string;
  /** In pixels, or a multiple of the usual size as if that were 800 wide; 0 when nothing is said. */
  width: number;
}

/** A list of sizes. An address may hold commas, so that only one that a space follows ends it; https://html.spec.whatwg.org/#parse-a-srcset-attribute */
export function candidates(list: string): Candidate[] {
  const found: Candidate[] = [];
  // By sticky patterns of one class each: a single one for all tries every way to divide a row of commas.
  const upTo = (pattern: RegExp, from: number): number => {
    pattern.lastIndex = from;
    return pattern.test(list) ? pattern.lastIndex : from;
  };
  for (let at = 0; at < list.length && found.length < 40;) {
    const from = upTo(/[\s,]+/y, at);
    const to = upTo(/\S+/y, from);
    let end = to;
    while (end > from && list[end - 1] === ',') end--;
    // A comma at its end says that nothing follows which belongs to it.
    at = end < to ? to : upTo(/[^,]+/y, to);
    if (end === from) continue;
    const [, number, unit] = /^\s+(\d[\d.]*)([wx])/.exec(list.slice(to, at)) ?? [];
    const n = Number(number ?? 0);
    found.push({ address: list.slice(from, end), width: unit === 'x' ? n * 800 : n });
  }
  return found;
}

/** The widest up to the limit first, then the narrowest beyond it. */
function inOrder(listed: Candidate[]): string[] {
  const fits = listed.filter((c) => c.width <= widest).sort((a, b) => b.width - a.width);
  const beyond = listed.filter((c) => c.width > widest).sort((a, b) => a.width - b.width);
  return [...fits, ...beyond].map((c) => c.address);
}

/** Whether the page itself says that the picture is only a dot or a gap. */
export function isDot(attribute: (name: string) => string): boolean {
  const sizes = ['width', 'height']
    .map((name) => attribute(name).trim())
    .filter((v) => /^\d+(?:px)?$/.test(v));
  return sizes.length > 0 && sizes.some((v) => parseInt(v, 10) <= 2);
}

/** A picture that is a character: the sign itself, or null. */
export function emojiOf(attribute: (name: string) => string): string | null {
  const alt = attribute('alt').trim();
  if (
    alt.length === 0 ||
    alt.length > 16 ||
    !/^(?:\p{Extended_Pictographic}|\p{Emoji_Component})+$/u.test(alt)
  )
    return null;
  return /^\d+$/.test(alt) ? null : alt;
}

/** A formula that is drawn: its source as the page gives it, or null. */
export function formulaOf(attribute: (name: string) => string): string | null {
  const drawn =
    /(?:^|[\s_-])(?:latex|tex|math|mathjax|katex|equation|formula)(?:$|[\s_-])|mwe-math/i.test(
      attribute('class'),
    ) || /latex\.php|latex\.codecogs|[?&](?:latex|tex|chl)=/i.test(attribute('src'));
  const alt = attribute('alt').trim();
  return drawn && alt !== '' ? alt : null;
}
