import type { CitationStyle } from '#contract';
import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import type { CslItem } from './csl';

plugins.config.get('@bibtex').format.useIdAsLabel = true;

/**
 * References as the package knows them. It is given objects and told what they are, never a string: it would take one for
 * an address, and fetch it.
 */
const cited = (items: readonly CslItem[]): Cite => new Cite([...items], { forceType: '@csl/list+object' });

/** A bibliography in the order that the style asks for, a line each. */
export function bibliography(items: readonly CslItem[], style: CitationStyle): string {
  return cited(items).format('bibliography', { format: 'text', template: style, lang: 'en-US' });
}

/** One line for a bibliography; without the number that some styles put before it. */
export const citation = (item: CslItem, style: CitationStyle): string =>
  bibliography([item], style)
    .replace(/^\s*(?:\[?1[\].]\s+)/, '')
    .trim();

/** BibTeX of one reference. */
export const bibtex = (item: CslItem): string =>
  `${cited([withoutBraces(item)])
    .format('bibtex')
    .trim()}\n`;

/** The package writes names as they are, where a brace would end the entry. */
function withoutBraces(item: CslItem): CslItem {
  const plain = (words: string): string => words.replace(/[{}\\]/g, ' ').trim() || '?';
  const author = item.author?.map((name) =>
    'literal' in name
      ? { literal: plain(name.literal) }
      : { ...name, family: plain(name.family), given: plain(name.given) },
  );
  return { ...item, ...(author && { author }) };
}
