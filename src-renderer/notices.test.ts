import { expect, it, vi } from 'vitest';
import { pipe } from '#contract/channel';
import { connect } from './api';
import { remember } from './history';
import { readStatus } from './notices';
import { toasts } from './toasts';

const merged = 'Edits from another computer were merged into “Harbour”.';
const damaged = 'The notes of “Harbour” are damaged.';
const main = { notices: [merged, damaged], passing: [merged] };

const [here, there] = pipe();
there.listen((text) => {
  const { call, method, input } = JSON.parse(text) as { call: number; method: string; input: object };
  if (method === 'dismissNotice' && 'notice' in input) {
    main.notices = main.notices.filter((one) => one !== input.notice);
    main.passing = main.passing.filter((one) => one !== input.notice);
  }
  there.send(JSON.stringify({ answer: call, value: method === 'getStatus' ? main : null }));
});
connect(here);

const said = (): string[] => toasts.visibleToasts.map(({ content }) => content.text).sort();
const step = { label: 'highlight', undo: () => Promise.resolve(), redo: () => Promise.resolve() };

it('tells each thing once: what needs nothing goes with the next thing done, what must be read stays until it is', async () => {
  await readStatus();
  expect(said()).toEqual([merged, damaged].sort());
  // Told is told, also for a window that is loaded anew now; what nobody has dismissed is not.
  await vi.waitFor(() => expect(main.notices).toEqual([damaged]));
  await readStatus();
  expect(said()).toHaveLength(2);

  remember(step);
  expect(said()).toEqual([damaged]);
  for (const { key } of toasts.visibleToasts) toasts.close(key);
  await vi.waitFor(() => expect(main.notices).toEqual([]));
  await readStatus();
  expect(said()).toEqual([]);
});

it('says the same sentence again when it has come about again', async () => {
  main.notices = [merged];
  main.passing = [merged];
  await readStatus();
  expect(said()).toEqual([merged]);
});
