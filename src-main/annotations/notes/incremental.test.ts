import { type Client, type Input, noteGroups } from '#contract';
import { expect, it } from 'vitest';
import { connect, imported, openApp, story, temporaryFolder } from '../../testing/library';

/** Numbers from 0 to below 1, the same each time (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const words = ['Alpha', 'beta', 'gamma', 'Délta', 'epsilon', 'zeta'];
const body = words.join(' ');

async function everything(client: Client) {
  const queries: Omit<Input<'queryNotes'>, 'scope'>[] = [
    ...noteGroups.map((group) => ({ group })),
    ...(['unplaced', 'deleted'] as const).map((state) => ({ state })),
    { words: 'delta' },
    { words: 'x note', group: 'date' },
    { tags: ['t1'] },
  ];
  const all: unknown[] = [];
  for (const one of queries) {
    const query = { scope: { kind: 'library' } as const, ...one };
    const rows = await client.call('listNotes', { query, from: 0, count: 200 });
    all.push([one, await client.call('queryNotes', query), rows]);
  }
  return all;
}

it.each([1, 2, 3])(
  'kept over random changes (%i), it is what is built anew',
  { timeout: 60_000 },
  async (seed) => {
    const folder = await temporaryFolder();
    const next = random(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
    let time = Date.UTC(2026, 0, 1);
    const options = { now: () => new Date((time += 7_000_000)) };
    let app = await openApp(folder, options);
    let client = connect(app);
    const articles: string[] = [];
    const trash = new Set<string>();
    const made: { article: string; id: string; deleted: boolean }[] = [];
    let count = 0;

    const change = async (): Promise<void> => {
      const roll = next();
      if (articles.length < 3 || roll < 0.05) {
        const { id } = await imported(
          client,
          `a${count++}.txt`,
          story(`Report ${count}`, body, `${body} two`),
        );
        articles.push(id);
        return;
      }
      const article = pick(articles);
      const note = made.length > 0 ? pick(made) : undefined;
      if (roll < 0.1) {
        if (trash.delete(article)) await client.call('restoreArticle', { id: article });
        else {
          trash.add(article);
          await client.call('deleteArticle', { id: article });
        }
      } else if (roll < 0.14 && !trash.has(article)) {
        await client.call('setMetadata', { id: article, title: `Title ${count++}` });
      } else if (roll < 0.2 && !trash.has(article)) {
        const edits = next() < 0.5 ? [] : [{ text: `${body} two`, nth: 0, action: 'remove' as const }];
        await client.call('setBlockEdits', { id: article, edits });
      } else if (roll < 0.24 && !trash.has(article)) {
        await client.call('setReadingPosition', { article, position: { offset: 1, progress: next() } });
      } else if (roll < 0.55 || !note) {
        if (trash.has(article)) return;
        const { text } = await client.call('getArticle', { id: article });
        const start = Math.floor(next() * (text.length - 12));
        const passage = { start, end: start + 1 + Math.floor(next() * 10) };
        const id = `note-${String(count++).padStart(5, '0')}`;
        const tags = ['t1', 't2', 't3'].filter(() => next() < 0.4);
        const category = pick(['claim', 'doubt', 'unknown']);
        await client.call('createAnnotation', {
          id,
          article,
          passage,
          tags,
          category,
          note: next() < 0.5 ? 'x Note' : '',
        });
        made.push({ id, article, deleted: false });
      } else if (!trash.has(note.article)) {
        const ref = { id: note.id, article: note.article };
        if (roll < 0.7) {
          note.deleted = !note.deleted;
          await client.call(note.deleted ? 'deleteAnnotation' : 'restoreAnnotation', ref);
        } else if (roll < 0.8) {
          const outline = next() < 0.3 ? null : { rank: pick(['a', 'B', 'c1', 'zz']), level: 0 };
          const changes = made
            .filter((one) => one.article === note.article)
            .map(({ id, article: its }) => ({ id, article: its, outline }));
          await client.call('changeAnnotations', { changes });
        } else if (!note.deleted) {
          await client.call('updateAnnotation', { ...ref, category: pick(['quote', 'claim']), tags: ['t1'] });
        }
      }
    };

    for (let round = 0; round < 4; round++) {
      for (let n = 0; n < 30; n++) {
        await change();
        // It is asked for now and then, and for the first time in the middle of the changes.
        if (next() < 0.2) await client.call('queryNotes', { scope: { kind: 'library' } });
      }
      const kept = await everything(client);
      await app.close();
      app = await openApp(folder, options);
      client = connect(app);
      expect(kept).toEqual(await everything(client));
    }
    expect(made.length).toBeGreaterThan(20);
  },
);
