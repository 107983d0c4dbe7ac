import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { annotate, connect, imported, openApp, story, temporaryFolder } from './testing/library';

test('a library that another computer has taken over is only read here, with all that was done until then saved', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const folder = await temporaryFolder();
  const app = await openApp(folder, { lastWords: 0 });
  const client = connect(app);
  const { id } = await imported(client, 'harbour.txt', story('Harbour', 'The harbour was closed on Monday.'));
  await annotate(client, id, 'harbour', { note: 'when?' });
  const told = new Promise((resolve) => client.on('noticed', resolve));
  const path = join(folder, 'library.lock');
  const lock = JSON.parse(await readFile(path, 'utf8')) as object;
  const theirs = JSON.stringify({ ...lock, id: 'another', host: 'kitchen' });
  await writeFile(path, theirs);
  vi.advanceTimersByTime(60_000);
  await told;

  const { readOnly } = await client.call('getStatus', {});
  expect(readOnly).toMatch(/opened on another computer \(kitchen\).*--take-over/s);
  await expect(annotate(client, id, 'Monday')).rejects.toMatchObject({
    code: 'read-only',
    message: readOnly,
  });
  const notes = join(folder, 'articles', id, 'annotations.json');
  const stored = await readFile(notes, 'utf8');
  expect(stored).toContain('when?');
  await app.save();
  await app.close();
  expect(await readFile(notes, 'utf8')).toBe(stored);
  expect(await readFile(path, 'utf8')).toBe(theirs);

  const again = await openApp(folder, { lastWords: 0, takeOver: true });
  expect(again.status().readOnly).toBeNull();
  await expect(annotate(connect(again), id, 'Monday')).resolves.toBeDefined();
});
