import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkLibrary } from '../library/check';
import { sha256 } from '../store/sha256';
import { bundledWarm, kills, parseAll, runAndKill } from './killing';
import { openApp, temporaryFolder } from './library';
import { storedIn } from './stored';

/** Libraries that are used and killed at the same time. */
const together = 3;
/** So often a library becomes one of an older version, and the next process brings it to the newest. */
const agesEvery = 10;

const Line = z.object({
  notices: z.array(z.string()).default([]),
  /** The library is open; so many milliseconds after the opening began. */
  openAfter: z.number().optional(),
  change: z.number().optional(),
  things: z.record(z.string(), z.string()).default({}),
  acknowledged: z.number().optional(),
});
type Line = z.infer<typeof Line>;

const Notes = z.object({
  annotations: z.array(
    z.object({
      id: z.string(),
      deleted: z.string().nullable(),
      body: z.array(z.object({ value: z.string() })),
    }),
  ),
  /** Not there before version 3. */
  marks: z.object({ tags: z.array(z.string()) }).optional(),
});
const Collections = z.object({
  collections: z.array(z.object({ id: z.string(), name: z.string(), deleted: z.string().nullish() })),
});

let child = '';
beforeAll(async () => {
  child = await bundledWarm('kill-mixed-child.ts');
}, 120_000);
afterAll(() => rm(dirname(child), { recursive: true, force: true }));

/** What is in the library, looked up without the program. */
async function onDisk(library: string): Promise<Map<string, string>> {
  const things = new Map<string, string>();
  const stored = await storedIn(library);
  for (const [place, state] of [
    ['articles', 'there'],
    ['trash', 'trashed'],
  ] as const) {
    for (const article of await readdir(join(library, place)).catch(() => [])) {
      const names = await readdir(join(library, place, article));
      if (article.startsWith('.') || !names.includes('article.json')) continue;
      // Twice would be as wrong as not at all.
      things.set(`article ${article}`, things.has(`article ${article}`) ? 'in both places' : state);
      const file = await stored(`${place}/${article}/annotations.json`);
      if (file === null) continue;
      const { annotations, marks } = Notes.parse(file);
      things.set(`marks ${article}`, marks?.tags.join(' ') ?? '');
      for (const { id, deleted, body } of annotations) {
        things.set(`annotation ${article} ${id}`, `${deleted ? 'deleted' : 'there'} ${body[0]?.value}`);
      }
    }
  }
  const file = await stored('collections.json');
  if (file === null) return things;
  for (const { id, name, deleted } of Collections.parse(file).collections) {
    things.set(`collection ${id}`, deleted ? 'deleted' : name);
  }
  return things;
}

/** What was acknowledged, or had been seen, and is not there any more. */
function missing(
  known: Map<string, string>,
  lines: readonly Line[],
  now: ReadonlyMap<string, string>,
): string[] {
  const underWay = new Map<number, Record<string, string>>();
  for (const { change, things, acknowledged } of lines) {
    if (change !== undefined) underWay.set(change, things);
    if (acknowledged === undefined) continue;
    for (const [name, value] of Object.entries(underWay.get(acknowledged) ?? {})) known.set(name, value);
    underWay.delete(acknowledged);
  }
  // What was under way has been made or not.
  const may = new Map([...underWay.values()].flatMap((change) => Object.entries(change)));
  const gone = [...known].filter(([name, value]) => {
    const found = now.get(name);
    return found !== value && (found === undefined || found !== may.get(name));
  });
  for (const [name, value] of now) known.set(name, value);
  return gone.map(([name, value]) => `${name} is ${now.get(name)}, not ${value}`);
}

/** Puts articles of version 1 into a library, with a list and collections of that time where there are none. */
async function age(library: string, n: number): Promise<void> {
  for (let k = 0; k < 4; k++) {
    const [id, text] = [`old-${n}-${k}-article`, `Old report ${n}-${k}\nThe bridge stands.\n`];
    const html = text.replace(/.*\n/g, (line) => `<p>${line.trimEnd()}</p>\n`);
    const made = '2025-03-01T00:00:00.000Z';
    const source = {
      ...{ fileName: `${id}.txt`, mediaType: 'text/plain', sha256: sha256(text), encoding: 'UTF-8' },
      ...{ url: null, importedAt: made },
    };
    const record = {
      ...{ formatVersion: 1, id, title: id, titleFrom: 'headline', byline: null, siteName: null, lang: null },
      ...{ publishedTime: null, dir: null, excerpt: null, version: 1, words: 6, removed: [], warnings: [] },
      ...{ source, htmlSha256: sha256(html), textSha256: sha256(text), original: 'original.txt', assets: [] },
    };
    const quote = { type: 'TextQuoteSelector', exact: 'bridge', prefix: 'The ', suffix: ' stands' };
    const start = text.indexOf('bridge');
    const position = { type: 'TextPositionSelector', start, end: start + 6 };
    const note = {
      ...{ id: `note-of-${id}`, motivation: 'commenting', created: made, modified: made, deleted: null },
      ...{ target: { source: id, version: 1, selector: [position, quote] }, category: 'claim' },
      body: [{ type: 'TextualBody', purpose: 'commenting', format: 'text/markdown', value: `old ${n}` }],
    };
    const folder = join(library, 'articles', id);
    await mkdir(folder, { recursive: true });
    const files = {
      'original.txt': text,
      'article.txt': text,
      'article.html': html,
      'annotations.json': JSON.stringify({ formatVersion: 1, annotations: [note] }),
      'article.json': JSON.stringify(record),
    };
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  }
  await writeFile(join(library, 'library.json'), JSON.stringify({ formatVersion: 1, articles: [] }));
  await rm(join(library, 'library.changes.jsonl'), { force: true });
  if (n > 0) return;
  const collections = [{ id: 'collection-old', name: 'old', articles: ['old-0-0-article'] }];
  await writeFile(join(library, 'collections.json'), JSON.stringify({ formatVersion: 1, collections }));
}

async function killLoop(library: string, times: number, how: string) {
  const known = new Map<string, string>();
  const gone: string[] = [];
  let [acknowledged, inLoad, inOpening] = [0, 0, 0];
  /** How long an opening takes, on this machine and with what else it has to do now. Milliseconds. */
  let opening = 100;
  for (let kill = 0; kill < times; kill++) {
    const isOld = kill % agesEvery === 0;
    if (isOld) {
      await age(library, kill);
      for (const [name, value] of await onDisk(library)) known.set(name, value);
    }
    // Every third while it is being opened, and brought to the newest version or mended; the others after some changes, so
    // that it does not matter how fast the machine is.
    const [inside, changes] = [isOld || kill % 3 === 2, Math.floor(Math.random() * 40)];
    const since = (text: string): boolean =>
      inside ? text.includes('opening') : text.split('"acknowledged"').length > changes + 1;
    const delay = Math.random() * (inside ? 1.2 * opening : 15);
    const said = await runAndKill(child, [library, `${how}${kill}`, how], delay, since);
    const lines = said.map((line) => Line.parse(line));
    expect(lines.flatMap(({ notices }) => notices)).toEqual([]);
    await parseAll(library);
    gone.push(...missing(known, lines, await onDisk(library)));
    acknowledged += lines.filter((line) => line.acknowledged !== undefined).length;
    const openAfter = lines.find((line) => line.openAfter !== undefined)?.openAfter;
    opening = openAfter ?? opening;
    if (openAfter === undefined) inOpening++;
    else if (lines.some(({ change }) => change !== undefined)) inLoad++;
  }
  return { library, known, gone, acknowledged, inLoad, inOpening };
}

describe('killed at random in the middle of everything', () => {
  it(
    `loses nothing that was acknowledged and leaves no file unreadable, in ${kills.mixed} kills`,
    { timeout: 900_000 },
    async () => {
      const libraries = await Promise.all(Array.from({ length: together }, temporaryFolder));
      const results = await Promise.all(
        libraries.map((library) => killLoop(library, kills.mixed / together, 'careful')),
      );
      const sum = (of: (one: (typeof results)[number]) => number): number =>
        results.reduce((all, one) => all + of(one), 0);
      const [inLoad, inOpening] = [sum((one) => one.inLoad), sum((one) => one.inOpening)];
      console.info(
        `${kills.mixed} kills: ${inLoad} among changes, ${inOpening} during the opening; ${sum(({ acknowledged }) => acknowledged)} changes acknowledged`,
      );
      for (const { library, known, gone } of results) {
        expect(gone).toEqual([]);
        const app = await openApp(library);
        expect(app.status().notices).toEqual([]);
        const there = [...known].filter(([name, state]) => name.startsWith('article ') && state === 'there');
        expect(
          app.library
            .list()
            .map(({ id }) => `article ${id}`)
            .sort(),
        ).toEqual(there.map(([name]) => name).sort());
        await app.close();
        expect(missing(known, [], await onDisk(library))).toEqual([]);
        expect(await checkLibrary(library)).toEqual([]);
      }
      expect(Object.values(kills).reduce((all, n) => all + n, 0)).toBeGreaterThanOrEqual(300);
      // Chance must not have put all of them where nothing happens.
      expect(inLoad).toBeGreaterThan(kills.mixed / 4);
      expect(inOpening).toBeGreaterThan(kills.mixed / 20);
      // A store that answers before it writes is found out.
      let lost = 0;
      for (let round = 0; round < 10 && lost === 0; round++) {
        lost = (await killLoop(await temporaryFolder(), 6, 'careless')).gone.length;
      }
      console.info(`a store that answers before it writes lost ${lost} in at most six kills`);
      expect(lost).toBeGreaterThan(0);
    },
  );
});
