import type { StoredAwaited } from '../store/formats';
import { createPauses, sortInTurns } from '../annotations/notes/pauses';

/** The pages of a list that wait and have all of these words; the last saved first. */
export type SearchAwaited = (pages: readonly StoredAwaited[], words: string) => Promise<Found>;

export interface Found {
  /** How many wait. */
  total: number;
  pages: readonly StoredAwaited[];
}

/** Answers that are kept of one list: of all pages, and of the words that are being typed in some windows. */
const kept = 16;

/**
 * Searches the list as it is typed in, page by page of what is seen: nothing of it is made twice, and others have their turn
 * meanwhile. What a page says is levelled once.
 */
export function createAwaitedSearch(): SearchAwaited {
  const lines = new WeakMap<StoredAwaited, string>();
  const lineOf = (page: StoredAwaited): string => {
    let line = lines.get(page);
    if (line === undefined) {
      const { title, url, siteName, tags } = page;
      lines.set(page, (line = [title, url, siteName, ...tags].join('\n').toLowerCase()));
    }
    return line;
  };

  let of: readonly StoredAwaited[] | null = null;
  const answers = new Map<string, Promise<readonly StoredAwaited[]>>();

  const sorted = async (pages: readonly StoredAwaited[]): Promise<StoredAwaited[]> => {
    const pauses = createPauses();
    const timed: { time: string; page: StoredAwaited }[] = [];
    for (const page of pages) {
      if (page.deleted === null) timed.push({ time: page.savedAt ?? page.created, page });
      if (pauses.due()) await pauses.take();
    }
    const inOrder = await sortInTurns(
      timed,
      (a, b) => (a.time === b.time ? 0 : a.time < b.time ? 1 : -1),
      pauses,
    );
    return inOrder.map(({ page }) => page);
  };

  const search = async (
    from: readonly StoredAwaited[],
    words: readonly string[],
  ): Promise<StoredAwaited[]> => {
    const pauses = createPauses();
    const found: StoredAwaited[] = [];
    for (const page of from) {
      const line = lineOf(page);
      if (words.every((word) => line.includes(word))) found.push(page);
      if (pauses.due()) await pauses.take();
    }
    return found;
  };

  return async (pages, asked) => {
    if (of !== pages) {
      of = pages;
      answers.clear();
      answers.set('', sorted(pages));
    }
    const all = answers.get('') ?? sorted(pages);
    const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
    const key = words.join(' ');
    let answer = answers.get(key);
    if (!answer) {
      // Words that go on with others are among what those have found.
      const shorter = [...answers.keys()].filter((one) => key.startsWith(one));
      const nearest = shorter.sort((a, b) => b.length - a.length)[0] ?? '';
      answer = (answers.get(nearest) ?? all).then((from) => search(from, words));
      answers.set(key, answer);
      for (const old of answers.keys()) {
        if (answers.size <= kept) break;
        if (old !== '') answers.delete(old);
      }
    }
    return { total: (await all).length, pages: await answer };
  };
}
