import { useEffect, useState, type JSX } from 'react';
import { useConnection } from './connection';
import { unsavedNotes } from './unsaved-notes';
import styles from './ConnectionNotice.module.css';
import { say, sayError } from './toasts';
import { TextButton } from './ui/TextButton';

/** Says that the program cannot be reached, and that nothing typed is lost meanwhile. */
export function ConnectionNotice(): JSX.Element | null {
  const { state } = useConnection();
  // A drop that heals at once is not worth a word.
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (state === 'open') return;
    const timer = setTimeout(() => setLong(true), 1500);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [state]);
  if (state === 'open' || !long) return null;
  const copy = (): void => {
    navigator.clipboard
      .writeText(unsavedNotes())
      .then(() => say('Copied'))
      .catch(sayError);
  };
  return (
    <div className={styles.notice} role="alert">
      <span>
        {state === 'lost'
          ? 'Synoptic cannot be reached. What you write waits in this window and is stored when the connection is back. If the program was ended, start it again and use its new window.'
          : 'This window is not connected to Synoptic any more. Start it again and use the window that it opens.'}
      </span>
      <TextButton onPress={copy}>Copy unsaved notes</TextButton>
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
