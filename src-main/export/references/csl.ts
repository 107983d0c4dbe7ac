import type { ArticleSummary } from '#contract';
import { oneLine, webAddress } from '../mdast';

/** One reference in the form of CSL-JSON (https://docs.citationstyles.org, appendices III and IV). */
export interface CslItem {
  id: string;
  type: 'article-newspaper' | 'webpage';
  title: string;
  author?: CslName[];
  'container-title'?: string;
  issued?: CslDate;
  accessed?: CslDate;
  URL?: string;
  language?: string;
  keyword?: string;
}
/** A person, with the particle that stands before the family's name in every style, or whatever is no person's name. */
export type CslName =
  { family: string; given: string; 'non-dropping-particle'?: string } | { literal: string };
export interface CslDate {
  'date-parts': [number[]];
}

/** An article as a reference. Its id is a key that other programs take, and the same each time. */
export function cslOf(article: ArticleSummary): CslItem {
  const { title, byline, siteName, publishedTime, lang, tags, source } = article;
  const url = webAddress(source.url);
  const site = oneLine(siteName ?? '');
  const authors = namesIn(oneLine(byline ?? ''));
  const issued = dateParts(publishedTime);
  const accessed = dateParts(source.importedAt);
  return {
    id: keyOf(article),
    type: site === '' ? 'webpage' : 'article-newspaper',
    title: oneLine(title),
    ...(authors.length > 0 && { author: authors }),
    ...(site !== '' && { 'container-title': site }),
    ...(issued && { issued }),
    ...(accessed && { accessed }),
    ...(url !== null && { URL: url }),
    ...(lang !== null && { language: lang }),
    ...(tags.length > 0 && { keyword: tags.map(oneLine).join(', ') }),
  };
}

/** Who is named in a byline. */
function namesIn(byline: string): CslName[] {
  // An agency's name may have an “and” of its own, but no comma.
  return byline
    .split(/\s*[,;|]\s*|\s+(?:and|&)\s+(?=\p{Lu}|\p{Ll}+\s)/u)
    .map((name) => name.replace(/^(?:[Bb]y|[Vv]on)\s+(?=\p{Lu}\S*\s)/u, '').trim())
    .filter(Boolean)
    .map(nameOf);
}

/** Words before a family's name that belong to it, as bylines write them: Dutch, German, Romance, Arabic, Hebrew, Irish. */
const particles = new Set(
  (
    'van von vom zu zum zur den der ter ten te op het de del della delle dei degli di da das do dos du des la le las los ' +
    "lo y e af av til bin ibn ben bar bat bint abu abd al el ul ould st. san mac mc ni ní ó d' l' 't"
  ).split(' '),
);
/** Words that people are not called by. */
const institution = new RegExp(
  [
    String.raw`^(?:The|Staff|News|Editorial|Agence|Agencia|Agenzia|Agentur|Associated|United Press|Deutsche|Radio|Redaktion|La Redazione|Redacción|Rédaction)\b`,
    String.raw`\b(?:Staff|News|Newsroom|Press|Presse|Agency|Agence|Agentur|Agencies|Service|Team|Desk|Times|Post|Herald|Guardian|Tribune|Gazette|Journal|Courier|Redaktion|Board|Media|Network|Broadcasting|Corporation|University|Institute|Ministry|Department|Office|Council|Committee|Association|Foundation|Group|Inc|Ltd|GmbH|LLC)\.?$`,
    String.raw`\b(?:of|for) (?:the )?\p{Lu}`,
  ].join('|'),
  'u',
);
const capitalised = /^\p{Lu}[\p{Ll}\p{M}.’'-]*\p{L}?[\p{L}\p{M}.’'-]*$/u;

/**
 * A name of two to four words that all begin as names do, with the particles of the family between; anything else is an
 * institution, or more than a name.
 */
function nameOf(name: string): CslName {
  const words = name.split(' ');
  const isShout = words.some((word) => word.length > 1 && word === word.toUpperCase() && !/[.-]/.test(word));
  if (isShout || institution.test(name)) return { literal: name };
  const last = words.at(-1) ?? '';
  // Particles in small letters only: “Di” and “Van” at the beginning of a word may be a name given, too.
  const first = words.findIndex((word, n) => n > 0 && particles.has(word.replace(/’/g, "'")));
  const given = words.slice(0, first === -1 ? -1 : first);
  const particle = first === -1 ? [] : words.slice(first, -1);
  const isName =
    given.length >= 1 &&
    given.length <= (particle.length > 0 ? 3 : 2) &&
    [...given, last].every((word) => capitalised.test(word)) &&
    particle.every((word) => particles.has(word.replace(/’/g, "'")));
  if (!isName) return { literal: name };
  return {
    given: given.join(' '),
    ...(particle.length > 0 && { 'non-dropping-particle': particle.join(' ') }),
    family: last,
  };
}

/** As precise as the source: a year, a month or a day, as it was where it was published. */
function dateParts(time: string | null): CslDate | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(time ?? '') ?? [];
  if (year === undefined) return null;
  return { 'date-parts': [[year, month, day].filter((part) => part !== undefined).map(Number)] };
}

function keyOf({ id, siteName, byline, publishedTime }: ArticleSummary): string {
  const word = (byline?.split(/[,;|]/)[0]?.split(' ').at(-1) ?? siteName ?? '')
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()
    .slice(0, 20);
  return `${word || 'article'}${/^\d{4}/.exec(publishedTime ?? '')?.[0] ?? ''}${id.replace(/[_-]/g, '')}`;
}
