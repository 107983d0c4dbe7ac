import type { Collection } from '#contract';
import { rankBetween } from '#contract/rank';
import { call, fetchAnswer, heldAnswer, holdAnswer, stale, useAnswer } from './api';
import { childrenOf, spotAfter, type Move } from './collection-tree';
import { counted } from './counted';
import { forget, remember, undoStep, type Step } from './history';
import { say, sayError } from './toasts';

/** What articles are in them is asked for where it is wanted: there may be many thousands. */
const asked = { members: false };

export const useCollections = (): readonly Collection[] => useAnswer('listCollections', asked).data ?? none;
export const fetchCollections = (): Promise<Collection[]> => fetchAnswer('listCollections', asked);
export const heldCollections = (): readonly Collection[] => heldAnswer('listCollections', asked) ?? none;
const none: readonly Collection[] = [];
const newest = (collection: Collection): Collection =>
  heldCollections().find(({ id }) => id === collection.id) ?? collection;

/** Sets what a collection says; the articles in it stay. */
async function put({ articles: _, ...said }: Collection, articles?: readonly string[]): Promise<void> {
  const collection = { ...said, articles: [] };
  holdAnswer('listCollections', asked, (all) =>
    all.some(({ id }) => id === collection.id)
      ? all.map((one) => (one.id === collection.id ? collection : one))
      : [...all, collection],
  );
  await call('putCollection', { ...said, ...(articles && { articles: [...articles] }) });
}

async function remove(id: string): Promise<void> {
  holdAnswer('listCollections', asked, (all) => {
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
    articles: [],
  };
  const made = await change({
    label: 'new collection',
    redo: () => put(collection, articles),
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
  const set = (wanted: typeof fields) => (): Promise<void> => put({ ...newest(collection), ...wanted });
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

/** Moves a collection by one place; nothing at the ends. */
export function moveCollection(id: string, move: Move): void {
  const all = heldCollections();
  const collection = all.find((one) => one.id === id);
  const spot = spotAfter(all, id, move);
  if (collection && spot) void placeCollection(collection, spot.parent, spot.rank);
}

/** Sets what a smart collection finds. */
export const setQuery = (collection: Collection, query: NonNullable<Collection['query']>): Promise<boolean> =>
  amend(collection, 'change a smart collection', { query });

export async function deleteCollection(collection: Collection): Promise<void> {
  const whole = newest(collection);
  const step: Step = {
    label: 'delete a collection',
    redo: () => remove(collection.id),
    undo: async () => {
      await put(whole);
      // Those inside it moved up when it went, and are in it again.
      stale('listCollections');
    },
  };
  if (await change(step))
    say(`“${collection.name}” is no collection any more; its articles stay`, {
      label: 'Undo',
      run: () => void undoStep(step),
    });
}

/** Puts articles into a collection, or takes them out of it; taken back, each is where it was. */
export async function collect(
  { id: collection, name }: Collection,
  articles: readonly string[],
  into: boolean,
): Promise<void> {
  const run = () => call('changeCollected', { collection, [into ? 'add' : 'remove']: articles });
  try {
    let done = await run();
    const count = (into ? done.added : done.removed).length;
    if (count === 0) return say(into ? `Already in “${name}”` : `Not in “${name}”`);
    const step: Step = {
      label: into ? 'put into a collection' : 'take out of a collection',
      undo: () => call('changeCollected', done.inverse),
      redo: async () => {
        done = await run();
      },
    };
    remember(step);
    say(`${counted(count, 'article')} ${into ? 'put into' : 'taken out of'} “${name}”`, {
      label: 'Undo',
      run: () => void undoStep(step),
    });
  } catch (error) {
    sayError(error);
  }
}
