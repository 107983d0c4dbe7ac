import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Articles } from '../store/articles';
import type { LibraryIndex } from './library-index';
import { findSameArticle } from './same-article';

/** A library of one article with this text, whatever is looked for in it. */
function libraryOf(title: string, text: string) {
  const folder = { content: async () => ({ record: { title }, text }) };
  return {
    articles: { use: async (_: string, task: (one: typeof folder) => unknown) => task(folder) },
    index: { findByName: () => ['the-one-article'], findByAddress: () => ['the-one-article'] },
  } as unknown as { articles: Articles; index: LibraryIndex };
}

/** Sentences of invented words, told apart by their numbers. */
function longText(length: number, first: number): string {
  let text = '';
  for (let n = first; text.length < length; n++)
    text += `Report ${n} of the ${n * 7}th day says that ${n * 13} people crossed the bridge. `;
  return text;
}

/** How often others had their turn while a task was under way. */
async function turnsDuring(task: Promise<unknown>): Promise<number> {
  let [turns, isDone] = [0, false];
  void task.finally(() => (isDone = true));
  for (; !isDone; turns++) await setImmediate();
  return turns;
}

const file = { fileName: 'index.html', title: 'Report', url: null };

it('texts of ten megabytes are compared without keeping others from their turn', async () => {
  const [old, other] = [longText(10_000_000, 0), longText(10_000_000, 10_000_000)];
  const young = `${old.slice(0, 400)} A new sentence. ${old.slice(500)}`;
  const library = libraryOf('Report', old);
  const same = findSameArticle({ ...file, text: young }, library);
  expect(await turnsDuring(same)).toBeGreaterThan(10);
  expect(await same).toBe('the-one-article');
  expect(await findSameArticle({ ...file, text: other }, library)).toBeNull();
});

it('a long text without any sentence is the same as itself', async () => {
  const text = Array.from({ length: 60_000 }, (_, n) => `word${n}`).join(' ');
  expect(await findSameArticle({ ...file, text }, libraryOf('Report', text))).toBe('the-one-article');
});
