import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '#contract';
import { expect, it } from 'vitest';
import { fakeCleaner } from '../testing/fake-cleaner';
import { connect, imported, listed, openApp, story, temporaryFolder } from '../testing/library';

/** A library in which an article is being cleaned again, which does not end unless it is stopped. */
async function cleaning() {
  let begun: () => void = () => undefined;
  const begins = new Promise<void>((resolve) => (begun = resolve));
  const clean: typeof fakeCleaner.clean = (input, signal) => {
    if (input.edits === undefined) return fakeCleaner.clean(input, signal);
    begun();
    return new Promise((_, reject) =>
      signal?.addEventListener('abort', () => reject(new AppError('cancelled', 'Stopped.'))),
    );
  };
  const app = await openApp(await temporaryFolder(), { cleaner: { ...fakeCleaner, clean }, lastWords: 0 });
  const client = connect(app);
  const { id } = await imported(client, 'dam.txt', story('Dam breaks', 'Eleven people died.'));
  const revision = app.revise.cleanAgain({ id }).then(
    () => 'done',
    (error: AppError) => error.code,
  );
  await begins;
  return { app, client, id, revision };
}
const soon = async <T>(task: Promise<T>): Promise<T | 'too late'> =>
  Promise.race([task, wait(30_000, 'too late' as const, { ref: false })]);

it('deleting an article ends its cleaning', async () => {
  const { client, id, revision } = await cleaning();
  expect(await soon(client.call('deleteArticle', { id }))).not.toBe('too late');
  expect(await revision).toBe('cancelled');
  expect(await listed(client)).toEqual([]);
});

it('closing the library ends all cleaning', async () => {
  const { app, revision } = await cleaning();
  expect(await soon(app.close())).not.toBe('too late');
  expect(await revision).toBe('cancelled');
});
