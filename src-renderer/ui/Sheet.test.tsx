import { QueryClientProvider } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import { connect, queries } from '../api';
import { Sheet } from './Sheet';

connect({ send: () => {}, listen: () => () => {} });
queries.setQueryData(['getPreferences', {}], { shortcuts: {} });

const container = document.createElement('div');
document.body.append(container);
let root = createRoot(container);

afterEach(() => {
  root.unmount();
  root = createRoot(container);
});

const show = (what: JSX.Element): void =>
  root.render(<QueryClientProvider client={queries}>{what}</QueryClientProvider>);

function Once(): JSX.Element {
  const [done, setDone] = useState(false);
  return done ? <p>Done.</p> : <button onClick={() => setDone(true)}>Do it</button>;
}

it('is closed by Escape when the button that had the focus is gone', async () => {
  const close = vi.fn();
  show(
    <Sheet title="Work" onClose={close}>
      <Once />
    </Sheet>,
  );
  const button = await vi.waitUntil(() =>
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Do it'),
  );
  button.focus();
  button.click();
  await vi.waitUntil(() => !button.isConnected);
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  expect(close).toHaveBeenCalledOnce();
});

it('is closed by Escape on a button whose tooltip is shown', async () => {
  const close = vi.fn();
  show(
    <Sheet title="Work" onClose={close}>
      <p>Nothing to do.</p>
    </Sheet>,
  );
  const button = await vi.waitUntil(() => document.querySelector<HTMLElement>('[aria-label="Close"]'));
  button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true }));
  button.focus();
  await vi.waitUntil(() => document.querySelector('[role="tooltip"]'));
  button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  expect(close).toHaveBeenCalledOnce();
});

it('is closed from the page only when it is on top', async () => {
  const closed: string[] = [];
  show(
    <>
      <Sheet title="Below" onClose={() => closed.push('below')}>
        <p>One.</p>
      </Sheet>
      <Sheet title="Above" onClose={() => closed.push('above')}>
        <p>Two.</p>
      </Sheet>
    </>,
  );
  await vi.waitUntil(() => document.querySelectorAll('[role="dialog"]').length === 2);
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  expect(closed).toEqual(['above']);
});
