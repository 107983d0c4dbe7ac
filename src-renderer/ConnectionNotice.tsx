import { useEffect, useState, type JSX } from 'react';
import type { Connection, ConnectionState } from './shell';
import styles from './ConnectionNotice.module.css';

let connection: Connection | undefined;

export const watchConnection = (made: Connection): void => {
  connection = made;
};

/** Says that the program cannot be reached, and that nothing typed is lost meanwhile. */
export function ConnectionNotice(): JSX.Element | null {
  const [state, setState] = useState<ConnectionState>('open');
  useEffect(() => connection?.subscribe(setState), []);
  if (state === 'open') return null;
  return (
    <div className={styles.notice} role="alert">
      {state === 'lost'
        ? 'The connection to Synoptic dropped. What you write is kept and stored when it is back.'
        : 'This window is not connected to Synoptic any more. Start it again and use the window that it opens.'}
    </div>
  );
}

/** The whole page, when there was never a connection. */
export function NotConnected({ message }: { message?: string }): JSX.Element {
  return (
    <main className={styles.page}>
      <h1>Synoptic is not connected</h1>
      <p>
        {message ?? 'Open the address that Synoptic printed when it started; each start gives a new one.'}
      </p>
      <p>
        <code>npm start</code>
      </p>
    </main>
  );
}
