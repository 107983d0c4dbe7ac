import './trusted-types';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { connect, fetchAnswer, queries } from './api';
import { watchConnection } from './connection';
import { NotConnected } from './ConnectionNotice';
import { ErrorBoundary } from './ErrorBoundary';
import { watchNotes } from './note-saving';
import { layoutOfWindow, noteOwnWindow } from './own-window';
import { watchPreferences } from './preferences';
import { recoverDrafts } from './recover-drafts';
import { openChannel } from './shell';
import { sayError } from './toasts';
import { useWorkspace } from './workspace';
import './styles/base.css';
import './styles/article.css';

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no #root.');
const root = createRoot(element);

async function start(): Promise<void> {
  noteOwnWindow();
  const { channel, connection } = await openChannel();
  const refused = new Promise<never>((_, reject) => {
    connection.subscribe((state) => state === 'refused' && reject(new Error('refused')));
  });
  watchConnection(connection);
  connect(channel);
  watchPreferences();
  watchNotes();
  // What the first paint needs is there before it: no flash of a wrong theme, no empty list that fills.
  const first = Promise.all([fetchAnswer('getPreferences', {}), fetchAnswer('listArticles', {})]);
  const [preferences, articles] = await Promise.race([first, refused]);
  const known = new Set(articles.map((article) => article.id));
  const layout = layoutOfWindow(preferences);
  const panes = layout.panes.filter((id) => known.has(id));
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
