import type { ExportTemplate } from '#contract';
import { AppError } from '#contract/errors';
import { call, heldAnswer, holdAnswer } from './api';
import type { NotePlace } from './note-drafts';
import type { StoredNote } from './note-session';

/** The text of a template as something that is written and stored with every key: `article` is the template's id. */
export interface TemplateText extends NotePlace {
  row: 'template';
}

export const isTemplateText = (place: NotePlace): place is TemplateText => place.row === 'template';

/** @param name of it, for a template that another window deletes meanwhile */
export const templateOwner = (id: string, name: string) =>
  ({ article: id, annotation: null, row: 'template', quote: name, made: null }) as const;

/** Shows a template as it is stored now, ahead of the event that says so; null where it has been deleted. */
export function holdTemplate(id: string, template: ExportTemplate | null): void {
  holdAnswer('listTemplates', {}, (all) => {
    const rest = all.filter((one) => one.id !== id);
    if (!template) return rest;
    return [...rest, template].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  });
}

export async function freshTemplate(id: string): Promise<ExportTemplate | undefined> {
  return (await call('listTemplates', {})).find((one) => one.id === id);
}

/**
 * Stores the text if it still is `was`; the name stays what it is. One that has been deleted meanwhile is there again: what
 * is being written is not lost.
 * @throws AppError `conflict`, `bad-input`, `storage`, `read-only`
 */
export async function putTemplateText(
  { article: id, quote }: TemplateText & { quote: string },
  template: string,
  was: string,
): Promise<StoredNote> {
  const put = async (name: string): Promise<StoredNote> => {
    const stored = await call('putTemplate', { id, name, template, was: { name, template: was } });
    holdTemplate(id, stored);
    return { note: stored.template, modified: stored.modified };
  };
  const held = heldAnswer('listTemplates', {}) ?? (await call('listTemplates', {}));
  const name = held.find((one) => one.id === id)?.name ?? quote;
  try {
    return await put(name);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    // Another window may have given it another name only.
    const now = await freshTemplate(id);
    if (!now || now.name === name || now.template !== was) throw error;
    return put(now.name);
  }
}

export async function getTemplateText({ article: id }: TemplateText): Promise<StoredNote | null> {
  const found = await freshTemplate(id);
  return found ? { note: found.template, modified: found.modified } : null;
}
