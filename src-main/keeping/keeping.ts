import { type Api, Id, type keepingMethods } from '#contract';
import { basename, dirname } from 'node:path';
import { createClockWatch } from './clock-watch';
import { createEmptying, type EmptyingOptions } from './emptying';
import { createPacking, type Packing, type PackingOptions } from './packing';
import { createRestoring, type RestoringOptions } from './restoring';
import { createTrashList, type TrashListOptions } from './trash-list';

export type KeepingApi = Pick<Api, keyof typeof keepingMethods>;

/** What keeps a library for years. */
export interface Keeping {
  api: KeepingApi;
  packTo: Packing['packTo'];
  unpackFrom: Packing['unpackFrom'];
  /** Ends what is under way. */
  close: () => Promise<void>;
}

const day = 24 * 60 * 60 * 1000;
/** The first opening of a library is left alone for this long. Milliseconds. */
const soon = 60_000;

export function createKeeping(
  options: Omit<EmptyingOptions, 'trash'> & TrashListOptions & RestoringOptions & PackingOptions,
): Keeping {
  const trash = createTrashList(options);
  const emptying = createEmptying({ ...options, trash });
  const restoring = createRestoring(options);
  const packing = createPacking(options);

  const clock = createClockWatch(options);

  let tidying: Promise<unknown> = Promise.resolve();
  /** What the reader has said that is done by itself. */
  const tidy = async (): Promise<void> => {
    if (!(await clock.isBelieved())) return;
    await forgetGone(options);
    const { emptyTrashAfter } = options.preferences.get();
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
      listBackups: ({ article }) => restoring.points(article),
      previewBackup: (input) => restoring.preview(input),
      restoreBackup: (input) => restoring.restore(input),
      undoRestore: async ({ restore }) => restoring.undo(restore).then(() => null),
      packLibrary: (input) => packing.pack(input),
      readPack: (input) => packing.read(input),
      uploadPack: ({ id, offset, bytes }) =>
        packing.upload({ id, offset, bytes: Buffer.from(bytes, 'base64') }),
      inspectPack: ({ id }) => packing.inspect(id),
      addPack: (input) => packing.add(input),
      dropPack: async ({ id }) => packing.drop(id).then(() => null),
    },
    packTo: packing.packTo,
    unpackFrom: packing.unpackFrom,
    close: async () => {
      clearTimeout(first);
      clearInterval(daily);
      await packing.close();
      await tidying;
    },
  };
}

/** Backups of what has been deleted for good go when they are a year old. */
async function forgetGone({ backups, articles, layout, now }: RestoringOptions): Promise<void> {
  const old = now().getTime() - 365 * day;
  for (const path of await backups.documents()) {
    const id = basename(dirname(path));
    if (dirname(dirname(path)) !== layout.articles || !Id.safeParse(id).success) continue;
    if ((await articles.has(id)) || (await articles.isTrashed(id))) continue;
    const newest = (await backups.timesOf(path)).at(-1);
    if (newest && newest.getTime() < old) await backups.forget(path);
  }
}
