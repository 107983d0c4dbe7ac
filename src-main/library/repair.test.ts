import * as nodeFs from 'node:fs/promises';
import { expect, it } from 'vitest';
import { connect, openApp, story, temporaryFolder, upload } from '../testing/library';

it('leaves what is being imported alone', async () => {
  const folder = await temporaryFolder();
  let repairing: Promise<void> | null = null;
  const open = (async (path: string, ...rest: []) => {
    if (!repairing && path.includes('.incoming-') && path.endsWith('article.html')) {
      repairing = app.repair();
      await repairing;
    }
    return nodeFs.open(path, ...rest);
  }) as typeof nodeFs.open;
  const app = await openApp(folder, { fs: { ...nodeFs, open }, lastWords: 0 });
  const outcome = await upload(connect(app), 'harbour.txt', story('Harbour', 'The harbour was closed.'));
  expect(outcome.outcome).toBe('imported');
  await expect(repairing).resolves.toBeUndefined();
});
