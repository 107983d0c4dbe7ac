import { parse } from 'yaml';
import type { DocumentFacts } from '../html/clean-document';
import { readDate } from '../metadata/dates';

const block = /^\ufeff?---[ \t]*\r?\n([\s\S]{0,65536}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

/** Names under which the tools that write front matter put one thing, best first. */
const names = {
  title: ['title', 'headline'],
  byline: ['author', 'authors', 'byline', 'creator'],
  siteName: ['site', 'sitename', 'site_name', 'publisher', 'outlet', 'publication'],
  published: ['published', 'date', 'publishedtime', 'published_time', 'date_published', 'pubdate', 'issued'],
  modified: ['modified', 'updated', 'lastmod', 'last_modified', 'date_modified', 'modifiedtime'],
  url: ['source', 'url', 'link', 'canonical', 'canonical_url', 'original'],
  lang: ['lang', 'language', 'locale'],
  excerpt: ['description', 'excerpt', 'summary', 'abstract'],
} as const;

/** Metadata from the YAML front matter of a Markdown file; empty when there is none or it is no YAML. */
export function readFrontMatter(source: string): DocumentFacts {
  const yaml = block.exec(source)?.[1];
  const fields = yaml === undefined ? null : fieldsOf(yaml);
  if (!fields) return {};
  const first = (keys: readonly string[]): string | null => {
    for (const key of keys) {
      const line = lineOf(fields.get(key));
      if (line !== null) return line;
    }
    return null;
  };
  return {
    title: first(names.title),
    byline: first(names.byline),
    siteName: first(names.siteName),
    publishedTime: readDate(first(names.published)),
    modifiedTime: readDate(first(names.modified)),
    url: webAddress(first(names.url)),
    lang: first(names.lang),
    excerpt: first(names.excerpt),
  };
}

/** Every value stays a text (no dates, no numbers, no tags), and aliases are not followed. */
function fieldsOf(yaml: string): Map<string, unknown> | null {
  try {
    const root: unknown = parse(yaml, {
      schema: 'failsafe',
      mapAsMap: true,
      maxAliasCount: 0,
      uniqueKeys: false,
      logLevel: 'silent',
    });
    if (!(root instanceof Map)) return null;
    return new Map([...root].map(([key, value]) => [String(key).trim().toLowerCase(), value as unknown]));
  } catch {
    return null;
  }
}

/** A text, or several joined; `{ name: … }` as lists of authors have it; `[[Name]]` as notebooks write links. */
function lineOf(value: unknown): string | null {
  if (Array.isArray(value)) {
    const lines = value.slice(0, 20).flatMap((one) => lineOf(one) ?? []);
    return lines.length === 0 ? null : lines.join(', ');
  }
  if (value instanceof Map) return lineOf((value as Map<string, unknown>).get('name'));
  if (typeof value !== 'string') return null;
  const line = value.replace(/\[\[(?:[^\]|]{0,200}\|)?([^\]|]{1,200})\]\]/g, '$1').trim();
  return line === '' ? null : line;
}

function webAddress(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return /^https?:$/.test(protocol) && href.length <= 2000 ? href : null;
}
