import type { NoteRow } from '#contract';
import { isPlaced, passageOf } from '../annotation';
import { revealPassage, selectAnnotation } from '../workspace';

/** Chooses a note's highlight and brings its passage into view, opening its article when it is not open. */
export function goToNote({ annotation, article }: NoteRow): void {
  const { id } = annotation;
  if (isPlaced(annotation, article.version))
    revealPassage(article.id, passageOf(annotation), article.version);
  selectAnnotation({ article: article.id, id });
}
