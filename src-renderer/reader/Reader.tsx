import { Fragment, useEffect, type JSX, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { LinkStrip } from '../links/LinkStrip';
import { rowIsGone } from '../regions';
import { useWorkspace } from '../workspace';
import { shownArticle, type OpenArticle } from './open-articles';
import { Pane } from './Pane';
import styles from './reader.module.css';
import { useSelection } from './use-selection';
import './highlights.css';

/** What others show around and over the articles. Functions must stay the same from one drawing to the next. */
export interface ReaderSlots {
  /** Above the panes, over their whole width. */
  above?: ReactNode;
  /** Below them. */
  below?: ReactNode;
  /** Where two panes meet. */
  seam?: (left: string, right: string) => ReactNode;
  /** In the header of a pane, before its other buttons. */
  paneTools?: (article: string) => ReactNode;
  /** Over an article without being part of it; stands in the page and scrolls along. */
  overlay?: (shown: OpenArticle) => ReactNode;
}

/** One to four articles side by side. */
export function Reader({ above, below, seam, paneTools, overlay }: ReaderSlots): JSX.Element {
  const panes = useWorkspace((workspace) => workspace.panes);
  const focused = useWorkspace((workspace) => workspace.focused);
  const editing = useWorkspace((workspace) => workspace.editing !== null);
  const cleaning = useWorkspace((workspace) => workspace.cleaning);
  const dialog = useWorkspace((workspace) => workspace.dialog);
  useSelection();
  // When what had the focus is gone (a note that ended, a pane that closed), the keyboard goes on in the text.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body && !rowIsGone())
        shownArticle(panes[focused])?.scroller.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [panes, focused, editing, cleaning, dialog]);
  return (
    <main className={styles.reader} aria-label="Reader">
      {above}
      <Group orientation="horizontal" className={styles.panes} data-panes={panes.length} disableCursor>
        {panes.map((id, index) => (
          <Fragment key={id}>
            {index > 0 && (
              // A double click is two clicks on what lies in the seam.
              <Separator className={styles.seam} aria-label="Width of the panes" disableDoubleClick>
                {seam?.(panes[index - 1] ?? id, id)}
              </Separator>
            )}
            <Panel id={id} minSize={220}>
              <Pane
                id={id}
                index={index}
                count={panes.length}
                focused={index === focused}
                tools={paneTools?.(id)}
                overlay={overlay}
              />
            </Panel>
          </Fragment>
        ))}
      </Group>
      {below}
      <LinkStrip />
    </main>
  );
}
