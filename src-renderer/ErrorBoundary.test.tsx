import { QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { connect, queries } from './api';
import { DialogFailed } from './DialogFailed';
import { ErrorBoundary } from './ErrorBoundary';

connect({ send: () => {}, listen: () => () => {} });
queries.setQueryData(['getPreferences', {}], { shortcuts: {} });
vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const Broken = (): never => {
  throw new Error('Failed to fetch');
};

it('lets the rest of the window stand when a dialog cannot be shown', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const page = document.createElement('div');
  document.body.append(page);
  const root = createRoot(page);
  act(() =>
    root.render(
      <QueryClientProvider client={queries}>
        <p>The article</p>
        <ErrorBoundary failed={(message) => <DialogFailed message={message} />}>
          <Broken />
        </ErrorBoundary>
      </QueryClientProvider>,
    ),
  );
  expect(page.textContent).toContain('The article');
  const dialog = document.querySelector('[role="dialog"]');
  expect(dialog?.textContent).toContain('Failed to fetch');
  act(() => root.unmount());
});
