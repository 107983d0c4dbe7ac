import type { Api, keepingMethods, Preferences } from '#contract';
import { createEmptying, type EmptyingOptions } from './emptying';
import { createTrashList } from './trash-list';

export type KeepingApi = Pick<Api, keyof typeof keepingMethods>;

/** What keeps a library for years. */
export interface Keeping {
  api: KeepingApi;
  /** Ends what is under way. */
  close: () => Promise<void>;
}

const day = 24 * 60 * 60 * 1000;
/** The first opening of a library is left alone for this long. Milliseconds. */
const soon = 60_000;

export function createKeeping(
  options: Omit<EmptyingOptions, 'trash'> & { preferences: () => Preferences; now: () => Date },
): Keeping {
  const trash = createTrashList(options.articles);
  const emptying = createEmptying({ ...options, trash });

  let tidying: Promise<unknown> = Promise.resolve();
  /** What the reader has said that is done by itself. */
  const tidy = async (): Promise<void> => {
    const { emptyTrashAfter } = options.preferences();
    if (emptyTrashAfter === 'never') return;
    const before = new Date(options.now().getTime() - Number(emptyTrashAfter) * day).toISOString();
    await emptying.empty({ kind: 'all', before });
  };
  const tidyNow = (): void => void (tidying = tidying.then(tidy).catch(() => undefined));
  const first = setTimeout(tidyNow, soon).unref();
  const daily = setInterval(tidyNow, day).unref();

  return {
    api: {
      listTrash: (query) => trash.page(query),
      countTrash: ({ what }) => emptying.count(what),
      emptyTrash: ({ what }) => emptying.empty(what),
    },
    close: async () => {
      clearTimeout(first);
      clearInterval(daily);
      await tidying;
    },
  };
}
