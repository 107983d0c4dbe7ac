import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bundled, kills, parseAll, runAndKill } from './killing';
import { openApp, temporaryFolder } from './library';
import { stored } from './stored';

const Line = z.object({
  ready: z.boolean().optional(),
  notices: z.array(z.string()).optional(),
  article: z.string().optional(),
  id: z.string().optional(),
  note: z.number().optional(),
});
type Line = z.infer<typeof Line>;

const Notes = z.object({
  annotations: z.array(z.object({ id: z.string(), body: z.array(z.object({ value: z.string() })) })),
});

let child = '';
beforeAll(async () => {
  child = await bundled('kill-child.ts');
});
afterAll(() => rm(dirname(child), { recursive: true, force: true }));

/** What was acknowledged and is not on disk, looked up without the program. */
async function lost(library: string, said: readonly Line[]): Promise<string[]> {
  const missing: string[] = [];
  const notes = new Map<string, number>();
  const articles = new Set(said.map(({ article }) => article).filter((id) => id !== undefined));
  for (const article of articles) {
    const folder = join(library, 'articles', article);
    const names: string[] = await readdir(folder).catch(() => []);
    if (!names.includes('article.json') || !names.includes('article.html')) missing.push(article);
    const made = await stored(library, `articles/${article}/annotations.json`);
    if (made === null) continue;
    const file = Notes.parse(made);
    for (const { id, body } of file.annotations) notes.set(`${article}/${id}`, Number(body[0]?.value));
  }
  for (const { article, id, note } of said) {
    if (article !== undefined && id !== undefined && (notes.get(`${article}/${id}`) ?? 0) < (note ?? 0)) {
      missing.push(`${article}/${id} ${note}`);
    }
  }
  return missing;
}

async function killLoop(library: string, kills: number, how: string) {
  const said: Line[] = [];
  const gone: string[] = [];
  for (let kill = 0; kill < kills; kill++) {
    // Mostly in the middle of the work, now and then while the library is being opened; often after some changes, so that
    // there are some however slow the machine is.
    const changes = 3 + Math.floor(Math.random() * 6);
    const warm = kill % 5 < 2 ? (text: string) => text.split('"note"').length > changes : kill % 5 !== 4;
    const delay = Math.random() * (kill % 5 < 2 ? 40 : 400);
    const lines = await runAndKill(child, [library, `${how}-${kill}`, how], delay, warm);
    const heard = lines.map((line) => Line.parse(line));
    for (const { notices } of heard) expect(notices ?? []).toEqual([]);
    said.push(...heard);
    expect(await parseAll(library)).toBeGreaterThanOrEqual(0);
    gone.push(...(await lost(library, heard)));
  }
  return { said, gone };
}

describe('killed at any moment', () => {
  it(
    `loses nothing that was acknowledged and damages no file, in ${kills.notes} kills`,
    { timeout: 600_000 },
    async () => {
      const libraries = [await temporaryFolder(), await temporaryFolder()];
      const results = await Promise.all(
        libraries.map((library) => killLoop(library, kills.notes / 2, 'careful')),
      );
      for (const [n, { said, gone }] of results.entries()) {
        const library = libraries[n] ?? '';
        expect(gone).toEqual([]);
        // Nor does it get lost later, by what the next processes did on opening.
        expect(await lost(library, said)).toEqual([]);
        const acknowledged = said.filter(({ id }) => id !== undefined);
        expect(acknowledged.length).toBeGreaterThan(25);
        const app = await openApp(library);
        expect(app.status().notices).toEqual([]);
        const articles = new Set(said.map(({ article }) => article).filter((id) => id !== undefined));
        expect(app.library.list().length).toBeGreaterThanOrEqual(articles.size);
        const [some] = app.library.list().filter(({ annotations }) => annotations > 0);
        expect(await app.annotations.list(some?.id ?? '')).toHaveLength(some?.annotations ?? -1);
      }
    },
  );

  it(
    'would be noticed to lose something: a store that answers before it writes does',
    { timeout: 300_000 },
    async () => {
      // When the kill falls is chance: on a busy machine a handful of them may all find the disk up to date.
      let gone = 0;
      for (let round = 0; round < 10 && gone === 0; round++) {
        gone = (await killLoop(await temporaryFolder(), 6, 'careless')).gone.length;
      }
      expect(gone).toBeGreaterThan(0);
    },
  );
});
