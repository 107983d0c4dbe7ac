import type { Annotation, Link } from '#contract';
import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkLibrary } from '../library/check';
import { bundled, kills, parseAll, runAndKill } from './killing';
import { openApp, temporaryFolder } from './library';
import { stored } from './stored';

const Line = z.object({
  notices: z.array(z.string()).optional(),
  on: z.boolean().optional(),
  change: z.number().optional(),
  things: z.record(z.string(), z.string()).default({}),
  acknowledged: z.number().optional(),
});
type Line = z.infer<typeof Line>;

let child = '';
beforeAll(async () => {
  child = await bundled('kill-links-child.ts');
});
afterAll(() => rm(dirname(child), { recursive: true, force: true }));

interface OnDisk {
  annotations: Annotation[];
  links: Link[];
  note: { note: string };
}

/** What lies on disk, looked up without the program: what each thing is, and the copies of each link. */
async function onDisk(library: string) {
  const things = new Map<string, string>();
  const links = new Map<string, Link[]>();
  for (const article of await readdir(join(library, 'articles')).catch(() => [])) {
    const file = (await stored(library, `articles/${article}/annotations.json`)) as OnDisk | null;
    if (file === null) continue;
    things.set(`note ${article}`, file.note.note);
    for (const { id, deleted, category, body } of file.annotations) {
      const said = `${String(deleted !== null)} ${category} ${body.map(({ value }) => value).join(' ')}`;
      things.set(`annotation ${article} ${id}`, said);
    }
    for (const link of file.links) links.set(link.id, [...(links.get(link.id) ?? []), link]);
  }
  for (const [id, copies] of links) {
    const [last] = [...copies].sort((a, b) => Date.parse(b.modified) - Date.parse(a.modified));
    if (last) things.set(`link ${id}`, last.deleted === null ? `${last.relation} ${last.note}` : 'deleted');
  }
  return { things, links };
}

const copiesOf = ({ ends }: Link): number => new Set(ends.map(({ article }) => article)).size;

interface State {
  /** What each thing is that was seen or acknowledged. */
  known: Map<string, string>;
  /** Links whose copies differed when the last child was killed: the next one mends them before it does anything else. */
  apart: Set<string>;
}

/** What was acknowledged and is not there any more, and what else must never be found, in sentences. */
async function faults(
  library: string,
  lines: readonly Line[],
  { known, apart }: State,
): Promise<{ faults: string[]; acknowledged: number }> {
  const found: string[] = [];
  const underWay = new Map<number, Record<string, string>>();
  let acknowledged = 0;
  for (const { change, things, acknowledged: done } of lines) {
    if (change !== undefined) underWay.set(change, things);
    if (done === undefined) continue;
    acknowledged++;
    for (const [name, value] of Object.entries(underWay.get(done) ?? {})) known.set(name, value);
    underWay.delete(done);
  }
  const { things, links } = await onDisk(library);
  const may = new Map<string, string>([...underWay.values()].flatMap((change) => Object.entries(change)));
  for (const [name, value] of known) {
    const now = things.get(name);
    if (now !== value && (now === undefined || now !== may.get(name)))
      found.push(`${name} is ${now}, not ${value}`);
  }
  // A change that was under way has been made or not; in one article, all of it or nothing.
  for (const change of underWay.values()) {
    const articles = new Set(Object.keys(change).map((name) => name.split(' ')[1]));
    for (const article of articles) {
      const names = Object.keys(change).filter((name) => name.split(' ')[1] === article);
      const made = names.filter((name) => things.get(name) === change[name]).length;
      if (made > 0 && made < names.length) found.push(`half of a change: ${names.join(', ')}`);
    }
  }
  for (const [id, copies] of links) {
    const same = copies.every(({ modified }) => modified === copies[0]?.modified);
    const whole = same && copies[0] && copies.length === copiesOf(copies[0]);
    const isAllowed = may.has(`link ${id}`) || (apart.has(id) && lines.length === 0);
    if (!whole && !isAllowed) found.push(`link ${id} is not the same in both articles`);
    if (whole) apart.delete(id);
    else apart.add(id);
  }
  for (const [name, value] of things) known.set(name, value);
  return { faults: found, acknowledged };
}

/** Opens the library and lists all links; then both copies of each are there, and nothing is wrong with any file. */
async function reopened(library: string): Promise<void> {
  const app = await openApp(library);
  expect(app.status().notices).toEqual([]);
  for (const { id } of app.library.list()) await app.links.list(id);
  await app.close();
  for (const [id, copies] of (await onDisk(library)).links) {
    expect(copies, id).toHaveLength(copies[0] ? copiesOf(copies[0]) : 0);
    expect(copies.at(-1)).toEqual(copies[0]);
  }
  expect(await checkLibrary(library)).toEqual([]);
}

async function killLoop(library: string, kills: number, how: string) {
  const state: State = { known: new Map(), apart: new Set() };
  const gone: string[] = [];
  let [acknowledged, cutShort] = [0, 0];
  for (let kill = 0; kill < kills; kill++) {
    // Now and then while the library is being opened, mended and set up; mostly in the middle of the work.
    // A slow machine may not come so far in the time: every second one waits until all is set up.
    const warm = kill % 2 === 0 ? (text: string) => text.includes('"on"') : kill % 4 !== 3;
    const said = await runAndKill(child, [library, `${how}${kill}`, how], Math.random() * 250, warm);
    const lines = said.map((line) => Line.parse(line));
    for (const { notices = [] } of lines) expect(notices).toEqual([]);
    await parseAll(library);
    const result = await faults(library, lines, state);
    gone.push(...result.faults);
    acknowledged += result.acknowledged;
    if (lines.some(({ on }) => on)) cutShort++;
    // The next child finds now what this one left, now what an opening has mended.
    if (how === 'careful' && kill % 2 === 1) await reopened(library);
  }
  return { gone, acknowledged, cutShort };
}

describe('killed while links, notes and many annotations are changed', () => {
  it('loses nothing that was acknowledged, makes no half changes, and the copies of links agree', async () => {
    const libraries = [await temporaryFolder(), await temporaryFolder()];
    const results = await Promise.all(
      libraries.map((library) => killLoop(library, kills.links / 2, 'careful')),
    );
    for (const { gone, acknowledged, cutShort } of results) {
      expect(gone).toEqual([]);
      expect(acknowledged).toBeGreaterThan(20);
      expect(cutShort).toBeGreaterThan(0);
    }
  }, 300_000);

  it('would be noticed to lose something: a store that answers before it writes does', async () => {
    let gone = 0;
    for (let round = 0; round < 10 && gone === 0; round++) {
      gone = (await killLoop(await temporaryFolder(), 3, 'careless')).gone.length;
    }
    expect(gone).toBeGreaterThan(0);
  }, 300_000);
});
