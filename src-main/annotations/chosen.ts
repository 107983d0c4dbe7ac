import { AppError, type Passage, type Target } from '#contract';
import type { ArticleFolder, Content } from '../store/article-folder';
import { earlierPlace } from './replaced';
import { selectorsOf } from './selectors';

/**
 * The target of a passage that a window chose in the text that it showed, or of one that its annotation had before.
 * @throws AppError `conflict` when that text is not the newest, `bad-input` when the passage is not in it
 */
export async function chosenTarget(
  folder: ArticleFolder,
  { record, text }: Content,
  { id, passage, version }: { id: string; passage: Passage; version?: number | undefined },
): Promise<Target> {
  if (version !== undefined && version !== record.version) {
    const earlier = earlierPlace(folder.annotations.data.annotations, { id, passage, version });
    if (earlier) return earlier;
  }
  refuseOther(version, record.version);
  return { source: folder.article.data.id, version: record.version, selector: selectorsOf(text, passage) };
}

/** A passage counts in the text that its window showed. @throws AppError `conflict` when that is not the newest */
function refuseOther(counted: number | undefined, newest: number): void {
  if (counted !== undefined && counted !== newest) {
    throw new AppError('conflict', 'The text has become another meanwhile. Select the words once more.');
  }
}
