import type { AnnotationChange, Category } from '#contract';
import { categoryColours, categoryLines, defaultCategories } from '#contract/categories';
import { makeChanges, notesWith } from '../changing-everywhere';
import { remember, undoStep, type Step } from '../history';
import { changePreferences, preferences } from '../preferences';
import { say } from '../toasts';

type List = readonly Category[];
type Change = (list: List) => List;

function put(change: Change): void {
  const next = change(preferences().categories);
  if (next.length > 0) changePreferences({ categories: [...next] });
}

/** One step of the history: each way changes the list as it is then, and only where it has to. */
function keep(label: string, forth: Change, back: Change): Step {
  put(forth);
  const step: Step = { label, undo: async () => put(back), redo: async () => put(forth) };
  remember(step);
  return step;
}

const indexOf = (id: string): number => preferences().categories.findIndex((one) => one.id === id);

/** Gives a category another name, colour or line. */
export function editCategory(id: string, fields: Partial<Omit<Category, 'id'>>): void {
  const old = preferences().categories[indexOf(id)];
  const keys = Object.keys(fields) as (keyof typeof fields)[];
  if (!old || keys.every((key) => old[key] === fields[key])) return;
  if (preferences().categories.some((one) => one.id !== id && one.name === fields.name)) {
    return say(`There is a category “${fields.name}” already.`);
  }
  const before = Object.fromEntries(keys.map((key) => [key, old[key]]));
  const set =
    (values: object): Change =>
    (list) =>
      list.map((one) => (one.id === id ? { ...one, ...values } : one));
  keep(`category “${old.name}”`, set(fields), set(before));
}

/** The list with one of it at another place. */
function movedTo(list: List, id: string, to: number): List {
  const one = list.find((other) => other.id === id);
  if (!one) return list;
  const others = list.filter((other) => other !== one);
  return [...others.slice(0, to), one, ...others.slice(to)];
}

/** The place in the list says which key chooses the category. */
export function moveCategory(id: string, to: number): void {
  const from = indexOf(id);
  const last = preferences().categories.length - 1;
  const wanted = Math.max(0, Math.min(to, last));
  if (from < 0 || from === wanted) return;
  keep(
    'order of categories',
    (list) => movedTo(list, id, wanted),
    (list) => movedTo(list, id, from),
  );
}

/** Adds a category that looks like no other as far as there is a look left; answers its id. */
export function addCategory(): string {
  const list = preferences().categories;
  const free = <T>(all: readonly T[], used: readonly T[]): T | undefined =>
    all.find((one) => !used.includes(one)) ?? all[list.length % all.length];
  const names = new Set(list.map(({ name }) => name));
  let name = 'New category';
  for (let n = 2; names.has(name); n++) name = `New category ${n}`;
  const added: Category = {
    id: `c-${crypto.randomUUID().slice(0, 13)}`,
    name,
    colour:
      free(
        categoryColours,
        list.map(({ colour }) => colour),
      ) ?? 'grey',
    line:
      free(
        categoryLines,
        list.map(({ line }) => line),
      ) ?? 'solid',
  };
  keep(
    'new category',
    (now) => [...now.filter(({ id }) => id !== added.id), added],
    (now) => now.filter(({ id }) => id !== added.id),
  );
  return added.id;
}

/**
 * Takes a category away. Its notes go to another one, or, with null, stay without a category; both come back with it.
 * @throws AppError `storage`
 */
export async function deleteCategory(id: string, notesTo: string | null): Promise<void> {
  const at = indexOf(id);
  const gone = preferences().categories[at];
  if (!gone || preferences().categories.length === 1) return;
  const refs = notesTo === null ? [] : await notesWith({ categories: [id] });
  let pending: AnnotationChange[] =
    notesTo === null ? [] : refs.map((ref) => ({ ...ref, category: notesTo }));
  const moveNotes = async (): Promise<void> => {
    if (pending.length > 0) pending = await makeChanges(pending);
  };
  const without: Change = (list) => list.filter((one) => one.id !== id);
  const back: Change = (list) => [...without(list).slice(0, at), gone, ...without(list).slice(at)];
  const forth = async (): Promise<void> => {
    await moveNotes();
    put(without);
  };
  const step: Step = {
    label: `delete category “${gone.name}”`,
    redo: forth,
    undo: async () => {
      put(back);
      await moveNotes();
    },
  };
  await forth();
  remember(step);
  say(`Category “${gone.name}” deleted`, { label: 'Undo', run: () => void undoStep(step) });
}

/** The built-in categories as they were, and after them the added ones that notes use. */
export function resetCategories(used: ReadonlySet<string>): void {
  const before = preferences().categories;
  const builtIn: Category[] = defaultCategories.map((one) => ({ ...one }));
  const ids = new Set(builtIn.map(({ id }) => id));
  const step = keep(
    'reset categories',
    (list) => [...builtIn, ...list.filter(({ id }) => !ids.has(id) && used.has(id))],
    () => before,
  );
  say('Categories are as they came', { label: 'Undo', run: () => void undoStep(step) });
}
