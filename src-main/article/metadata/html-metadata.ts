import type { Metadata } from '#contract';
import { isByWord } from '../words';
import type { PageFacts } from '../html/page-facts';
import { authorName, readAuthors } from './authors';
import { readDate } from './dates';
import { readLinkedData, type LinkedData } from './json-ld';
import { looksLikeName, nearHeadline, type NearHeadline } from './near-headline';
import { caps, languageTag, tidy, unescapeEntities } from './tidy';
import { chooseTitle } from './title';

/** What a page says about its article; `title` is null when it has none. */
export type HtmlMetadata = Omit<Metadata, 'title'> & {
  title: string | null;
  url: string | null;
  baseUrl: string | null;
};

const publishedKeys = [
  ...[
    'article:published_time',
    'datepublished',
    'article:published',
    'og:published_time',
    'og:article:published_time',
  ],
  ...[
    'published_time',
    'parsely-pub-date',
    'sailthru.date',
    'publishdate',
    'publish-date',
    'publish_date',
    'pubdate',
    'pub_date',
  ],
  ...[
    'publication_date',
    'publicationdate',
    'datecreated',
    'dc.date.issued',
    'dcterms.issued',
    'dcterms.created',
    'dc.date.created',
  ],
  ...[
    'dc.date',
    'dcterms.date',
    'dc:date',
    'date',
    'article_date_original',
    'article.published',
    'originalpublicationdate',
  ],
  ...[
    'cxenseparse:recs:publishtime',
    'citation_publication_date',
    'citation_date',
    'ptime',
    'published',
    'date.issued',
  ],
  ...[
    'bt:pubdate',
    'rnews:datepublished',
    'published-date',
    'created',
    'timestamp',
    'shareaholic:article_published_time',
  ],
];
const modifiedKeys = [
  'article:modified_time',
  'article:modified',
  'last-modified',
  'dcterms.modified',
  'dc.date.modified',
  'og:updated_time',
  'datemodified',
  'lastmod',
];
const authorKeys = [
  ...[
    'author',
    'article:author',
    'article:author_name',
    'parsely-author',
    'sailthru.author',
    'byl',
    'dc.creator',
    'dcterms.creator',
  ],
  ...[
    'dc:creator',
    'creator',
    'cxenseparse:author',
    'citation_author',
    'article.author',
    'authors',
    'rbauthors',
    'og:author',
  ],
];

/**
 * Metadata of a page, each field from the first source that has it: JSON-LD, meta elements, marks in the page, what
 * stands around the headline, the address. `docs/cleaning.md` gives the order and its reasons.
 * @param around all lines of the page, in order.
 */
export function htmlMetadata(
  facts: PageFacts,
  around: { lines?: readonly { text: string }[] } = {},
): HtmlMetadata {
  const metas = (...keys: string[]): string[] => keys.flatMap((key) => facts.metas.get(key) ?? []);
  const linked = readLinkedData(facts.jsonLd);
  const url = webAddress(facts.savedFrom) ?? webAddress(facts.canonical) ?? webAddress(metas('og:url')[0]);
  const baseUrl = webAddress(facts.base, url) ?? url;
  const host = url === null ? null : new URL(url).hostname;
  const siteName = tidy(
    unescapeEntities(
      metas('og:site_name', 'application-name', 'al:android:app_name')[0] ?? linked.publisher ?? '',
    ),
    caps.siteName,
  );
  const title = chooseTitle({
    headings: facts.headings,
    jsonLd: linked.headline,
    metas: metas('og:title', 'twitter:title', 'dc.title', 'citation_title', 'headline', 'title'),
    title: facts.title,
    siteName,
    host,
  });
  const lang =
    languageTag(facts.lang) ??
    languageTag(linked.language) ??
    languageTag(metas('og:locale', 'content-language')[0]);
  const seen = nearHeadline(around.lines ?? [], title?.title ?? null);
  const times = dates(facts, linked, metas, seen, url, lang);
  return {
    title: tidy(title?.title, caps.title),
    titleFrom: title?.titleFrom ?? 'file-name',
    byline: authors(
      facts,
      linked.authors,
      [...metas(...authorKeys), ...labelled(facts)],
      seen.authors,
      siteName,
    ),
    siteName,
    ...times,
    leadPicture: webAddress(
      [
        linked.picture,
        ...metas('og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src'),
        facts.picture,
      ].find((a) => webAddress(a, baseUrl) !== null),
      baseUrl,
    ),
    lang,
    dir: facts.dir?.toLowerCase() === 'rtl' ? 'rtl' : facts.dir?.toLowerCase() === 'ltr' ? 'ltr' : null,
    excerpt: tidy(
      unescapeEntities(
        metas('og:description', 'description', 'twitter:description')[0] ?? linked.description ?? '',
      ),
      caps.excerpt,
    ),
    url,
    baseUrl,
  };
}

/** Trust in this order; but what a reader sees beside the headline is taken where it says the same more fully. */
function authors(
  facts: PageFacts,
  linked: string[],
  metas: string[],
  seen: string[],
  siteName: string | null,
): string | null {
  const marked = (mark: 'itemprop' | 'rel' | 'class' | 'address'): string[] =>
    [...facts.authors]
      .filter((a) => a.mark === mark)
      .sort((a, b) => Number(a.elsewhere) - Number(b.elsewhere))
      .map((a) => a.text);
  const first = (entries: string[]): string[] => entries.filter((e) => authorName(e) !== null).slice(0, 1);
  const visible = readAuthors(seen, siteName);
  const candidates = [
    linked,
    metas.slice(0, 10),
    first(marked('itemprop')),
    first(marked('rel')),
    first(marked('class')),
    seen,
    first(marked('address').filter(looksLikeName)),
  ];
  for (const entries of candidates) {
    const names = readAuthors(entries, siteName);
    if (names === null) continue;
    return visible !== null && (isLogin(names) || saysMore(visible, names)) ? visible : names;
  }
  return null;
}

/** A name for signing in rather than for signing: `jrobison`, `christian.stadtfeld`. */
function isLogin(name: string): boolean {
  return !name.includes(' ') && (name === name.toLowerCase() || /[\d._@-]/.test(name));
}

function saysMore(visible: string, names: string): boolean {
  return visible.length > names.length && visible.toLowerCase().includes(names.toLowerCase());
}

/** Cards for social networks have two labelled values: “Written by”, “Jane Doe”. */
function labelled(facts: PageFacts): string[] {
  return [1, 2].flatMap((n) => {
    const label = facts.metas.get(`twitter:label${n}`)?.[0] ?? '';
    return isByWord(label) ? (facts.metas.get(`twitter:data${n}`) ?? []).slice(0, 1) : [];
  });
}

function dates(
  facts: PageFacts,
  linked: LinkedData,
  metas: (...keys: string[]) => string[],
  seen: NearHeadline,
  url: string | null,
  lang: string | null,
): Pick<Metadata, 'publishedTime' | 'modifiedTime'> {
  const times = [...facts.times.filter((t) => t.published), ...facts.times];
  const marked = times.flatMap((t) => [t.datetime, t.text]);
  const modified = firstDate([linked.modified, ...metas(...modifiedKeys), seen.modified], lang);
  const published =
    firstDate([linked.published, ...metas(...publishedKeys), seen.published], lang) ??
    firstDate([...marked, ...facts.dates, dateInAddress(url)], lang) ??
    modified;
  return { publishedTime: published, modifiedTime: modified === published ? null : modified };
}

function firstDate(entries: (string | null)[], lang: string | null): string | null {
  const monthFirst =
    lang === null || lang === 'en'
      ? null
      : /^en-(?:US|PH)\b/.test(lang)
        ? true
        : lang.startsWith('en-CA')
          ? null
          : false;
  for (const entry of entries) {
    const date = readDate(entry, monthFirst);
    if (date !== null) return date;
  }
  return null;
}

/** `…/2024/03/02/…`, as many news addresses have it. */
function dateInAddress(url: string | null): string | null {
  return (
    /\/((?:19|20)\d{2}[/-]\d{1,2}[/-]\d{1,2})(?:\/|-|$)/.exec(url ?? '')?.[1]?.replace(/\//g, '-') ?? null
  );
}

/** An http or https address in full, or null. */
function webAddress(text: string | null | undefined, base?: string | null): string | null {
  if (!text) return null;
  try {
    const url = new URL(text.trim(), base ?? undefined);
    return /^https?:$/.test(url.protocol) && url.href.length <= 2000 ? url.href : null;
  } catch {
    return null;
  }
}
