import type { Collection } from '#contract';
import { rankBetween } from '#contract/rank';
import { call, heldAnswer, holdAnswer, stale } from './api';
import { childrenOf } from './collection-tree';
import { counted } from './counted';
import { forget, remember, undoStep, type Step } from './history';
import { say, sayError } from './toasts';

export const heldCollections = (): readonly Collection[] => heldAnswer('listCollections', {}) ?? [];
const newest = (collection: Collection): Collection =>
  heldCollections().find(({ id }) => id === collection.id) ?? collection;

/** Sets what a collection says; articles that others have added or taken meanwhile stay so. */
async function put(collection: Collection, was?: Collection): Promise<void> {
  holdAnswer('listCollections', {}, (all) =>
    all.some(({ id }) => id === collection.id)
      ? all.map((one) => (one.id === collection.id ? collection : one))
      : [...all, collection],
  );
  await call('putCollection', {
    ...collection,
    ...(was && { was: { name: was.name, articles: was.articles } }),
  });
}

async function remove(id: string): Promise<void> {
  holdAnswer('listCollections', {}, (all) => {
    const gone = all.find((one) => one.id === id);
    const rest = all.filter((one) => one.id !== id);
    return gone ? rest.map((one) => (one.parent === id ? { ...one, parent: gone.parent } : one)) : rest;
  });
  await call('deleteCollection', { id });
}

/** Shown at once, stored behind it, a step of the history. */
async function change(step: Step): Promise<boolean> {
  remember(step);
  try {
    await step.redo();
    return true;
  } catch (error) {
    forget(step);
    stale('listCollections');
    sayError(error);
    return false;
  }
}

/** The place behind the last of those that stand in a collection, or at the top. */
const lastRank = (parent: string | null): string =>
  rankBetween(childrenOf(heldCollections(), parent).at(-1)?.rank ?? null, null);

interface NewCollection {
  name: string;
  articles?: readonly string[];
  parent?: string | null;
  /** What a smart one finds. */
  query?: Collection['query'];
}

/** @returns its id, or null when it could not be stored */
export async function createCollection({
  name,
  articles = [],
  parent = null,
  query = null,
}: NewCollection): Promise<string | null> {
  const collection: Collection = {
    ...{ id: crypto.randomUUID(), name: name.trim(), parent, rank: lastRank(parent), query },
    articles: [...articles],
  };
  const made = await change({
    label: 'new collection',
    redo: () => put(collection),
    undo: () => remove(collection.id),
  });
  return made ? collection.id : null;
}

/** Sets some of what a collection says; only that is taken back. */
async function amend(
  collection: Collection,
  label: string,
  fields: Partial<Pick<Collection, 'name' | 'parent' | 'rank' | 'query'>>,
): Promise<boolean> {
  const before = newest(collection);
  const old = Object.fromEntries(
    Object.keys(fields).map((key) => [key, before[key as keyof typeof fields]]),
  ) as typeof fields;
  const set = (wanted: typeof fields) => (): Promise<void> => {
    const now = newest(collection);
    return put({ ...now, ...wanted }, now);
  };
  return change({ label, redo: set(fields), undo: set(old) });
}

export async function renameCollection(collection: Collection, name: string): Promise<void> {
  if (!name.trim() || name.trim() === collection.name) return;
  await amend(collection, 'name of a collection', { name: name.trim() });
}

/** Puts a collection into another (null: at the top) with a place among those beside it. */
export const placeCollection = (
  collection: Collection,
  parent: string | null,
  rank = lastRank(parent),
): Promise<boolean> => amend(collection, 'place of a collection', { parent, rank });

/** Sets what a smart collection finds. */
export const setQuery = (collection: Collection, query: NonNullable<Collection['query']>): Promise<boolean> =>
  amend(collection, 'change a smart collection', { query });

export async function deleteCollection(collection: Collection): Promise<void> {
  const inside = childrenOf(heldCollections(), collection.id);
  const whole = newest(collection);
  const step: Step = {
    label: 'delete a collection',
    redo: () => remove(collection.id),
    undo: async () => {
      await put(whole);
      // They moved up when it went.
      for (const child of inside) await put({ ...newest(child), parent: whole.id, rank: child.rank });
    },
  };
  if (await change(step))
    say(`“${collection.name}” is no collection any more; its articles stay`, {
      label: 'Undo',
      run: () => void undoStep(step),
    });
}

/** Puts articles into a collection, or takes them out of it. */
export async function collect(
  collection: Collection,
  articles: readonly string[],
  into: boolean,
): Promise<void> {
  const there = new Set(newest(collection).articles);
  const changed = articles.filter((article) => there.has(article) !== into);
  const named = `“${collection.name}”`;
  if (changed.length === 0) return say(into ? `Already in ${named}` : `Not in ${named}`);
  const set = (wanted: boolean) => async (): Promise<void> => {
    const moved = new Set(changed);
    holdAnswer('listCollections', {}, (all) =>
      all.map((one) => {
        if (one.id !== collection.id) return one;
        const others = one.articles.filter((article) => !moved.has(article));
        return { ...one, articles: wanted ? [...others, ...changed] : others };
      }),
    );
    const key = wanted ? 'add' : 'remove';
    await call('changeCollected', { collection: collection.id, [key]: changed });
  };
  const step: Step = {
    label: into ? 'put into a collection' : 'take out of a collection',
    redo: set(into),
    undo: set(!into),
  };
  if (!(await change(step))) return;
  say(`${counted(changed.length, 'article')} ${into ? 'put into' : 'taken out of'} ${named}`, {
    label: 'Undo',
    run: () => void undoStep(step),
  });
}
