import { expect, it, vi } from 'vitest';
import { sayError, toasts } from './toasts';

it('of changes that fail for one reason the sentence stands once, and its button tries all of them again', () => {
  const [one, two] = [vi.fn(), vi.fn()];
  const full = new Error('The disk is full.');
  sayError(full, { label: 'Try again', run: one });
  sayError(full, { label: 'Try again', run: two });
  sayError(full);
  sayError(new Error('Something else.'));
  const said = toasts.visibleToasts.filter(({ content }) => content.text === full.message);
  expect(said).toHaveLength(1);
  said[0]?.content.actions?.[0]?.run();
  expect([one, two].map((run) => run.mock.calls.length)).toEqual([1, 1]);
});
