import { languageTag } from '../../metadata/tidy';
import { readDate } from '../../metadata/dates';
import { chooseSaid, saidAuthor } from '../said-title';
import type { DocumentFacts } from '../../html/clean-document';

/** What pdf.js answers about a document, as far as it is asked for. */
export interface PdfMetadata {
  info: Record<string, unknown>;
  /** XMP. */
  metadata: { get: (name: string) => unknown } | null;
}

/**
 * Metadata of a PDF. Its title is often that of a template or a file, so it counts only when the first pages say it too,
 * or when they have no headline of their own. The day it was made is when it was last changed; that it was published
 * then nobody says, unless its XMP does.
 * @param headline the largest type of the first page.
 * @param opening text of the first pages.
 */
export function pdfFacts(
  { info, metadata }: PdfMetadata,
  headline: string | null,
  opening: string,
): DocumentFacts {
  const xmp = (name: string): string | null => text(metadata?.get(name));
  const title = chooseSaid(xmp('dc:title') ?? text(info.Title), headline, opening);
  const doi = /\b(10\.\d{4,9}\/[^\s"<>]{2,200}?)[.,;)\]]*(?:\s|$)/.exec(
    `${xmp('prism:doi') ?? ''} ${xmp('pdfx:doi') ?? ''} ${xmp('dc:identifier') ?? ''} ${text(info.doi) ?? ''} ${inText(opening)} `,
  )?.[1];
  return {
    title,
    byline: author(metadata?.get('dc:creator')) ?? author(info.Author),
    siteName: xmp('prism:publicationname') ?? xmp('dc:publisher'),
    publishedTime: readDate(xmp('prism:publicationdate') ?? xmp('prism:coverdate') ?? xmp('dc:date')),
    modifiedTime: pdfDate(text(info.ModDate)) ?? pdfDate(text(info.CreationDate)),
    lang: languageTag(text(info.Language)) ?? languageTag(xmp('dc:language')),
    excerpt: xmp('dc:description') ?? text(info.Subject),
    url: doi === undefined ? null : `https://doi.org/${doi}`,
  };
}

/** A DOI that the document gives as its own stands after that word or in its address; others are those of its sources. */
function inText(opening: string): string {
  return /(?:\bdoi\s*:?\s*|doi\.org\/)(10\.\d{4,9}\/\S{2,200})/i.exec(opening.slice(0, 6000))?.[1] ?? '';
}

function author(value: unknown): string | null {
  return saidAuthor((Array.isArray(value) ? value : [value]).flatMap((v) => text(v) ?? []).join(', '));
}

function text(value: unknown): string | null {
  if (Array.isArray(value)) return text(value[0]);
  const line = typeof value === 'string' ? value.trim() : '';
  return line === '' ? null : line;
}

/** `D:20240302101500+01'00'` in ISO 8601 (ISO 32000, 7.9.4). */
export function pdfDate(value: string | null): string | null {
  const found =
    /^(?:D:)?(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?\s*(?:(Z)|([+-]\d{2})'?(\d{2})?)?/.exec(
      value ?? '',
    );
  if (!found) return null;
  const [, year = '', month = '', day = '', hours, minutes, seconds, z, zone, zoneMinutes] = found;
  const date = `${year}-${month}-${day}`;
  if (hours === undefined || minutes === undefined || (!z && !zone)) return readDate(date);
  return readDate(
    `${date}T${hours}:${minutes}:${seconds ?? '00'}${z ?? `${zone ?? ''}:${zoneMinutes ?? '00'}`}`,
  );
}
