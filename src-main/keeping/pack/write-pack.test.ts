import { expect, it } from 'vitest';
import { textOf } from '../../article/text-of';
import { createDisk } from '../../store/disk';
import { guardDisk } from '../../store/guarded-disk';
import { openStore } from '../../store/store';
import { connect, imported, openApp, story, temporaryFolder } from '../../testing/library';
import type { PackDesk } from './pack-desk';
import { writePack } from './write-pack';

it('packs an article that goes to the trash or comes back meanwhile, once', async () => {
  const folder = await temporaryFolder();
  const app = await openApp(folder);
  const client = connect(app);
  for (const name of ['a', 'b', 'c', 'd'])
    await imported(client, `${name}.txt`, story(`Report ${name}`, 'Some words.'));
  await app.close();
  const disk = guardDisk(createDisk(), () => undefined);
  const store = await openStore({
    ...{ root: folder, disk, now: () => new Date(), notice: () => undefined, textOf },
    ...{
      rebuild: async () => null,
      saved: () => undefined,
      tookIn: () => undefined,
      lacksText: () => undefined,
    },
  });
  const { articles, layout, lock } = store;
  const ids = await articles.ids();
  const [first = '', , , last = ''] = ids;
  await articles.trash(first);
  const homes: string[] = [];
  const ask = async (task: string, input: unknown): Promise<unknown> => {
    if (task !== 'packArticle') return null;
    const { home } = input as { home: string };
    homes.push(home);
    // Each of those that change sides is still to come.
    if (homes.length === 1) {
      await articles.trash(last);
      await articles.restore(first);
    }
    return { whole: true };
  };
  await writePack({
    ...{ target: 'nowhere.zip', disk, layout, articles },
    desk: { ask, close: async () => undefined } as unknown as PackDesk,
    manifest: { originals: true } as Parameters<typeof writePack>[0]['manifest'],
    progress: () => undefined,
    signal: new AbortController().signal,
  });
  await articles.close();
  await lock.release();
  expect(homes.sort()).toEqual([...ids.slice(0, 3).map((id) => `articles/${id}`), `trash/${last}`].sort());
});
