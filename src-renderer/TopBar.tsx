import {
  ALargeSmall,
  BookOpenText,
  Command as CommandIcon,
  FileDown,
  PanelLeft,
  PanelRight,
} from 'lucide-react';
import { lazy, Suspense, useEffect, type JSX } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import styles from './App.module.css';
import { ErrorBoundary } from './ErrorBoundary';
import { canHide, toggleSide, useSides, useSideShown } from './sides';
import { useLibraryTotal } from './summaries';
import { IconButton } from './ui/IconButton';
import { closeDialog, openDialog, useWorkspace } from './workspace';

const loadReading = () => import('./settings/ReadingSettings');
const ReadingSettings = lazy(loadReading);

/** What is always at hand, whatever lies open. */
export function TopBar(): JSX.Element {
  const libraryShown = useSideShown('library');
  const notebookShown = useSideShown('notebook');
  const stays = useSides(() => !canHide('library'));
  const empty = useLibraryTotal() === 0;
  const appearance = useWorkspace((workspace) => workspace.dialog === 'appearance');
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadReading().catch(() => {}));
    return () => cancelIdleCallback(idle);
  }, []);
  return (
    <header className={styles.bar} aria-label="Top bar" data-region="bar">
      <span className={styles.tools}>
        <IconButton
          icon={PanelLeft}
          label="Library"
          command="library.toggle"
          active={libraryShown}
          unavailable={stays ? 'The library stays while nothing is open.' : null}
          onPress={() => toggleSide('library')}
        />
        <span className={styles.name}>
          <BookOpenText size={16} strokeWidth={1.75} aria-hidden />
          Synoptic
        </span>
      </span>
      <span className={styles.tools}>
        <IconButton
          icon={CommandIcon}
          label="All commands"
          command="palette"
          onPress={() => openDialog('palette')}
        />
        <DialogTrigger
          isOpen={appearance}
          onOpenChange={(wanted) => (wanted ? openDialog('appearance') : closeDialog())}
        >
          <IconButton icon={ALargeSmall} label="Text and theme" command="read.appearance" />
          <Popover placement="bottom end" className={styles.popover!}>
            <Dialog aria-label="Text and theme" className={styles.settings!}>
              <ErrorBoundary failed={() => <p>This could not be opened. The program may have ended.</p>}>
                <Suspense>
                  <ReadingSettings />
                </Suspense>
              </ErrorBoundary>
            </Dialog>
          </Popover>
        </DialogTrigger>
        <IconButton
          icon={FileDown}
          label="Export"
          command="notes.export"
          unavailable={empty ? 'The library is empty.' : null}
          onPress={() => openDialog('export')}
        />
        <IconButton
          icon={PanelRight}
          label="Notebook"
          command="notes.toggle"
          active={notebookShown}
          onPress={() => toggleSide('notebook')}
        />
      </span>
    </header>
  );
}
