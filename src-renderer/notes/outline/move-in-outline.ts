import type { Annotation, AnnotationChange, NoteRow } from '#contract';
import { limits } from '#contract/limits';
import { announce } from '../../announce';
import { changeMany } from '../../changing-many';
import { rowAt, type Notes } from '../use-notes';
import { ranksBetween } from '#contract/rank';

/** Most notes that go along with the one they stand under. */
const mostBelow = 500;

/** How many notes the reader's own order has. */
export const orderedCount = ({ sections }: Notes): number =>
  sections.list.find(({ group }) => group.label === '')?.group.count ?? 0;

/** A note with those that stand under it, deeper, in their order. */
async function withBelow(notes: Notes, row: number, level: number): Promise<NoteRow[]> {
  const block: NoteRow[] = [];
  for (let at = row; at < orderedCount(notes) && block.length < mostBelow; at++) {
    const next = await rowAt(notes, at);
    if (!next || (block.length > 0 && (next.annotation.outline?.level ?? 0) <= level)) break;
    block.push(next);
  }
  return block;
}

const levelOf = (row: NoteRow | undefined): number => row?.annotation.outline?.level ?? -1;
const clampLevel = (level: number): number => Math.max(0, Math.min(level, limits.outlineLevels));

/**
 * Puts notes into the reader's own order, before the row with number `before`, as one step of the history.
 * @param by how many levels deeper than they were
 */
async function place(notes: Notes, block: readonly Annotation[], before: number, by: number): Promise<void> {
  const own = new Set(block.map(({ id }) => id));
  const neighbour = async (from: number, step: 1 | -1): Promise<string | null> => {
    for (let at = from; at >= 0 && at < orderedCount(notes); at += step) {
      const row = await rowAt(notes, at);
      if (!row) return null;
      if (!own.has(row.annotation.id)) return row.annotation.outline?.rank ?? null;
    }
    return null;
  };
  const [above, below] = [await neighbour(before - 1, -1), await neighbour(before, 1)];
  const ranks = ranksBetween(above, below, block.length);
  const changes = block.map((annotation, i): AnnotationChange => ({
    id: annotation.id,
    article: annotation.target.source,
    outline: { rank: ranks[i] ?? '', level: clampLevel((annotation.outline?.level ?? 0) + by) },
  }));
  await changeMany(changes, 'order');
}

/** Moves a dragged note, with those under it, before a row and to a level. Notes that are not in the order come into it. */
export async function dropInOutline(
  notes: Notes,
  row: number,
  to: { before: number; level: number } | null,
): Promise<void> {
  const moved = await rowAt(notes, row);
  if (!moved) return;
  const { annotation } = moved;
  const level = annotation.outline?.level ?? 0;
  const rows = annotation.outline ? await withBelow(notes, row, level) : [moved];
  if (to === null) return takeOut(rows);
  // Onto itself: only the level can be another.
  const inside = annotation.outline !== undefined && to.before >= row && to.before <= row + rows.length;
  if (inside && to.level === level) return;
  const block = rows.map((one) => one.annotation);
  if (!inside) return place(notes, block, to.before, to.level - level);
  return relevel(block, to.level - level);
}

async function relevel(block: readonly Annotation[], by: number): Promise<void> {
  const changes = block.flatMap(({ id, target, outline }): AnnotationChange[] =>
    outline
      ? [{ id, article: target.source, outline: { ...outline, level: clampLevel(outline.level + by) } }]
      : [],
  );
  await changeMany(changes, 'level');
}

async function takeOut(rows: readonly NoteRow[]): Promise<void> {
  const changes = rows
    .filter(({ annotation }) => annotation.outline)
    .map(({ annotation: { id, target } }) => ({ id, article: target.source, outline: null }));
  await changeMany(changes, 'out of your order', (n) =>
    n === 1 ? 'Out of your order' : `${n} notes out of your order`,
  );
}

/** What a key does to a note in the reader's own order; one that is not in it comes to its end. */
export async function moveInOutline(
  notes: Notes,
  row: number,
  annotation: Annotation,
  move: 'up' | 'down' | 'in' | 'out' | 'away',
): Promise<void> {
  const count = orderedCount(notes);
  if (!annotation.outline) {
    if (move === 'away') return;
    await place(notes, [annotation], count, 0);
    return announce(`In your order, ${count + 1} of ${count + 1}`);
  }
  const { level } = annotation.outline;
  const block = await withBelow(notes, row, level);
  if (move === 'away') return takeOut(block);
  const own = block.map((one) => one.annotation);
  const above = await rowAt(notes, row - 1);
  if (move === 'in' || move === 'out') {
    const to = clampLevel(Math.min(level + (move === 'in' ? 1 : -1), levelOf(above) + 1));
    if (to === level) return;
    await relevel(own, to - level);
    return announce(`Level ${to + 1}`);
  }
  const end = row + block.length;
  if (move === 'up' ? row === 0 : end >= count) return;
  if (move === 'up')
    await place(notes, own, row - 1, Math.min(0, levelOf(await rowAt(notes, row - 2)) + 1 - level));
  else await place(notes, own, end + 1, 0);
  announce(`${move === 'up' ? row : row + 2} of ${count}`);
}
