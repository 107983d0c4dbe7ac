import { sources } from '../words';
import { tidy, unescapeEntities } from './tidy';

const before = new RegExp(String.raw`^(?:${sources.by})(?:\s*:\s*|\s+)`, 'iu');
const dated = new RegExp(
  String.raw`\s*(?:[|•·,–—-]\s*)?(?:\b(?:${sources.dated})\b.*|(?:${sources.weekdays}|${sources.months})\.?,?\s+\d.*|\d{1,2}(?:st|nd|rd|th|\.)?\s+(?:${sources.months})(?!\p{L}).*|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}.*|\d{1,2}:\d{2}.*|\d+\s+(?:min|hour|day|week|month|year)s?\b.*)$`,
  'iu',
);
const noName =
  /[{}<>]|^(?:https?:|www\.|@|\d|admin(?:istrator)?$|staff$|editors?$|editorial(?: staff| team| board)?$|news ?desk$|newsroom$|guest$|user$|unknown$|anonymous$|author$|authors$|null$|undefined$|contributor$|team$|webmaster$|none$|n\/a$|root$|super user$|name$|reviewer$|wordpressadmin$|site ?admin$|by$|staff (?:writer|reporter|report)s?$)|@.*\./i;

/** Names of authors as a page writes them, one string, or null when nothing in it is a name. */
export function readAuthors(entries: string[], siteName: string | null): string | null {
  const names: string[] = [];
  for (const entry of entries) {
    const name = authorName(entry);
    if (name === null || name.toLowerCase() === siteName?.toLowerCase()) continue;
    if (!names.some((n) => n.toLowerCase().includes(name.toLowerCase()))) names.push(name);
  }
  return tidy(names.join(', '), 200);
}

/** “By Jane Doe, 3 May 2024” → “Jane Doe”; null when it is no name. */
export function authorName(text: string): string | null {
  let name = tidy(unescapeEntities(text).replace(/<[^>]{0,200}>/g, ' '), 300) ?? '';
  name = name
    .replace(before, '')
    .replace(dated, '')
    .replace(/\s*[|•·].*$/, '')
    .replace(/[\s,;:–—-]+$/, '')
    .trim();
  name = name
    .replace(/\s*\((?:[^()]*)\)$/, '')
    .replace(/\s*(?:follow|share|@\w+).*$/i, '')
    .trim();
  if (name.length < 3 || name.length > 120 || noName.test(name) || name.split(' ').length > 14) return null;
  return /\p{L}{2}/u.test(name) ? name : null;
}
