import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { bundled, kills, parseAll, runAndKill } from './killing';
import { connect, openApp, temporaryFolder } from './library';
import { stored } from './stored';

const Line = z.object({
  notices: z.array(z.string()).optional(),
  id: z.string().optional(),
  claims: z.number().default(0),
});
const Stored = z.object({ rows: z.array(z.unknown()) });

let child = '';
beforeAll(async () => {
  child = await bundled('kill-comparisons-child.ts');
});
afterAll(() => rm(dirname(child), { recursive: true, force: true }));

it(
  `loses no acknowledged change of a comparison and damages no file, in ${kills.comparisons} kills`,
  { timeout: 300_000 },
  async () => {
    const library = await temporaryFolder();
    const said = new Map<string, number>();
    for (let kill = 0; kill < kills.comparisons; kill++) {
      const lines = await runAndKill(child, [library, `${kill}`], Math.random() * 300, kill % 4 !== 3);
      for (const line of lines.map((one) => Line.parse(one))) {
        expect(line.notices ?? []).toEqual([]);
        if (line.id !== undefined) said.set(line.id, line.claims);
      }
      await parseAll(library);
      for (const [id, claims] of said) {
        const file = Stored.parse(await stored(library, `comparisons/${id}.json`));
        expect(file.rows.length).toBeGreaterThanOrEqual(claims);
      }
    }
    expect(said.size).toBeGreaterThan(0);
    const app = await openApp(library);
    const listed = await connect(app).call('listComparisons', {});
    expect(listed.length).toBeGreaterThanOrEqual(said.size);
    expect(app.status().notices).toEqual([]);
  },
);
