import type { Collection } from '#contract';
import { rankBetween } from '#contract/rank';
import { call, heldAnswer, holdAnswer } from '../api';
import { forget, remember, type Step } from '../history';
import { say, sayError } from '../toasts';

const held = (): readonly Collection[] => heldAnswer('listCollections', {}) ?? [];

const put = async (collection: Collection): Promise<void> => {
  holdAnswer('listCollections', {}, (all) =>
    all.some(({ id }) => id === collection.id)
      ? all.map((one) => (one.id === collection.id ? collection : one))
      : [...all, collection],
  );
  await call('putCollection', collection);
};
const remove = async (id: string): Promise<void> => {
  holdAnswer('listCollections', {}, (all) => all.filter((one) => one.id !== id));
  await call('deleteCollection', { id });
};

/** Shown at once, stored behind it, a step of the history. */
async function change(step: Step): Promise<boolean> {
  remember(step);
  try {
    await step.redo();
    return true;
  } catch (error) {
    forget(step);
    await step.undo().catch(() => {});
    sayError(error);
    return false;
  }
}

export async function createCollection(name: string, articles: readonly string[] = []): Promise<void> {
  const ranks = held().map(({ rank }) => rank);
  const rank = rankBetween(ranks.sort().at(-1) ?? null, null);
  const collection: Collection = {
    ...{ id: crypto.randomUUID(), name: name.trim(), parent: null, rank, query: null },
    articles: [...articles],
  };
  await change({
    label: 'new collection',
    redo: () => put(collection),
    undo: () => remove(collection.id),
  });
}

export async function renameCollection(collection: Collection, name: string): Promise<void> {
  if (!name.trim() || name.trim() === collection.name) return;
  // Only the name is taken back: articles that came in between stay.
  const named = (wanted: string) => (): Promise<void> =>
    put({ ...(held().find(({ id }) => id === collection.id) ?? collection), name: wanted });
  await change({ label: 'name of a collection', redo: named(name.trim()), undo: named(collection.name) });
}

export async function deleteCollection(collection: Collection): Promise<void> {
  const deleted = await change({
    label: 'delete a collection',
    redo: () => remove(collection.id),
    undo: () => put(collection),
  });
  if (deleted) say(`“${collection.name}” is no collection any more; its articles stay`);
}

/** Puts articles into a collection, or takes them out of it. */
export async function collect(
  collection: Collection,
  articles: readonly string[],
  into: boolean,
): Promise<void> {
  const changed = articles.filter((article) => collection.articles.includes(article) !== into);
  if (changed.length === 0) return;
  const set = (there: boolean) => async (): Promise<void> => {
    const now = held().find(({ id }) => id === collection.id) ?? collection;
    const others = now.articles.filter((article) => !changed.includes(article));
    await put({ ...now, articles: there ? [...others, ...changed] : others });
  };
  const done = await change({
    label: into ? 'put into a collection' : 'take out of a collection',
    redo: set(into),
    undo: set(!into),
  });
  const count = changed.length === 1 ? '1 article' : `${changed.length} articles`;
  if (done) say(`${count} ${into ? 'put into' : 'taken out of'} “${collection.name}”`);
}
