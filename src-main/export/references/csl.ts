import type { ArticleSummary } from '#contract';
import { oneLine, webAddress } from '../mdast';

/** One reference in the form of CSL-JSON (https://docs.citationstyles.org, appendices III and IV). */
export interface CslItem {
  id: string;
  type: 'article-newspaper' | 'webpage';
  title: string;
  author?: ({ family: string; given: string } | { literal: string })[];
  'container-title'?: string;
  issued?: CslDate;
  accessed?: CslDate;
  URL?: string;
  language?: string;
  keyword?: string;
}
export interface CslDate {
  'date-parts': [number[]];
}

/** An article as a reference. Its id is a key that other programs take, and the same each time. */
export function cslOf(article: ArticleSummary): CslItem {
  const { title, byline, siteName, publishedTime, lang, tags, source } = article;
  const url = webAddress(source.url);
  const site = oneLine(siteName ?? '');
  const author = oneLine(byline ?? '');
  const issued = dateParts(publishedTime);
  const accessed = dateParts(source.importedAt);
  return {
    id: keyOf(article),
    type: site === '' ? 'webpage' : 'article-newspaper',
    title: oneLine(title),
    ...(author !== '' && {
      author: author
        .split(/\s*[,;|]\s*|\s+and\s+/)
        .filter(Boolean)
        .map(nameOf),
    }),
    ...(site !== '' && { 'container-title': site }),
    ...(issued && { issued }),
    ...(accessed && { accessed }),
    ...(url !== null && { URL: url }),
    ...(lang !== null && { language: lang }),
    ...(tags.length > 0 && { keyword: tags.map(oneLine).join(', ') }),
  };
}

/** Two or three words that all begin as names do; anything else is an institution or more than a name. */
function nameOf(name: string): { family: string; given: string } | { literal: string } {
  const words = name.split(' ');
  const isName =
    words.length <= 3 &&
    words.length >= 2 &&
    words.every((word) => /^\p{Lu}[\p{Ll}.’'-]*\p{L}?[\p{L}.’'-]*$/u.test(word));
  const isInstitution =
    words.some((word) => word.length > 1 && word === word.toUpperCase() && !word.includes('.')) ||
    /^(?:The|Staff|News|Editorial)\b|\b(?:Staff|News|Press|Agency|Team|Desk|Times|Post|Redaktion)$/.test(
      name,
    );
  if (!isName || isInstitution) return { literal: name };
  return { given: words.slice(0, -1).join(' '), family: words.at(-1) ?? '' };
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
