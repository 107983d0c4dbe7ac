import { AppError, type Checked, editableMetadata } from '#contract';
import type { ArticleFile } from '../store/formats';

/**
 * The record with the reader's values set: null goes back to what was found in the file, an empty value says that
 * there is none. A value that was found all the same is no edit.
 * @throws AppError `bad-input` for a language that is no code of one
 */
export function withMetadata(record: ArticleFile, change: Checked<'setMetadata'>): ArticleFile {
  const edits = { ...record.metadataEdits };
  for (const field of editableMetadata) {
    const given = change[field];
    if (given === undefined) continue;
    const value = field === 'lang' && given ? languageCode(given) : given;
    const found = field === 'url' ? record.source.url : record[field];
    if (value === null || value === (found ?? '')) delete edits[field];
    else edits[field] = value;
  }
  return { ...record, metadataEdits: edits };
}

/** A BCP 47 code in its usual spelling. */
function languageCode(value: string): string {
  try {
    return Intl.getCanonicalLocales(value)[0] ?? value;
  } catch {
    throw new AppError('bad-input', `“${value}” is no language code. Write one such as “en” or “pt-BR”.`);
  }
}
