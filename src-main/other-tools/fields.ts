import { limits } from '#contract';
import { readDate } from '../article/metadata/dates';
import { caps, tidy } from '../article/metadata/tidy';
import { wellFormed } from '../library/well-formed';

/** Fields of a foreign file as what is stored: short lines, texts, addresses, times, tags. Nothing is trusted. */

export const titleIn = (text: string | undefined): string | null => tidy(text, caps.title);
export const bylineIn = (text: string | undefined): string | null => tidy(text, caps.byline);
export const siteIn = (text: string | undefined): string | null => tidy(text, caps.siteName);

/** Longest quote of a passage, and longest context on each side, in UTF-16 code units. */
const mostQuote = 20_000;
const mostContext = 200;

/** Text of several lines, without signs that nobody can see and that do something. */
function proseIn(text: string | undefined, most: number): string {
  const plain = wellFormed(text ?? '')
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex -- takes control characters out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .trim();
  return plain.length > most ? wellFormed(plain.slice(0, most)) : plain;
}

export const noteIn = (text: string | undefined): string => proseIn(text, limits.note);
export const quoteIn = (text: string | undefined): string => proseIn(text, mostQuote);

/** Context keeps the spaces at its ends: they stand between it and the quote. */
export function contextIn(text: string | undefined, side: 'before' | 'behind'): string {
  const plain = wellFormed(text ?? '');
  return wellFormed(side === 'before' ? plain.slice(-mostContext) : plain.slice(0, mostContext));
}

/** A web address as it stands, or null. One without a scheme that looks like a host gets `https`. */
export function addressIn(text: string | undefined): string | null {
  const said = (text ?? '').trim();
  const address = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#]|$)/i.test(said) ? `https://${said}` : said;
  if (address.length > 2000 || !/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  return new URL(address).href.length > 2000 ? null : new URL(address).href;
}

/** A moment in ISO 8601, UTC; null for what is none. Days are their first moment. Also seconds and milliseconds since 1970. */
export function timeIn(value: string | number | undefined | null): string | null {
  const text = String(value ?? '').trim();
  if (text === '' || text === '0') return null;
  const number = /^\d{9,13}(?:\.\d+)?$/.test(text) ? Number(text) * (text.length > 11 ? 1 : 1000) : null;
  const iso = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}|$)/.test(text) ? withZone(text) : null;
  const time = new Date(number ?? iso ?? readDate(text) ?? Number.NaN);
  if (Number.isNaN(time.getTime())) return null;
  const year = time.getUTCFullYear();
  return year >= 1970 && year <= 2100 ? time.toISOString() : null;
}

/** Tables write `2024-05-01 10:00:00+00:00`, and leave the zone out where it is UTC. */
function withZone(text: string): string {
  const [, day, clock = '', zone = ''] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?/.exec(
      text,
    ) ?? [];
  if (!clock) return day ?? '';
  const offset = zone === '' || zone === 'UTC' ? 'Z' : zone.replace(/^(.\d{2})(\d{2})$/, '$1:$2');
  return `${day}T${clock}${offset}`;
}

/** When something was published: a day or a time, as precise as it is said. */
export const publishedIn = (text: string | undefined): string | null => readDate(text);

/** Tags without the sign before them, each once; what is too long is cut. */
export function tagsIn(all: readonly string[]): string[] {
  const tags = all.flatMap((one) => tidy(one.replace(/^\s*#/, ''), limits.tag) ?? []);
  return [...new Set(tags)].slice(0, limits.tags);
}

/** A list written into one cell: as JSON `["a"]`, as Python writes it `['a', "b"]`, or with separators. */
export function listIn(text: string | undefined, separator: RegExp): string[] {
  const said = (text ?? '').trim();
  if (!/^\[.*\]$/s.test(said)) return said === '' ? [] : said.split(separator);
  try {
    const list: unknown = JSON.parse(said);
    if (Array.isArray(list)) return list.filter((one) => typeof one === 'string');
  } catch {
    // Python's own form, below.
  }
  return [...said.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map(([, single, double]) =>
    (single ?? double ?? '').replace(/\\(.)/g, '$1'),
  );
}

/** Names of a collection and those around it. */
export function pathIn(names: readonly string[]): string[] {
  const path = names.flatMap((name) => tidy(name, 120) ?? []);
  // What lies deeper than collections may is put into the deepest.
  return path.slice(0, limits.collectionLevels);
}

export const isTrue = (text: string | undefined): boolean => /^(?:true|yes|1|x)$/i.test((text ?? '').trim());
