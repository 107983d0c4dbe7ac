import { expect, it } from 'vitest';
import { createPlacer } from './placer';
import { selectorsOf } from './selectors';

const lines = Array.from(
  { length: 200 },
  (_, n) => `Boat ${n * 7} left the harbour on day ${n} with its crew.\n`,
);
const old = lines.join('');
const young = lines.toSpliced(3, 1, 'Boat 21 stayed.\n').join('');
const madeOn = (words: string) => {
  const start = old.indexOf(words);
  return [{ version: 1, selector: selectorsOf(old, { start, end: start + words.length }) }];
};
const input = {
  text: young,
  olds: [{ version: 1, text: old }],
  passages: [madeOn('Boat 700 left'), madeOn('Boat 21 left')],
};

it('finds what did not change when comparing takes too long, or ends the thread', async () => {
  for (const code of ['setInterval(() => {}, 1000)', 'throw new Error("broken")']) {
    const worker = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
    const placer = createPlacer({ worker, timeoutMs: 200 });
    const [kept, changed] = await placer.run('place', input);
    expect(young.slice(kept?.start, kept?.end)).toBe('Boat 700 left');
    expect(changed).toBeNull();
    await placer.close();
  }
});

it('places the same here without a thread', async () => {
  const [kept] = await createPlacer().run('place', input);
  expect(kept).toMatchObject({ start: young.indexOf('Boat 700 left'), certainty: 'sure', same: true });
});

it('does all that is under way or waits the cheap way at once when it is closed', async () => {
  const worker = new URL(`data:text/javascript,${encodeURIComponent('setInterval(() => {}, 1000)')}`);
  const placer = createPlacer({ worker, timeoutMs: 60_000 });
  const jobs = [placer.run('place', input), placer.run('place', input)];
  await Promise.resolve();
  await placer.close();
  for (const [kept, changed] of await Promise.all(jobs)) {
    expect(young.slice(kept?.start, kept?.end)).toBe('Boat 700 left');
    expect(changed).toBeNull();
  }
});
