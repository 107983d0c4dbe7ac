import type { BlockEdit, CleaningLine, EditableMetadata, Input, Revision } from '#contract';
import { create } from 'zustand';
import { call, deciding, heldAnswer, holdAnswer, stale, staleArticles } from './api';
import { forget, remember, undoStep, type Step } from './history';
import { say, sayError } from './toasts';
import { openBeside, openDialog, reviewUnplaced, type DialogName } from './workspace';

/** What the newest change of a text did: what the dialog of changes shows. */
interface ShownRevision {
  article: string;
  revision: Revision;
  step: Step;
  /** The dialog that it is shown from, and that is gone back to. */
  from: DialogName | null;
}
export const useRevision = create<ShownRevision | null>(() => null);

const refresh = (article: string): void => {
  stale('getArticle', { id: article });
  stale('getCleaning', { id: article });
  stale('listAnnotations', { article });
};

/** What became of the notes on a text that is another now, as “41 kept, 2 moved, 1 needs you”; empty without notes. */
export function notesAfter({ annotations: { kept, moved, unplaced } }: Revision): string {
  if (kept + moved + unplaced === 0) return '';
  const parts = [
    kept && `${kept} kept`,
    moved && `${moved} moved`,
    unplaced && (unplaced === 1 ? '1 needs you' : `${unplaced} need you`),
  ];
  return parts.filter(Boolean).join(', ');
}

const isNew = (revision: Revision): boolean => revision.version !== revision.before;

/** Cleans an article again, with another encoding if one is given; null finds the encoding out. */
export async function cleanAgain(article: string, encoding?: Input<'cleanAgain'>['encoding']): Promise<void> {
  try {
    const revision = await call('cleanAgain', {
      id: article,
      ...(encoding === undefined ? {} : { encoding }),
    });
    refresh(article);
    if (!isNew(revision)) return say('Cleaned again: the text is the same');
    const step = rememberRevision(article, revision, encoding === undefined ? 'clean again' : 'encoding');
    sayRevision('The text has changed', article, revision, step);
  } catch (error) {
    sayError(error);
  }
}

/** Says what became of the notes, with the ways on: to what has changed, and to the notes that have no place. */
function sayRevision(text: string, article: string, revision: Revision, step: Step): void {
  const after = notesAfter(revision);
  const review = { label: 'Review', run: () => reviewUnplaced(article) };
  say(
    after ? `${text}. Notes: ${after}` : text,
    { label: 'Show changes', run: () => showChanges(article, revision, step) },
    ...(revision.annotations.unplaced > 0 ? [review] : []),
  );
}

/** Makes the step that goes between the two versions of a text. */
export function rememberRevision(article: string, { before, version }: Revision, label: string): Step {
  const to = async (wanted: number): Promise<void> => {
    await call('revertArticle', { id: article, version: wanted });
    refresh(article);
  };
  const step: Step = { label, undo: () => to(before), redo: () => to(version) };
  remember(step);
  return step;
}

export function showChanges(
  article: string,
  revision: Revision,
  step: Step,
  from: DialogName | null = null,
): void {
  useRevision.setState({ article, revision, step, from }, true);
  openDialog('changes');
}

/** Lists of decisions on their way, by article: the newest stands for all before it. */
const wanted = new Map<string, BlockEdit[]>();
const sending = new Map<string, Promise<void>>();

const sameLine = (a: { text: string; nth: number }, b: { text: string; nth: number }): boolean =>
  a.nth === b.nth && a.text === b.text;

const editsOf = (article: string): BlockEdit[] =>
  wanted.get(article) ?? heldAnswer('getArticle', { id: article })?.blockEdits ?? [];

/** Keeps or removes lines of the original against the rules; a line that was decided on goes back to the rules. */
export async function decideLines(
  article: string,
  lines: readonly CleaningLine[],
  keep: boolean,
): Promise<void> {
  const before = editsOf(article);
  const others = before.filter((edit) => !lines.some((line) => sameLine(edit, line)));
  const action = keep ? 'keep' : 'remove';
  const decided = lines.flatMap(({ text, nth, edited }) => (edited ? [] : [{ text, nth, action } as const]));
  const after = [...others, ...decided];
  hold(article, lines, keep);
  const step: Step = {
    label: keep ? 'restore' : 'remove',
    undo: () => send(article, before),
    redo: () => send(article, after),
  };
  remember(step);
  try {
    await send(article, after);
  } catch (error) {
    forget(step);
    sayError(error);
  }
}

/** Shown at once; the answer of the main side follows. */
function hold(article: string, lines: readonly CleaningLine[], keep: boolean): void {
  holdAnswer('getCleaning', { id: article }, (held) => ({
    ...held,
    lines: held.lines.map((line) =>
      lines.some((other) => sameLine(other, line))
        ? { ...line, removed: keep ? null : 'removed by you', edited: !line.edited }
        : line,
    ),
  }));
}

function send(article: string, edits: BlockEdit[]): Promise<void> {
  wanted.set(article, edits);
  const sent = sending.get(article) ?? sendAll(article);
  sending.set(article, sent);
  return sent;
}

async function sendAll(article: string): Promise<void> {
  let last: BlockEdit[] | undefined;
  deciding.add(article);
  try {
    while (wanted.get(article) !== last) {
      last = wanted.get(article);
      const revision = await call('setBlockEdits', { id: article, edits: last ?? [] });
      if (isNew(revision) && revision.annotations.unplaced > 0) {
        say(`Notes: ${notesAfter(revision)}`, { label: 'Review', run: () => reviewUnplaced(article) });
      }
    }
    // Until the record comes again: a next decision starts from this list.
    holdAnswer('getArticle', { id: article }, (held) => ({ ...held, blockEdits: last ?? [] }));
  } finally {
    wanted.delete(article);
    sending.delete(article);
    deciding.delete(article);
    refresh(article);
  }
}

export type MetadataChange = Partial<Record<EditableMetadata, string | null>>;

/** Sets metadata by the reader's word; null goes back to what was found in the file. */
export async function setMetadata(
  article: string,
  change: MetadataChange,
  before: MetadataChange,
): Promise<void> {
  const put = async (values: MetadataChange): Promise<void> => {
    await call('setMetadata', { id: article, ...values });
    stale('getArticle', { id: article });
    staleArticles();
  };
  await put(change);
  remember({ label: 'metadata', undo: () => put(before), redo: () => put(change) });
}

/**
 * Makes the file that an article was updated from an article of its own, beside the one that it takes back to the text
 * before; one step of the history.
 */
export async function keepSeparate(article: string, version: number): Promise<void> {
  try {
    const made = await call('separateVersion', { id: article, version });
    const step: Step = {
      label: 'separate article',
      undo: async () => {
        await call('revertArticle', { id: article, version });
        await call('deleteArticle', { id: made.id });
        refresh(article);
        staleArticles();
      },
      redo: async () => {
        await call('restoreArticle', { id: made.id });
        await call('separateVersion', { id: article, version });
        refresh(article);
        staleArticles();
      },
    };
    remember(step);
    refresh(article);
    staleArticles();
    openBeside(made.id);
    say('Kept as a separate article', { label: 'Undo', run: () => void undoStep(step) });
  } catch (error) {
    sayError(error);
  }
}
