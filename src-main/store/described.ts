import type { EditableMetadata, Metadata, Source } from '#contract';
import type { ArticleFile } from './formats';

/** What is shown of an article's metadata: the reader's values where there are some, else what was found. */
export function described(record: ArticleFile): Metadata & { source: Source; edited: EditableMetadata[] } {
  const { title, titleFrom, byline, siteName, publishedTime, modifiedTime, lang, dir, excerpt, leadPicture } =
    record;
  const { url, ...edits } = record.metadataEdits;
  const set = Object.fromEntries(Object.entries(edits).map(([field, value]) => [field, value || null]));
  return {
    ...{ titleFrom, byline, siteName, publishedTime, modifiedTime, lang, dir, excerpt, leadPicture },
    ...set,
    title: edits.title ?? title,
    source: url === undefined ? record.source : { ...record.source, url: url || null },
    edited: Object.keys(record.metadataEdits) as EditableMetadata[],
  };
}
