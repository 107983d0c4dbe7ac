import { readDate } from '../../metadata/dates';
import { unescapeEntities } from '../../metadata/tidy';
import type { DocumentFacts } from '../../html/clean-document';
import { saidAuthor } from '../said-title';

/** What a Word document says about itself; `said` is the title of its properties, believed or not. */
export type DocxFacts = DocumentFacts & { said: string | null };

/**
 * Metadata from a Word document's properties. The day on which somebody began to write it is no day of publication, so
 * that it says none; the day of the last change is kept as such.
 * @param core `docProps/core.xml`, @param styles `word/styles.xml`; '' where there is none.
 */
export function docxFacts(core: string, styles: string): DocxFacts {
  const property = (name: string): string | null => {
    const found = new RegExp(`<${name}(?:\\s[^<>]{0,200})?>([^<]{0,2000})</${name}>`).exec(core)?.[1];
    const text = unescapeEntities(found ?? '').trim();
    return text === '' ? null : text;
  };
  const language =
    property('dc:language') ?? /<w:lang\b[^<>]{0,200}?\sw:val="([A-Za-z-]{2,20})"/.exec(styles)?.[1];
  return {
    said: property('dc:title'),
    byline: saidAuthor(property('dc:creator')),
    modifiedTime: readDate(property('dcterms:modified')),
    lang: language ?? null,
    excerpt: property('dc:description'),
  };
}
