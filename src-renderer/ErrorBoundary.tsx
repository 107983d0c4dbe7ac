import { Component, type JSX, type ReactNode } from 'react';
import styles from './ConnectionNotice.module.css';
import { TextButton } from './ui/TextButton';

/** A mistake of ours must not leave an empty window: everything is stored, so the page can be built anew. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { message: string | null }> {
  override state = { message: null };

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    return this.state.message === null ? this.props.children : <Failed message={this.state.message} />;
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
