import type { Metadata } from '#contract';
import type { PageFacts } from '../html/page-facts';
import { authorName, readAuthors } from './authors';
import { readDate } from './dates';
import { readLinkedData } from './json-ld';
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
    'last-modified',
    'created',
    'timestamp',
    'shareaholic:article_published_time',
  ],
];
const modifiedKeys = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'lastmod',
  'dcterms.modified',
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
    'twitter:data1',
    'article.author',
    'authors',
    'rbauthors',
    'og:author',
  ],
];

/** Metadata of a page: JSON-LD first where it is usually right, then meta elements, then marks in the text. */
export function htmlMetadata(
  facts: PageFacts,
  fallback: { byline: string | null; excerpt: string | null },
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
  return {
    title: tidy(title?.title, caps.title),
    titleFrom: title?.titleFrom ?? 'file-name',
    byline: authors(facts, linked.authors, metas(...authorKeys), siteName, fallback.byline),
    siteName,
    publishedTime:
      published(facts, linked.published, metas(...publishedKeys), url, lang) ??
      firstDate([linked.modified, ...metas(...modifiedKeys)], lang),
    modifiedTime: null,
    leadPicture: null,
    lang,
    dir: facts.dir?.toLowerCase() === 'rtl' ? 'rtl' : facts.dir?.toLowerCase() === 'ltr' ? 'ltr' : null,
    excerpt: tidy(
      unescapeEntities(
        metas('og:description', 'description', 'twitter:description')[0] ??
          linked.description ??
          fallback.excerpt ??
          '',
      ),
      caps.excerpt,
    ),
    url,
    baseUrl,
  };
}

function authors(
  facts: PageFacts,
  linked: string[],
  metas: string[],
  siteName: string | null,
  found: string | null,
): string | null {
  const marked = (mark: 'itemprop' | 'rel' | 'class'): string[] =>
    facts.authors.filter((a) => a.mark === mark).map((a) => a.text);
  const first = (entries: string[]): string[] => entries.filter((e) => authorName(e) !== null).slice(0, 1);
  const candidates = [
    linked,
    metas.slice(0, 10),
    first(marked('itemprop')),
    first(marked('rel')),
    first(marked('class')),
    found === null ? [] : [found],
  ];
  for (const entries of candidates) {
    const names = readAuthors(entries, siteName);
    if (names !== null) return names;
  }
  return null;
}

function published(
  facts: PageFacts,
  linked: string | null,
  metas: string[],
  url: string | null,
  lang: string | null,
): string | null {
  const said = firstDate([linked, ...metas], lang);
  if (said !== null) return said;
  const times = [...facts.times.filter((t) => t.published), ...facts.times];
  return firstDate([...times.flatMap((t) => [t.datetime, t.text]), ...facts.dates, dateInAddress(url)], lang);
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
