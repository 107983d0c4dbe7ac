import { type Api, AppError, type Checked, type ExportTemplate, limits } from '#contract';
import { changedElsewhere } from '../annotations/refusals';
import { later } from '../annotations/later';
import { wellFormed } from '../library/well-formed';
import type { Document } from '../store/document';
import type { StoredTemplate, TemplatesFile } from '../store/formats';

/** The reader's own templates, kept in the library. */
export interface OwnTemplates {
  api: Pick<Api, 'listTemplates' | 'putTemplate' | 'deleteTemplate'>;
  /** By name. */
  list: () => ExportTemplate[];
}

export function createOwnTemplates(options: {
  document: Document<TemplatesFile>;
  now: () => Date;
  changed: () => void;
}): OwnTemplates {
  const { document, now, changed } = options;
  const byName = new Intl.Collator('en', { numeric: true });

  const list = (): ExportTemplate[] =>
    document.data.templates
      .filter(({ deleted }) => deleted === null)
      .map(shown)
      .sort((a, b) => byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));

  /** @throws AppError `conflict`, `bad-input`, `storage`, `read-only` */
  const put = async (input: Checked<'putTemplate'>): Promise<ExportTemplate> => {
    const wanted = { name: wellFormed(input.name), template: wellFormed(input.template) };
    let stored: StoredTemplate | undefined;
    await document.update((file) => {
      const at = file.templates.findIndex(({ id }) => id === input.id);
      const old = file.templates[at];
      if (old?.deleted === null && says(old, wanted)) {
        stored = old;
        return file;
      }
      if (old && input.was && !says(old, input.was)) throw changedElsewhere('This template');
      const modified = old ? later(now(), old.modified) : now().toISOString();
      stored = {
        ...{ id: input.id, ...wanted, created: old?.created ?? modified, modified, deleted: null },
        ...(old?.past && { past: old.past }),
      };
      const templates = old ? file.templates.with(at, stored) : [...file.templates, stored];
      checkRoom(templates, file.templates);
      return { ...file, templates };
    });
    if (!stored) throw new Error('a template is stored or refused');
    changed();
    return shown(stored);
  };

  /** @throws AppError `storage`, `read-only` */
  const remove = async (id: string): Promise<void> => {
    let isGone = false;
    await document.update((file) => {
      const at = file.templates.findIndex((one) => one.id === id && one.deleted === null);
      const old = file.templates[at];
      if (!old) return file;
      isGone = true;
      const deleted = later(now(), old.modified);
      return { ...file, templates: file.templates.with(at, { ...old, modified: deleted, deleted }) };
    });
    if (isGone) changed();
  };

  return {
    api: {
      listTemplates: list,
      putTemplate: put,
      deleteTemplate: async ({ id }) => remove(id).then(() => null),
    },
    list,
  };
}

type Words = Pick<ExportTemplate, 'name' | 'template'>;
const says = (one: Words, other: Words): boolean =>
  one.name === other.name.trim() && one.template === other.template;

const shown = ({ id, name, template, modified }: StoredTemplate): ExportTemplate => ({
  ...{ id, name, template, modified },
});

/** All of them go over the wire together. What merging has brought beyond that may still be made shorter. */
function checkRoom(templates: readonly StoredTemplate[], before: readonly StoredTemplate[]): void {
  const [young, old] = [sizeOf(templates), sizeOf(before)];
  const fits = young.count <= limits.templates && young.length <= limits.templatesTogether;
  if (fits || (young.count <= old.count && young.length <= old.length)) return;
  throw new AppError(
    'bad-input',
    `There is room for ${limits.templates} templates with ${limits.templatesTogether.toLocaleString('en')} characters in all of them together. Delete one that you do not need.`,
  );
}

function sizeOf(templates: readonly StoredTemplate[]): { count: number; length: number } {
  const live = templates.filter(({ deleted }) => deleted === null);
  return { count: live.length, length: live.reduce((sum, { template }) => sum + template.length, 0) };
}
