import type { AnnotationChange, Id, LinkEnd } from '#contract';
import { relations } from '#contract/relations';
import { writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { createApp } from '../app';
import { fakeCleaner } from './fake-cleaner';

/**
 * Links, bulk changes, notes on articles and notes being typed, at random and several at a time, for ever. Before each it
 * prints what is going to be there, after it that it was acknowledged; with the third argument `careless` it prints both
 * at once, as a store would that answers before it writes. `on` tells when the random changes begin.
 */
const [libraryDir = '', run = '', how = ''] = process.argv.slice(2);
const say = (what: object): void => void writeSync(1, `${JSON.stringify(what)}\n`);
const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;

const app = await createApp({
  libraryDir,
  samplesDir: '',
  shell: 'browser',
  version: '0',
  cleaner: fakeCleaner,
});
const { annotations, articleNotes, links } = app;
say({ notices: app.status().notices });

const articles: Id[] = [];
const ends: LinkEnd[] = [];
for (let n = 0; n < 3; n++) {
  const bytes = Buffer.from(`Report ${n}\nThe water rose by ${n} metres.\nNobody was hurt.`);
  const { value: outcome } = await app.importBytes({ name: `report-${n}.txt`, bytes }).next();
  if (!outcome || !('article' in outcome)) throw new Error(JSON.stringify(outcome));
  const article = outcome.article.id;
  articles.push(article);
  for (let k = 0; k < 4; k++) {
    const id = `note-${n}-${k}-of-article`;
    const passage = { start: k, end: k + 10 };
    await annotations.create({ id, article, passage, category: 'claim', note: '', tags: [] });
    ends.push({ article, annotation: id });
  }
}

/** What was stored last of a note by this process: what somebody who types has seen. */
const seen = new Map<string, string>();
let count = 0;
/** What is being changed; a second change of it waits for the answer to the first, as a window does. */
const busy = new Set<string>();

/** One change of some things, each with what it will be, and the notes that are seen of them then. */
async function make(
  things: Record<string, string>,
  work: () => Promise<unknown>,
  notes: Record<string, string> = {},
): Promise<void> {
  const names = Object.keys(things);
  if (names.some((name) => busy.has(name))) return;
  for (const name of names) busy.add(name);
  const change = count++;
  say({ change, things });
  if (how === 'careless') say({ acknowledged: change });
  await work();
  if (how !== 'careless') say({ acknowledged: change });
  for (const [name, note] of Object.entries(notes)) seen.set(name, note);
  for (const name of names) busy.delete(name);
}

const linkOf = (n: number) => {
  // The ends of a link are always the same; most join two articles, some two passages of one.
  const [first, second] = [ends[n % ends.length], ends[(n * 5 + 3) % ends.length]] as [LinkEnd, LinkEnd];
  return { id: `link-000${n}`, ends: [first, second] as [LinkEnd, LinkEnd] };
};

async function putLink(n: number): Promise<void> {
  const [relation, note] = [pick(relations), `${run}-${count}`];
  const link = linkOf(n);
  await make({ [`link ${link.id}`]: `${relation} ${note}` }, () => links.put({ ...link, relation, note }));
}

const key = ({ article, annotation }: LinkEnd): string => `annotation ${article} ${annotation}`;
function changeOf({ article, annotation }: LinkEnd): [string, AnnotationChange] {
  const [note, category] = [`${run}-${count}`, pick(['claim', 'doubt', 'quote'])];
  const tags = Math.random() < 0.5 ? [] : [`tag-${run}-${count}`];
  const deleted = Math.random() < 0.2;
  const said = `${String(deleted)} ${category} ${[note, ...tags].join(' ')}`;
  return [said, { article, id: annotation, note, category, tags, deleted }];
}

const kinds = {
  putLink: () => putLink(Math.floor(Math.random() * 8)),
  deleteLink: async () => {
    const { id, ends: its } = linkOf(Math.floor(Math.random() * 8));
    await make({ [`link ${id}`]: 'deleted' }, () => links.delete(pick(its).article, id));
  },
  bulk: async () => {
    const chosen = ends.filter((end) => !busy.has(key(end)) && Math.random() < 0.4);
    if (chosen.length === 0) return;
    const changes = chosen.map((end) => [end, ...changeOf(end)] as const);
    const things = Object.fromEntries(changes.map(([end, said]) => [key(end), said]));
    const notes = Object.fromEntries(changes.map(([end, , { note = '' }]) => [key(end), note]));
    await make(things, () => annotations.change(changes.map(([, , change]) => change)), notes);
  },
  articleNote: async () => {
    const article = pick(articles);
    const [name, note] = [`note ${article}`, `${run}-${count}`];
    const was = seen.get(name);
    const input = { article, note, ...(was !== undefined && { was }) };
    await make({ [name]: note }, () => articleNotes.set(input), { [name]: note });
  },
  typing: async () => {
    const end = pick(ends);
    const name = key(end);
    let note = `${run}-${count}`;
    for (let letters = 0; letters < 4; letters++, note += 'x') {
      const was = seen.get(name);
      const change = { id: end.annotation, article: end.article, note, category: 'typed', tags: [] };
      const typed = { ...change, deleted: false, ...(was !== undefined && { was: { note: was } }) };
      await make({ [name]: `false typed ${note}` }, () => annotations.update(typed), { [name]: note });
    }
  },
};

// They are there from here on; one that was deleted comes back.
for (let n = 0; n < 8; n++) await putLink(n);
say({ on: true });

const worker = async (): Promise<void> => {
  for (;;) {
    await pick(Object.values(kinds))();
    // Where all was being changed, nothing has been waited for.
    await setImmediate();
  }
};
await Promise.all([worker(), worker(), worker(), worker()]);
