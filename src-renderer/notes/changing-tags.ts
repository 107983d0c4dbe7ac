import type { Output } from '#contract';
import { call, stale, staleNotes } from '../api';
import { counted } from '../counted';
import { remember, undoStep, type Step } from '../history';
import { say } from '../toasts';

/** Notes of open articles show their tags, wherever these were changed. */
function staleTags(): void {
  stale('listTags');
  stale('listAnnotations');
  staleNotes();
}

async function rename(from: string, to: string): Promise<Output<'renameTag'>> {
  const done = await call('renameTag', { id: crypto.randomUUID(), from, to });
  staleTags();
  return done;
}

async function change(tag: string, to: string, label: string, said: (on: string) => string): Promise<void> {
  let done = await rename(tag, to);
  const on = [
    done.articles > 0 && counted(done.articles, 'article'),
    done.notes > 0 && counted(done.notes, 'note'),
  ].filter(Boolean);
  if (on.length === 0) return;
  const step: Step = {
    label,
    undo: async () => {
      await call('giveTagBack', done.inverse);
      staleTags();
    },
    redo: async () => {
      done = await rename(tag, to);
    },
  };
  remember(step);
  say(said(on.join(' and ')), { label: 'Undo', run: () => void undoStep(step) });
}

/**
 * Gives a tag another name on every article and note that has it; a name that is in use makes one tag of both. What other
 * tags there are is left alone, also those that another window adds meanwhile.
 */
export const renameTag = (tag: string, to: string): Promise<void> =>
  change(tag, to, 'rename tag', (on) => `“${tag}” is “${to}” now on ${on}`);

/** Takes a tag off every article and note; these stay. */
export const deleteTag = (tag: string): Promise<void> =>
  change(tag, '', 'delete tag', (on) => `“${tag}” was taken off ${on}`);
