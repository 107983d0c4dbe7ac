import { Component, type JSX, type ReactNode } from 'react';
import styles from './ConnectionNotice.module.css';
import { TextButton } from './ui/TextButton';

interface Props {
  children: ReactNode;
  /** What stands in the place of a part of the window that failed; without it, the whole window says so. */
  failed?: (message: string) => ReactNode;
}

/** A mistake of ours must not leave an empty window: everything is stored, so the page can be built anew. */
export class ErrorBoundary extends Component<Props, { message: string | null }> {
  override state: { message: string | null } = { message: null };

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { children, failed } = this.props;
    const { message } = this.state;
    if (message === null) return children;
    return failed ? failed(message) : <Failed message={message} />;
  }
}

function Failed({ message }: { message: string }): JSX.Element {
  return (
    <main className={styles.page}>
      <h1>Something went wrong in this window</h1>
      <p>Your library is safe: every change was stored as it was made.</p>
      <p>
        <code>{message}</code>
      </p>
      <TextButton kind="primary" onPress={() => location.reload()}>
        Show it again
      </TextButton>
    </main>
  );
}
