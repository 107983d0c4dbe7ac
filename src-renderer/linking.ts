import type { Annotation, Passage, Relation, ShownEnd, ShownLink } from '#contract';
import { relationNames, relations } from '#contract/relations';
import { create } from 'zustand';
import { announce } from './announce';
import { keep, makeHighlight, type MadeHighlight } from './annotating';
import { passageOf, quoteOf } from './annotation';
import { call, heldAnswer, stale } from './api';
import { holdLink } from './held-links';
import { undoStep, type Step } from './history';
import { say } from './toasts';
import { selectAnnotation, selectPassage, useWorkspace } from './workspace';

/** An end of a link that is being made: a highlight, or words that become one with the link. */
export interface Aim {
  article: string;
  passage: Passage;
  /** Of the text that the passage counts in. */
  version: number;
  annotation: string | null;
  quote: string;
}

interface Linking {
  /** Where the link begins; null when none is being made. */
  from: Aim | null;
  /** Where it ends, once that is chosen: what the link says is asked for there. */
  to: Aim | null;
  /** The relation chosen last. */
  relation: Relation;
}

export const useLinking = create<Linking>(() => ({ from: null, to: null, relation: 'same-fact' }));
const set = useLinking.setState;
const get = useLinking.getState;

/** Order of the keys 1 to 6; `related`, which says least, comes last. */
export const relationOrder: readonly Relation[] = [...relations.filter((r) => r !== 'related'), 'related'];

export { relationNames };

export const aimAt = (annotation: Annotation): Aim => ({
  article: annotation.target.source,
  passage: passageOf(annotation),
  version: annotation.target.version,
  annotation: annotation.id,
  quote: quoteOf(annotation),
});

/** A short piece of a quote, cut between words. */
export function shortQuote(quote: string, most = 60): string {
  const line = quote.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  return `${line.slice(0, most).replace(/\s+\S*$/, '')}…`;
}

export function startLink(from: Aim): void {
  set({ from, to: null });
  document.getSelection()?.removeAllRanges();
  selectPassage(null);
  selectAnnotation(null);
  announce(
    `Link from “${shortQuote(from.quote)}”. Choose the other passage, then press Enter. Escape cancels.`,
  );
}

const same = (a: Aim, b: Aim): boolean =>
  a.article === b.article &&
  (a.annotation !== null || b.annotation !== null
    ? a.annotation === b.annotation
    : a.passage.start === b.passage.start && a.passage.end === b.passage.end);

/** Chooses the other end; its relation is asked for next. */
export function aimLink(to: Aim): void {
  const { from } = get();
  if (!from) return;
  if (same(from, to)) return say('This is the passage that the link starts from. Choose another one.');
  set({ to });
}

/** Back to choosing the other end, or, when none is chosen, no link at all. */
export function cancelLink(): void {
  const { to } = get();
  if (to) return set({ to: null });
  set({ from: null });
  announce('No link made');
}

/** @param seen what the link said when the reader chose to change it: another window's words are not overwritten */
const put = ({ id, ends: [a, b], relation, note }: ShownLink, seen: ShownLink | null): Promise<ShownLink> => {
  const end = ({ article, annotation }: ShownEnd): { article: string; annotation: string } => ({
    article,
    annotation,
  });
  const was = seen && { was: { relation: seen.relation, note: seen.note } };
  return call('putLink', { id, ends: [end(a), end(b)], relation, note, ...was });
};

/** Shows the link at once, and stores it when what it needs is there; `before` is shown again when that fails. */
async function store(link: ShownLink, before: ShownLink | null, needs?: Promise<unknown>): Promise<void> {
  const settle = holdLink(link, link);
  try {
    await needs;
    settle(await put(link, before));
  } catch (error) {
    settle(before);
    // Another window may have made something else of it.
    stale('listLinks');
    throw error;
  }
}

async function remove(link: ShownLink): Promise<void> {
  const settle = holdLink(link, null);
  try {
    await call('deleteLink', { article: link.ends[0].article, id: link.id });
    settle(null);
  } catch (error) {
    settle(link);
    throw error;
  }
}

const shownEnd = (aim: Aim, annotation: string): ShownEnd => ({
  article: aim.article,
  annotation,
  title: heldAnswer('getArticle', { id: aim.article })?.title ?? '',
  quote: aim.quote,
  passage: aim.passage,
  state: 'there',
});

/** Makes the link, and highlights of words that are none yet: one step. Shown at once, stored behind it. */
export async function finishLink(relation: Relation, note: string): Promise<void> {
  const { from, to } = get();
  if (!from || !to) return;
  set({ from: null, to: null, relation });
  const made: MadeHighlight[] = [];
  const end = (aim: Aim): ShownEnd => {
    if (aim.annotation !== null) return shownEnd(aim, aim.annotation);
    const highlight = makeHighlight(aim);
    made.push(highlight);
    return shownEnd(aim, highlight.id);
  };
  const now = new Date().toISOString();
  const link: ShownLink = {
    ...{ id: crypto.randomUUID(), relation, note, created: now, modified: now },
    ends: [end(from), end(to)],
  };
  document.getSelection()?.removeAllRanges();
  selectAnnotation({ article: to.article, id: link.ends[1].annotation });
  const step: Step = {
    label: 'link',
    undo: async () => {
      await remove(link);
      for (const highlight of made) await highlight.remove();
    },
    redo: async () => {
      for (const highlight of made) await highlight.restore();
      await store(link, null);
    },
  };
  // At once, as it is shown: what is said later would talk over what the reader does next.
  announce(`Linked: ${relationNames[relation].to} “${shortQuote(to.quote)}”`);
  await keep(
    step,
    () => store(link, null, Promise.all(made.map((highlight) => highlight.stored))),
    () => {
      // Without the link nobody has asked for the highlights.
      for (const highlight of made) void highlight.remove().catch(() => highlight.drop());
    },
  );
}

/** Sets what a link says. */
export async function changeLink(
  link: ShownLink,
  wanted: Pick<ShownLink, 'relation' | 'note'>,
): Promise<void> {
  if (link.relation === wanted.relation && link.note === wanted.note) return;
  const changed = { ...link, ...wanted };
  set({ relation: wanted.relation });
  const step: Step = { label: 'link', undo: () => store(link, changed), redo: () => store(changed, link) };
  const stored = await keep(
    step,
    () => store(changed, link),
    () => {},
  );
  if (stored) announce(`Link changed: ${relationNames[wanted.relation].to}`);
}

export async function deleteLink(link: ShownLink): Promise<void> {
  const step: Step = { label: 'delete link', undo: () => store(link, null), redo: () => remove(link) };
  const deleted = await keep(
    step,
    () => remove(link),
    () => {},
  );
  if (deleted) say('Link deleted', { label: 'Undo', run: () => void undoStep(step) });
}

/** Whether the link being made would overwrite what is chosen now: used by what shows bars and cards. */
export const linking = (): boolean => get().from !== null;

/** A link seen from one of its ends. */
export interface Seen {
  link: ShownLink;
  here: ShownEnd;
  there: ShownEnd;
  /** How the passage here stands to the one there. */
  says: string;
}

export function seenFrom(link: ShownLink, annotation: string): Seen {
  const [first, second] = link.ends;
  const names = relationNames[link.relation];
  return first.annotation === annotation
    ? { link, here: first, there: second, says: names.to }
    : { link, here: second, there: first, says: names.from };
}

/** Links of a highlight, as they are seen from it; those whose other end is deleted come back with it. */
export const linksOf = (links: readonly ShownLink[], annotation: string): Seen[] =>
  links
    .filter(({ ends }) => ends.some((end) => end.annotation === annotation))
    .map((link) => seenFrom(link, annotation))
    .filter(({ there }) => there.state !== 'deleted');

/** Links by the highlights that are their ends. */
export function linksByEnd(links: readonly ShownLink[]): Map<string, ShownLink[]> {
  const by = new Map<string, ShownLink[]>();
  for (const link of links) {
    for (const id of new Set(link.ends.map(({ annotation }) => annotation))) {
      const its = by.get(id);
      if (its) its.push(link);
      else by.set(id, [link]);
    }
  }
  return by;
}

/** Why an end cannot be gone to. */
export const endStates: Record<Exclude<ShownEnd['state'], 'there'>, string> = {
  unplaced: 'not in the text as it is now',
  deleted: 'a deleted highlight',
  'article-deleted': 'in an article in the trash',
};

/** Ids of an article's highlights that are ends of links, to be painted with their sign. */
export function linkedIds(links: readonly ShownLink[], article: string): string[] {
  const ids = new Set<string>();
  for (const { ends } of links) {
    if (ends.some((end) => end.state === 'deleted')) continue;
    for (const end of ends) if (end.article === article) ids.add(end.annotation);
  }
  return [...ids];
}

/** The end that what is chosen or selected now would be, if anything is. */
export function aimOfWorkspace(): Aim | null {
  const { annotation, selection } = useWorkspace.getState();
  if (annotation) {
    const held = heldAnswer('listAnnotations', { article: annotation.article });
    const chosen = held?.find((other) => other.id === annotation.id);
    return chosen ? aimAt(chosen) : null;
  }
  return selection && aimAtPassage(selection.article, selection.passage);
}

export function aimAtPassage(article: string, passage: Passage): Aim | null {
  const held = heldAnswer('getArticle', { id: article });
  if (!held) return null;
  const quote = held.text.slice(passage.start, passage.end);
  return { article, passage, version: held.version, annotation: null, quote };
}
