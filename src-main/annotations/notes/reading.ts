import type { Annotation, Id } from '#contract';
import type { Articles } from '../../store/articles';
import { formats } from '../../store/formats';
import type { AnnotationFiles } from '../files';

/** What an article's stored annotations say. */
export interface Stored {
  annotations: readonly Annotation[];
  version: number;
}

/**
 * The stored annotations of an article without opening it: ten times as fast, which counts where all articles are read.
 * What does not look as it should is read with all care instead. Null when there are none.
 * @throws AppError `not-found` and those of opening an article
 */
export async function readStored(
  article: Id,
  { articles, files }: { articles: Articles; files: AnnotationFiles },
): Promise<Stored | null> {
  const text = await articles.annotationsText(article);
  if (text === null) return null;
  const quick = asStored(text);
  if (quick) return quick;
  return files.use(article, async (folder) => ({
    annotations: folder.annotations.data.annotations,
    version: folder.article.data.version,
  }));
}

function asStored(text: string): Stored | null {
  let file: { formatVersion?: unknown; annotations?: unknown; placedIn?: unknown };
  try {
    file = JSON.parse(text) as typeof file;
  } catch {
    return null;
  }
  const { annotations, placedIn: version = 1 } = file;
  if (
    file.formatVersion !== formats.annotations.version ||
    typeof version !== 'number' ||
    !Array.isArray(annotations)
  )
    return null;
  for (const one of annotations) if (!looksRight(one) || one.target.version > version) return null;
  return { annotations: annotations as Annotation[], version };
}

/** Whether all is there that a row is made of. */
function looksRight(value: unknown): value is Annotation {
  const { id, target, body, category, created, deleted, outline } = (value ?? {}) as Partial<Annotation>;
  const [position, quote] = (target?.selector ?? []) as Partial<Annotation['target']['selector']>;
  return (
    typeof id === 'string' &&
    typeof target?.version === 'number' &&
    typeof position?.start === 'number' &&
    typeof position.end === 'number' &&
    typeof quote?.exact === 'string' &&
    Array.isArray(body) &&
    body.every((one) => typeof one?.purpose === 'string' && typeof one.value === 'string') &&
    typeof category === 'string' &&
    typeof created === 'string' &&
    !Number.isNaN(Date.parse(created)) &&
    (deleted === null || typeof deleted === 'string') &&
    (outline === undefined || typeof outline?.rank === 'string')
  );
}
