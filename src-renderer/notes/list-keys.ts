import type { KeyboardEvent } from 'react';
import { changeAnnotation, deleteAnnotation } from '../annotating';
import { changeEach, deleteEach, notes as many } from '../changing-many';
import type { Annotation, NoteRow } from '#contract';
import { announce } from '../announce';
import { preferences } from '../preferences';
import { editAnnotation, focusedArticle, widenNotebook, type AnnotationRef } from '../workspace';
import { goToNote } from './go-to-note';
import { toggleCollapsed } from './notebook-state';
import { moveInOutline } from './outline/move-in-outline';
import { clearTicked, isTicked, tickAll, tickedCount, tickedRefs, toggleTicked, useTicked } from './ticked';
import type { Notes } from './use-notes';

interface Options {
  notes: Notes;
  row: (row: number) => NoteRow | undefined;
  active: number;
  focus: (item: number) => void;
  /** Ticks all between the last one that was ticked and an item. */
  tickTo: (item: number) => void;
  /** The active item is where such a span begins. */
  setAnchor: () => void;
}

const typing = 'input, textarea, select, [contenteditable], [role="menu"], [role="listbox"]';
const inside = 'button, a[href], input, textarea, [tabindex="0"]';

/** Keys that mean a note. */
const ofNote = /^([1-9ent]|Delete|Backspace)$/;

/** What the keys do in the list of notes. */
export function listKeys(options: Options): (event: KeyboardEvent) => void {
  const { notes, row, active, focus } = options;
  const place = notes.sections.at(active);
  const shown = place?.kind === 'note' ? row(place.row) : undefined;
  // One that is being deleted stands in its row until the list has been asked for again.
  const data = shown?.annotation.deleted ? undefined : shown;
  const ref: AnnotationRef | null = data
    ? { article: data.annotation.target.source, id: data.annotation.id }
    : null;
  const onTicked = (): boolean => ref !== null && isTicked(useTicked.getState(), ref.id);

  return (event) => {
    if (event.defaultPrevented || !(event.target instanceof HTMLElement) || event.target.closest(typing))
      return;
    const run = action(event, event.target);
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };

  function action(event: KeyboardEvent, target: HTMLElement): (() => void) | null {
    const { key, shiftKey, altKey } = event;
    const onRow = target.getAttribute('role') === 'row';
    if (key === 'Tab') return leave(event);
    if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === 'a') return all;
    if (event.ctrlKey || event.metaKey) return null;
    if (altKey) return notes.group === 'outline' && data ? outlined(key, data) : null;
    if (key === 'ArrowDown' || key === 'ArrowUp') return () => step(key === 'ArrowDown' ? 1 : -1, shiftKey);
    if (key === 'PageDown' || key === 'PageUp') return () => focus(active + (key === 'PageDown' ? 8 : -8));
    if (key === 'Home') return () => focus(0);
    if (key === 'End') return () => focus(notes.sections.count - 1);
    if (key === 'ArrowRight' || key === 'ArrowLeft') return sideways(key === 'ArrowRight' ? 1 : -1, target);
    if (key === 'Escape') return back;
    const presses = key === 'Enter' || key === ' ';
    // A button in the row is pressed by these; all other keys mean the note that it belongs to.
    if (!onRow && presses) return null;
    if (place?.kind === 'heading' && presses) return () => toggleCollapsed(place.section.key);
    // Without a note to mean here they do not mean the one that is chosen in the text.
    const bare = place?.kind === 'heading' || place?.kind === 'note';
    if (!data || !ref) return bare && ofNote.test(key) ? () => {} : null;
    if (presses) return key === ' ' ? () => tick(ref) : () => goToNote(data);
    if (key === 'e' || key === 'n') return () => editAnnotation(ref);
    if (key === 't') return () => editAnnotation(ref, 'tags');
    if (key === 'Delete' || key === 'Backspace') return () => void remove(ref, data.annotation);
    return /^[1-9]$/.test(key) ? () => void categorise(Number(key) - 1, data) : null;
  }

  function all(): void {
    tickAll();
    sayTicked();
  }

  function tick(one: AnnotationRef): void {
    options.setAnchor();
    toggleTicked(one);
    sayTicked();
  }

  function sayTicked(): void {
    announce(`${many(tickedCount(useTicked.getState(), notes.total))} selected`);
  }

  function step(by: 1 | -1, extend: boolean): void {
    const to = Math.max(0, Math.min(active + by, notes.sections.count - 1));
    if (extend) {
      if (tickedCount(useTicked.getState(), notes.total) === 0) options.setAnchor();
      options.tickTo(to);
    }
    focus(to);
  }

  /** To the controls of a note and back, or opens and closes a group. */
  function sideways(by: 1 | -1, target: HTMLElement): (() => void) | null {
    if (place?.kind === 'heading') return () => toggleCollapsed(place.section.key, by < 0);
    const line = target.closest<HTMLElement>('[role="row"]');
    if (!line) return null;
    const stops = [line, ...line.querySelectorAll<HTMLElement>(inside)];
    return () => stops[Math.max(0, stops.indexOf(target) + by)]?.focus();
  }

  /** Tab leaves the list at once: its end is one step away from the last control in it. */
  function leave(event: KeyboardEvent): null {
    const grid = event.currentTarget;
    const stops = [...grid.querySelectorAll<HTMLElement>(inside)].filter((stop) => stop.tabIndex === 0);
    // The browser goes on from there by itself.
    (event.shiftKey ? stops[0] : stops.at(-1))?.focus({ preventScroll: true });
    return null;
  }

  function back(): void {
    if (tickedCount(useTicked.getState(), notes.total) > 0) return clearTicked();
    widenNotebook(false);
    const id = focusedArticle();
    setTimeout(() => document.querySelector<HTMLElement>(`[data-article="${id}"]`)?.focus());
  }

  async function remove(one: AnnotationRef, annotation: Annotation): Promise<void> {
    if (!onTicked()) return deleteAnnotation(one.article, one.id, annotation);
    const refs = await tickedRefs(notes);
    clearTicked();
    await deleteEach(refs);
  }

  async function categorise(index: number, { annotation }: NoteRow): Promise<void> {
    const category = preferences().categories[index];
    if (!category) return;
    if (!onTicked()) {
      await changeAnnotation(annotation, { category: category.id }, 'category');
      return announce(`Category: ${category.name}`);
    }
    await changeEach(
      await tickedRefs(notes),
      { category: category.id },
      'category',
      (count) => `${many(count)} now under ${category.name}`,
    );
  }

  function outlined(key: string, { annotation }: NoteRow): (() => void) | null {
    const moves = {
      ArrowUp: 'up',
      ArrowDown: 'down',
      ArrowLeft: 'out',
      ArrowRight: 'in',
      Delete: 'away',
    } as const;
    const move = moves[key as keyof typeof moves];
    if (!move || place?.kind !== 'note') return null;
    return () => void moveInOutline(notes, place.row, annotation, move);
  }
}
