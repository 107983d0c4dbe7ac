import type { JSX } from 'react';
import { Sheet } from './ui/Sheet';
import { TextButton } from './ui/TextButton';
import { closeDialog } from './workspace';

/** In the place of a dialog that could not be fetched or shown; the window beneath it stays as it is. */
export function DialogFailed({ message }: { message: string }): JSX.Element {
  return (
    <Sheet title="This could not be opened" onClose={closeDialog}>
      <p>
        The program may have ended. Your library is safe: every change was stored as it was made. When the
        program runs, show the window again.
      </p>
      <p>
        <code>{message}</code>
      </p>
      <TextButton kind="primary" onPress={closeDialog}>
        Close
      </TextButton>{' '}
      <TextButton onPress={() => location.reload()}>Show the window again</TextButton>
    </Sheet>
  );
}
