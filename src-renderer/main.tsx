import './trusted-types';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { fetchCollections } from './collecting';
import { connect, fetchAnswer, queries } from './api';
import { watchConnection } from './connection';
import { NotConnected } from './ConnectionNotice';
import { ErrorBoundary } from './ErrorBoundary';
import type { Preferences } from '#contract';
import { noteLinkInAddress } from './following-addresses';
import { pageOf } from './library/use-articles';
import { watchNotes } from './note-saving';
import { layoutOfWindow, noteOwnWindow } from './own-window';
import { watchPreferences } from './preferences';
import { recoverDrafts } from './recover-drafts';
import { openChannel } from './shell';
import { sayError } from './toasts';
import { queryOf, startShelf, useShelf, watchShelf } from './shelf';
import { watchTicked } from './library/ticked-articles';
import { fetchLibraryTotal, summariesOf, watchPanes } from './summaries';
import { useWorkspace } from './workspace';
import './styles/base.css';
import './styles/article.css';
import './styles/print.css';

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no #root.');
const root = createRoot(element);

/** The preferences, what lay open of what is still there, and the first page of the list as it was looked at last. */
async function firstOfLibrary(): Promise<{ layout: Preferences['workspace']; panes: string[] }> {
  const preferences = await fetchAnswer('getPreferences', {});
  startShelf(preferences.library);
  const layout = layoutOfWindow(preferences);
  const [there] = await Promise.all([
    summariesOf(layout.panes),
    fetchAnswer('listLibrary', pageOf(queryOf(useShelf.getState()), 0)),
    fetchCollections(),
  ]);
  const known = new Set(there.map(({ id }) => id));
  watchShelf();
  return { layout, panes: layout.panes.filter((id) => known.has(id)) };
}

async function start(): Promise<void> {
  noteOwnWindow();
  noteLinkInAddress();
  const { channel, connection } = await openChannel();
  const refused = new Promise<never>((_, reject) => {
    connection.subscribe((state) => state === 'refused' && reject(new Error('refused')));
  });
  watchConnection(connection);
  connect(channel);
  watchPreferences();
  watchNotes();
  watchPanes();
  watchTicked();
  // What the first paint needs is there before it: no flash of a wrong theme, no empty list that fills.
  const first = Promise.all([firstOfLibrary(), fetchLibraryTotal()]);
  const [{ layout, panes }] = await Promise.race([first, refused]);
  useWorkspace.setState({
    panes,
    focused: Math.min(layout.focused, Math.max(0, panes.length - 1)),
  });
  root.render(
    <StrictMode>
      <ErrorBoundary>
        <QueryClientProvider client={queries}>
          <App />
        </QueryClientProvider>
      </ErrorBoundary>
    </StrictMode>,
  );
  // A page that was loaded anew may find its former self not quite gone.
  for (const wait of [0, 3000]) setTimeout(() => void recoverDrafts().catch(sayError), wait);
}

start().catch((error: unknown) => {
  const refused = error instanceof Error && error.message === 'refused';
  root.render(<NotConnected {...(refused || !(error instanceof Error) ? {} : { message: error.message })} />);
});
