import type { ExportTemplate } from '#contract';
import { AppError } from '#contract/errors';
import { limits } from '#contract/limits';
import { call, heldAnswer, stale } from '../api';
import { forget, remember, undoStep, type Step } from '../history';
import { freshTemplate, holdTemplate } from '../template-text';
import { say, sayError } from '../toasts';

type Words = Pick<ExportTemplate, 'name' | 'template'>;

async function put(id: string, words: Words, was?: Words): Promise<void> {
  const seen = was && { name: was.name, template: was.template };
  holdTemplate(id, await call('putTemplate', { id, ...words, ...(seen && { was: seen }) }));
}

/** As it is now, and gone. */
async function take(id: string): Promise<Words | undefined> {
  const now = await freshTemplate(id);
  holdTemplate(id, null);
  await call('deleteTemplate', { id });
  return now && { name: now.name, template: now.template };
}

/** A step of the history; where it fails, that is said, and what is shown is what is stored. */
async function change(step: Step): Promise<boolean> {
  remember(step);
  try {
    await step.redo();
    return true;
  } catch (error) {
    forget(step);
    stale('listTemplates');
    sayError(error);
    return false;
  }
}

/** A name that no other template has. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const cut = (room: number): string =>
    wanted
      .trim()
      .slice(0, room)
      .replace(/\p{Surrogate}$/u, '');
  let name = cut(limits.templateName) || 'Template';
  for (let n = 2; taken.has(name); n++) name = `${cut(limits.templateName - 5)} ${n}`;
  return name;
}

/** Shown at once, stored behind it. @returns its id, and whether it could be stored */
export function createTemplate(wanted: string, template: string): { id: string; stored: Promise<boolean> } {
  const id = crypto.randomUUID();
  const taken = new Set((heldAnswer('listTemplates', {}) ?? []).map((one) => one.name));
  // Taken back and done again, it is what had been made of it by then.
  let words: Words = { name: freeName(wanted, taken), template };
  const stored = change({
    label: 'new template',
    redo: () => {
      holdTemplate(id, { id, ...words, modified: '' });
      return put(id, words);
    },
    undo: async () => {
      words = (await take(id)) ?? words;
    },
  });
  return { id, stored };
}

export async function deleteTemplate({ id, name, template }: ExportTemplate): Promise<void> {
  let words: Words = { name, template };
  const step: Step = {
    label: `delete template “${name}”`,
    redo: async () => {
      words = (await take(id)) ?? words;
    },
    undo: () => put(id, words),
  };
  if (await change(step))
    say(`Template “${name}” deleted`, { label: 'Undo', run: () => void undoStep(step) });
}

export async function renameTemplate({ id, name: before }: ExportTemplate, wanted: string): Promise<void> {
  const name = wanted.trim();
  if (name === '' || name === before) return;
  const set = async (to: string, from: string, again = true): Promise<void> => {
    const now = await freshTemplate(id);
    if (!now)
      throw new AppError('not-found', 'This template is not there any more. It may have been deleted.');
    if (now.name === to) return;
    try {
      await put(id, { name: to, template: now.template }, { name: from, template: now.template });
    } catch (error) {
      // The text may have been written on meanwhile, here or in another window; only the name is to be another.
      if (!again || (await freshTemplate(id))?.name !== from) throw error;
      await set(to, from, false);
    }
  };
  await change({
    label: 'name of a template',
    redo: () => set(name, before),
    undo: () => set(before, name),
  });
}
