import { heldAnswer } from './api';
import { passageOf } from './annotation';
import { livingWindows, type Draft } from './note-drafts';
import { drafts, dropNote, noteKey, noteSession, useNotes, whenSaved } from './note-saving';
import type { NoteSnapshot } from './note-session';
import { isRowText, showRow } from './row-text';
import { isTemplateText } from './template-text';
import { say, sayError, sayUntilRead, toasts } from './toasts';
import { editAnnotation, editArticleNote, openArticle, openTemplates, revealPassage } from './workspace';

/** What is being recovered at each place, so that its next draft waits for it. */
const chains = new Map<string, Promise<void>>();
/** Drafts that wait for their turn, still in the journal. */
const waiting = new Set<string>();

/** Stores what windows that are gone were still writing, and asks where another has written there since. */
export async function recoverDrafts(): Promise<void> {
  const living = await livingWindows();
  for (const draft of drafts.abandoned(living)) {
    const key = noteKey(draft);
    const name = JSON.stringify([key, draft.at, draft.note]);
    if (waiting.has(name)) continue;
    waiting.add(name);
    const recovered = (chains.get(key) ?? Promise.resolve())
      .then(() => recover(draft, living))
      .finally(() => waiting.delete(name));
    // What went wrong with one draft is not said again for the next.
    chains.set(
      key,
      recovered.catch(() => undefined),
    );
    recovered.catch(sayError);
  }
}

/** Two drafts of one note, or one of a note that is being written: the later is laid over the earlier only once that is stored. */
async function recover(draft: Draft, living: ReadonlySet<string>): Promise<void> {
  await whenSaved(draft);
  const key = noteKey(draft);
  const stop = useNotes.subscribe((notes) => {
    const now = notes[key];
    if (!now || now.state === 'storing') return;
    stop();
    tell(draft, now);
  });
  // From here on it is in this window's own journal.
  noteSession(draft, { note: draft.was, modified: null }).resume(draft.note, draft.was, draft.sent);
  drafts.take(draft, living);
  await whenSaved(draft);
}

function tell(draft: Draft, { state, error }: NoteSnapshot): void {
  const what = isTemplateText(draft) ? 'template' : 'note';
  if (state === 'stored') say(`A ${what} that was still being written is stored now`);
  else if (state === 'conflict') {
    sayUntilRead(`A ${what} that you were writing has been changed in another window since.`, {
      actions: [{ label: 'Compare them', run: () => show(draft) }],
    });
  } else {
    const copy = (): void => {
      navigator.clipboard.writeText(draft.note).then(() => {
        dropNote(draft);
        say('Copied');
      }, sayError);
    };
    toasts.add({
      text: `A ${what} that you were writing could not be stored; it is kept here. ${error ?? ''}`,
      kind: 'error',
      actions: [{ label: 'Copy it', run: copy }],
    });
  }
}

function show(draft: Draft): void {
  if (isTemplateText(draft)) return openTemplates(draft.article);
  if (isRowText(draft)) return void showRow(draft.article, draft.annotation).catch(sayError);
  const { article, annotation: id } = draft;
  openArticle(article);
  if (id === null) return editArticleNote(article);
  const held = heldAnswer('listAnnotations', { article })?.find((other) => other.id === id);
  if (held) revealPassage(article, passageOf(held), held.target.version);
  editAnnotation({ article, id });
}
