import { type AnnotationChange, AppError, type Id, type Output } from '#contract';
import type { ArticleFolder } from '../store/article-folder';
import type { AnnotationsFile } from '../store/formats';
import { withoutPast } from '../store/merging/ranking';
import { byArticle } from '../library/by-article';
import { createOnce } from '../library/once';
import { changed, inverseOf } from './change';
import { chosenTarget } from './chosen';
import type { AnnotationFiles } from './files';
import type { Placer } from './placer';
import type { Chosen } from './replaced';

type Changed = Output<'changeAnnotations'>;
type Change = (changes: readonly AnnotationChange[]) => Promise<Changed>;

/** The same, but a call with the id of one of the last ones answers what that one did: nothing else takes it back. */
export function onceEach(
  change: Change,
): (changes: readonly AnnotationChange[], id?: Id) => Promise<Changed> {
  const once = createOnce<Changed>();
  return (changes, id) => once(id, () => change(changes));
}

/** Many changes, in one write for each article. @throws AppError `storage`; then those made before are taken back */
export async function changeAll(
  changes: readonly AnnotationChange[],
  { files, now }: { files: AnnotationFiles; now: () => Date },
): Promise<Changed> {
  const all: Changed = { annotations: [], inverse: [] };
  try {
    for (const [article, its] of byArticle(changes)) {
      const { annotations, inverse } = await changeOne(article, its, files, now);
      all.annotations.push(...annotations);
      all.inverse.unshift(...inverse);
    }
  } catch (error) {
    for (const [article, its] of byArticle(all.inverse)) {
      await changeOne(article, its, files, now).catch(() => undefined);
    }
    throw error;
  }
  return all;
}

async function changeOne(
  article: Id,
  changes: readonly AnnotationChange[],
  files: AnnotationFiles,
  now: () => Date,
): Promise<Changed> {
  try {
    return await files.use(article, async (folder) => {
      let result: Changed = { annotations: [], inverse: [] };
      const set =
        (targets: ReadonlyMap<AnnotationChange, Chosen | null>) =>
        (file: AnnotationsFile): AnnotationsFile => {
          const { next, ...made } = applied(file, changes, targets, now());
          result = made;
          return next;
        };
      if (changes.some(({ passage }) => passage)) {
        await files.updateOn(folder, async (content) =>
          set(await targetsOf(folder, content, changes, files.placer)),
        );
      } else await files.update(folder, set(new Map()));
      return result;
    });
  } catch (error) {
    // An article that has gone takes its changes with it.
    if (error instanceof AppError && error.code === 'not-found') return { annotations: [], inverse: [] };
    throw error;
  }
}

/** Where the passages of changes stand in the newest text; null for one that has no place there. */
async function targetsOf(
  folder: ArticleFolder,
  content: Parameters<typeof chosenTarget>[1],
  changes: readonly AnnotationChange[],
  placer: Placer,
): Promise<Map<AnnotationChange, Chosen | null>> {
  const targets = new Map<AnnotationChange, Chosen | null>();
  for (const change of changes) {
    const { id, passage, version } = change;
    if (!passage) continue;
    const target = await chosenTarget(folder, content, { id, passage, version }, placer).catch(nullIfRefused);
    targets.set(change, target);
  }
  return targets;
}

function applied(
  file: AnnotationsFile,
  changes: readonly AnnotationChange[],
  targets: ReadonlyMap<AnnotationChange, Chosen | null>,
  now: Date,
): Changed & { next: AnnotationsFile } {
  const places = new Map(file.annotations.map(({ id }, at) => [id, at]));
  const list = [...file.annotations];
  const touched = new Set<number>();
  const inverse: AnnotationChange[] = [];
  for (const change of changes) {
    const at = places.get(change.id) ?? -1;
    const old = list[at];
    const target = targets.get(change);
    if (!old || target === null) continue;
    try {
      const young = changed(old, change, target, now);
      list[at] = young;
      touched.add(at);
      if (young !== old) inverse.unshift(inverseOf(old, young, change));
    } catch (error) {
      nullIfRefused(error);
    }
  }
  const annotations = [...touched].flatMap((at) => list[at] ?? []).map(withoutPast);
  return { next: inverse.length > 0 ? { ...file, annotations: list } : file, annotations, inverse };
}

/** One change that cannot be made must not keep the others away. */
function nullIfRefused(error: unknown): null {
  const refusals = ['not-found', 'conflict', 'bad-input'];
  if (error instanceof AppError && refusals.includes(error.code)) return null;
  throw error;
}
