import { AppError, type Passage, type Target } from '#contract';
import type { ArticleFolder, Content } from '../store/article-folder';
import { placesOf } from './place-anew';
import type { Placer } from './placer';
import { type Chosen, earlierPlace } from './replaced';
import { selectorsOf } from './selectors';

/** A place for a new annotation. */
export interface NewPlace {
  target: Target;
  /** The target as it was chosen, where that was in another text. */
  origin?: Target;
}

/**
 * The target of a passage that a window chose in the text that it showed. When that is not the newest any more, the
 * passage is placed in the newest; one that has no place there keeps the text that it was chosen in.
 * @throws AppError `conflict` when that text is not kept, `bad-input` when the passage is not in it
 */
export async function chosenPlace(
  folder: ArticleFolder,
  { record, text }: Content,
  { passage, version = record.version }: { passage: Passage; version?: number | undefined },
  placer: Placer,
): Promise<NewPlace> {
  const source = folder.article.data.id;
  if (version === record.version)
    return { target: { source, version, selector: selectorsOf(text, passage) } };
  const old = await folder.version(version);
  if (!old) throw otherText();
  const origin: Target = { source, version, selector: selectorsOf(old.text, passage) };
  const [placed] = await placer.run('place', {
    text,
    olds: [{ version, text: old.text }],
    passages: [[{ version, selector: origin.selector }]],
  });
  if (!placed) return { target: origin };
  return { target: { source, version: record.version, selector: selectorsOf(text, placed) }, origin };
}

/**
 * The same for an annotation that is to be put on another passage, or on one that it had before: that one is placed from
 * where it was made, and it may be gone back to although it has no place in the newest text.
 * @throws AppError `conflict` when another passage has none, `bad-input`
 */
export async function chosenTarget(
  folder: ArticleFolder,
  content: Content,
  chosen: { id: string; passage: Passage; version?: number | undefined },
  placer: Placer,
): Promise<Chosen> {
  const { record, text } = content;
  const { version } = record;
  if (chosen.version !== undefined && chosen.version !== version) {
    const back = earlierPlace(folder.annotations.data.annotations, chosen);
    if (back) {
      const [placed] = await placesOf(folder, text, [back], placer);
      const { target } = back;
      if (!placed) return { target, back };
      return { target: { ...target, version, selector: selectorsOf(text, placed) }, back };
    }
  }
  const { target } = await chosenPlace(folder, content, chosen, placer);
  if (target.version !== version) throw otherText();
  return { target };
}

function otherText(): AppError {
  return new AppError(
    'conflict',
    'The text has become another meanwhile, and these words are not in it. Select the words once more.',
  );
}
