import { isId } from './id-form';
import type { ArticleLink } from './linking';

/** The scheme of addresses that lead into the program; the shells register it with the system. */
export const linkScheme = 'synoptic';

const start = `${linkScheme}://article/`;
/** The longest that there can be are shorter. In UTF-16 code units. */
const longest = 200;
const place = /^(\d{1,9})-(\d{1,9})$/;

/** Where an address leads: an article, and a place in it unless that is all. */
type Place = { annotation: string } | { passage: { start: number; end: number } } | 'note' | null;

/**
 * The address of an article, of an annotation or a link of it, of a passage (UTF-16 code units of the newest text), or of the note on
 * it as a whole. All that is exported leads back by these.
 * @throws RangeError for what is no id or no passage
 */
export function articleAddress(article: string, at: Place = null): string {
  return `${start}${checked(article)}${at === 'note' ? '/note' : at === null ? '' : `#${placeName(at)}`}`;
}

/** The address that a link was read from. */
export const articleAddressOf = ({ article, annotation, passage, note }: ArticleLink): string =>
  articleAddress(article, note ? 'note' : annotation !== null ? { annotation } : passage && { passage });

/** Where the collection of an article's notes has its name in linked data. */
export const annotationsAddress = (article: string): string => `${articleAddress(article)}/annotations`;

/**
 * What such an address names; null for every other text, however near it comes. An id of digits that could be a passage as well is
 * both: whoever opens it sees which of them is there.
 */
export function parseLink(address: string): ArticleLink | null {
  if (address.length > longest || !address.startsWith(start)) return null;
  const [, article = '', whole, fragment] =
    /^([A-Za-z0-9_-]+)(\/note|\/annotations(?:\/1)?)?(?:#([A-Za-z0-9_-]+))?$/.exec(
      address.slice(start.length),
    ) ?? [];
  if (!isId(article) || (whole !== undefined && fragment !== undefined)) return null;
  const link = { article, annotation: null, passage: null, note: whole === '/note' };
  return fragment === undefined ? link : withPlace(link, fragment);
}

/**
 * The same in the fragment of the page's own address, for a browser: `article=<id>` and at most one of `annotation=<id>`,
 * `passage=<start>-<end>` and `note`, in any order, beside what else stands there (`code`, `window`).
 * An address of the scheme as it stands in an export is taken as well.
 * @returns undefined where no article is named, null where it is named in a way that leads nowhere
 */
export function linkInFragment(fragment: string): ArticleLink | null | undefined {
  if (fragment.length > 2000) return undefined;
  // An address as exports have it, put behind `#` as it is.
  if (fragment.replace(/^#/, '').startsWith(start)) return parseLink(fragment.replace(/^#/, ''));
  const named = fragment
    .replace(/^#/, '')
    .split('&')
    .map((part) => /^(?<name>[a-z]+)(?:=(?<value>.*))?$/s.exec(part)?.groups ?? {})
    .filter(({ name = '' }) => ['article', 'annotation', 'passage', 'note'].includes(name));
  if (!named.some(({ name }) => name === 'article')) return undefined;
  const [article, more] = named.filter(({ name }) => name === 'article');
  const [at, another] = named.filter(({ name }) => name !== 'article');
  const { value: id = '' } = article ?? {};
  if (more || another || !isId(id)) return null;
  const link = { article: id, annotation: null, passage: null, note: false };
  if (!at) return link;
  if (at.value === undefined) return at.name === 'note' ? { ...link, note: true } : null;
  if (at.name === 'annotation') return isId(at.value) ? { ...link, annotation: at.value } : null;
  const passage = passageNamed(at.value);
  return at.name === 'passage' && passage ? { ...link, passage } : null;
}

/** Such a fragment, without its `#`. */
export function fragmentOf({ article, annotation, passage, note }: ArticleLink): string {
  const at =
    annotation !== null
      ? `&annotation=${checked(annotation)}`
      : passage
        ? `&passage=${placeName({ passage })}`
        : note
          ? '&note'
          : '';
  return `article=${checked(article)}${at}`;
}

function withPlace(link: ArticleLink, name: string): ArticleLink | null {
  const annotation = isId(name) ? name : null;
  const passage = passageNamed(name);
  return annotation === null && passage === null ? null : { ...link, annotation, passage };
}

function passageNamed(name: string): { start: number; end: number } | null {
  const [, from, to] = place.exec(name) ?? [];
  const passage = { start: Number(from), end: Number(to) };
  return passage.end > passage.start && name === `${passage.start}-${passage.end}` ? passage : null;
}

function placeName(at: Exclude<Place, 'note' | null>): string {
  if ('annotation' in at) return checked(at.annotation);
  const name = `${at.passage.start}-${at.passage.end}`;
  if (passageNamed(name) === null) throw new RangeError('This is no passage of a text.');
  return name;
}

function checked(id: string): string {
  if (!isId(id)) throw new RangeError('This is no id.');
  return id;
}
