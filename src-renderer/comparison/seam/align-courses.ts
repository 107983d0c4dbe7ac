import type { Passage } from '#contract';
import type { PaneGeometry } from './geometry';
import type { Course } from './linked-scrolling';

/** A passage and the pane that it stands in. */
export interface Standing {
  geometry: PaneGeometry;
  passage: Passage;
}

/** A passage that has to be brought into view begins at this share of the height. */
const wellInView = 0.3;

/**
 * Where panes have to go so that their passages begin at the same height as that of the first, whose pane stays where it is
 * unless its passage is out of view. The ends of a text may keep one from coming so far.
 * @param free whether the first gives way then, too, so that they stand level wherever that is possible at all
 */
export function coursesTo(staying: Standing, others: readonly Standing[], free = false): Course[] {
  const view = staying.geometry.view();
  const { top } = staying.geometry.spanOf(staying.passage);
  const courses: Course[] = [];
  let height = top - view.top;
  if (height < 0 || height > view.height - 48) {
    const to = Math.max(0, Math.min(top - view.height * wellInView, view.most));
    courses.push({ article: staying.geometry.shown.article.id, to });
    height = top - to;
  }
  if (free) {
    const level = levelWithin([staying, ...others], height);
    if (level !== height) {
      height = level;
      courses.splice(0, 1, { article: staying.geometry.shown.article.id, to: top - height });
    }
  }
  for (const { geometry, passage } of others) {
    const other = geometry.view();
    const wanted = geometry.spanOf(passage).top - height - (view.screenTop - other.screenTop);
    const to = Math.max(0, Math.min(wanted, other.most));
    courses.push({ article: geometry.shown.article.id, to });
  }
  return courses;
}

/** The height next to the wanted one that all passages can come to; the wanted one when there is none. */
function levelWithin(all: readonly Standing[], wanted: number): number {
  const first = all[0]?.geometry.view().screenTop ?? 0;
  const reach = all.map(({ geometry, passage }) => {
    const { most, screenTop } = geometry.view();
    const highest = geometry.spanOf(passage).top + screenTop - first;
    return { highest, lowest: highest - most };
  });
  const most = Math.min(...reach.map(({ highest }) => highest));
  const least = Math.max(...reach.map(({ lowest }) => lowest));
  return least > most ? wanted : Math.max(least, Math.min(most, wanted));
}
