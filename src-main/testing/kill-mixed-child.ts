import { type Client, createClient, type Id, pipe } from '#contract';
import { writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { createApp } from '../app';
import { fakeCleaner } from './fake-cleaner';

/**
 * Everything that a library is used for, at random and several at a time, for ever: imports, notes, tags, collections,
 * articles to the trash and back, and files brought up to date. Before each change it prints what is going to be there, after it that it was acknowledged;
 * with the third argument `careless` it prints both at once. `opening` and `openAfter` tell how far it is.
 */
const say = (what: object): void => void writeSync(1, `${JSON.stringify(what)}\n`);
const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;

/** Articles of a library are used by this many; the others only lie there. */
const used = 12;

export async function main(libraryDir: string, run: string, how: string): Promise<void> {
  const wanted: Id[] = [];
  const newId = (): Id => wanted.shift() ?? `other${Math.random().toString(36).slice(2, 12).padEnd(8, '0')}`;
  const begun = performance.now();
  say({ opening: true });
  const app = await createApp({
    ...{ libraryDir, samplesDir: '', shell: 'browser', version: '0', cleaner: fakeCleaner, newId },
  });
  say({ openAfter: performance.now() - begun, notices: app.status().notices });
  const [here, there] = pipe();
  app.connect(there);
  const client: Client = createClient(here);

  const articles = app.library.list().map(({ id }) => id);
  articles.splice(used);
  const trashed = new Set<Id>();
  const notes: { article: Id; id: Id }[] = [];
  const collections: Id[] = [];
  const busy = new Set<string>();
  let count = 0;

  /** Changes some things, each with what it will be, unless one of them is being changed. */
  const make = async (things: Record<string, string>, work: () => Promise<unknown>): Promise<boolean> => {
    const names = Object.keys(things);
    if (names.some((name) => busy.has(name))) return false;
    for (const name of names) busy.add(name);
    const change = count++;
    say({ change, things });
    if (how === 'careless') say({ acknowledged: change });
    await work();
    if (how !== 'careless') say({ acknowledged: change });
    for (const name of names) busy.delete(name);
    return true;
  };
  /** One of an article that is not on its way to the trash or back. */
  const inPlace = (): Id | undefined =>
    pick(articles.filter((id) => !trashed.has(id) && !busy.has(`article ${id}`)));
  /** An article must not go while something of it is being changed. */
  const isQuiet = (article: Id): boolean => ![...busy].some((name) => name.split(' ')[1] === article);
  const value = (): string => `${run}-${count}`;

  const importing = async (): Promise<void> => {
    if (busy.has('import') || articles.length > 2 * used) return;
    const id = `kill-${run}-${count}`.padEnd(12, '-');
    const bytes = Buffer.from(`Report ${id}\nThe water rose by ${count} metres.\nNobody was hurt.`);
    wanted.push(id);
    const work = async (): Promise<void> => {
      const { value: outcome } = await app.importBytes({ name: `${id}.txt`, bytes }).next();
      if (outcome?.outcome !== 'imported' || outcome.article.id !== id)
        throw new Error(JSON.stringify(outcome));
    };
    busy.add('import');
    if (await make({ [`article ${id}`]: 'there' }, work)) articles.push(id);
    busy.delete('import');
  };
  const kinds = {
    importing,
    annotate: async () => {
      const article = inPlace();
      if (article === undefined) return;
      const id = `note-${value()}`;
      const note = value();
      const passage = { start: count % 5, end: 8 + (count % 5) };
      const input = { ...{ id, article, passage, note }, category: 'claim', tags: [] };
      await make({ [`annotation ${article} ${id}`]: `there ${note}` }, () => app.annotations.create(input));
      notes.push({ article, id });
    },
    change: async () => {
      const some = pick(notes);
      if (some === undefined || trashed.has(some.article) || busy.has(`article ${some.article}`)) return;
      const [note, deleted] = [value(), Math.random() < 0.2];
      const said = `${deleted ? 'deleted' : 'there'} ${note}`;
      const change = { ...some, note, deleted, category: 'claim', tags: [] };
      await make({ [`annotation ${some.article} ${some.id}`]: said }, () => app.annotations.change([change]));
    },
    tag: async () => {
      const some = [...new Set([inPlace(), inPlace()])].filter((id) => id !== undefined);
      if (some.length === 0) return;
      const tag = value();
      const things = Object.fromEntries(some.map((article) => [`marks ${article}`, tag]));
      const changes = some.map((article) => ({ article, tags: [tag] }));
      await make(things, () => client.call('changeMarks', { id: `marks-${value()}`, changes }));
    },
    collect: async () => {
      const id = collections.length > 4 ? pick(collections) : `collection-${value()}`;
      const name = value();
      const input = { id, name, articles: articles.slice(0, 3) };
      if (await make({ [`collection ${id}`]: name }, () => client.call('putCollection', input))) {
        if (!collections.includes(id)) collections.push(id);
      }
    },
    uncollect: async () => {
      const id = pick(collections);
      if (id === undefined || busy.has(`collection ${id}`)) return;
      collections.splice(collections.indexOf(id), 1);
      await make({ [`collection ${id}`]: 'deleted' }, () => client.call('deleteCollection', { id }));
    },
    remove: async () => {
      const article = inPlace();
      if (article === undefined || trashed.size > 5 || !isQuiet(article)) return;
      trashed.add(article);
      await make({ [`article ${article}`]: 'trashed' }, () => app.library.delete(article));
    },
    restore: async () => {
      const article = pick([...trashed].filter((id) => isQuiet(id)));
      if (article === undefined) return;
      if (await make({ [`article ${article}`]: 'there' }, () => app.library.restore(article)))
        trashed.delete(article);
    },
    /** What otherwise waits for two quiet seconds. */
    save: () => app.save(),
  };
  const often = [kinds.annotate, kinds.annotate, kinds.change, kinds.change, kinds.tag, kinds.tag];
  const load = [...often, ...Object.values(kinds)];
  for (let n = 0; n < 3; n++) await importing();
  const worker = async (): Promise<void> => {
    for (;;) {
      await pick(load)();
      // Where all was being changed, nothing has been waited for.
      await setImmediate();
    }
  };
  await Promise.all([worker(), worker(), worker()]);
}
