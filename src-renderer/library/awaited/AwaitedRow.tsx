import { Check, Copy, ExternalLink, FilePlus2, X } from 'lucide-react';
import { useState, type DragEvent, type JSX, type MouseEvent } from 'react';
import type { AwaitedPage } from '#contract';
import { toolNames } from '#contract/tools';
import { counted } from '../../counted';
import { shortDate } from '../../dates';
import { sayError } from '../../toasts';
import { IconButton } from '../../ui/IconButton';
import { droppedFiles } from '../dropped-files';
import { importFiles } from '../import-queue';
import library from '../library.module.css';
import styles from './awaited.module.css';
import { chooseItsPage, copyAddress, givePage, useGiving } from './giving-pages';
import { hostOf } from './host-of';

interface Props {
  item: number;
  page: AwaitedPage | undefined;
  /** Height in CSS pixels while it is not loaded. */
  height: number;
  active: boolean;
  /** Whether its tools are there: under the pointer, or where the keyboard is. */
  lit: boolean;
  ticked: boolean;
  ticking: boolean;
  measure: (element: HTMLElement | null) => (() => void) | undefined;
  on: {
    focused: (item: number) => void;
    hovered: (item: number) => void;
    tick: (item: number, id: string) => void;
    tickTo: (item: number) => void;
    remove: (id: string) => void;
  };
}

const untitled = 'A page without a title';

/** A page that waits for its text: a saved page that is dropped on it becomes that. */
export function AwaitedRow(props: Props): JSX.Element {
  const { item, page, active, lit, ticked, measure, on } = props;
  const { isOver, drop } = useDrop(page);
  const place = { 'data-item': item, 'aria-rowindex': item + 1, tabIndex: active ? 0 : -1 };
  if (!page) {
    return (
      <div role="row" {...place} className={library.row} style={{ height: props.height }} aria-busy>
        <span role="gridcell" className={library.coming}>
          <span className="visually-hidden">Loading</span>
        </span>
      </div>
    );
  }
  const { id, title, url } = page;
  const click = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('button, a')) return;
    if (event.shiftKey) on.tickTo(item);
    else if (event.ctrlKey || event.metaKey || props.ticking) on.tick(item, id);
  };
  return (
    // The list handles the keys; which row can have the focus is in `place`.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      role="row"
      {...place}
      {...drop}
      data-key={id}
      ref={measure}
      aria-label={title ?? url ?? untitled}
      aria-describedby={`awaited-${id}`}
      aria-selected={ticked}
      className={`${library.row} ${styles.row}`}
      data-selected={ticked || undefined}
      data-over={isOver || undefined}
      onFocus={() => on.focused(item)}
      onPointerEnter={() => on.hovered(item)}
      onMouseDownCapture={(event) => event.shiftKey && event.preventDefault()}
      onClick={click}
    >
      <div role="gridcell" className={library.cell}>
        <span
          aria-hidden
          className={library.tick}
          title="Select"
          onClick={(event) => {
            event.stopPropagation();
            if (event.shiftKey) on.tickTo(item);
            else on.tick(item, id);
          }}
        >
          <span className={library.box}>{ticked && <Check size={12} strokeWidth={3} />}</span>
        </span>
        <span className={library.words}>
          <span className={library.head}>
            <span className={library.title} dir="auto">
              {title ?? url ?? untitled}
            </span>
            <Facts page={page} />
            {lit && (
              <span className={library.rowActions}>
                <IconButton
                  icon={FilePlus2}
                  label="Give its page…"
                  shortcut="Enter"
                  changes
                  small
                  onPress={() => chooseItsPage(page)}
                />
                {url !== null && (
                  <>
                    <IconButton
                      icon={Copy}
                      label="Copy the address"
                      shortcut="Mod+c"
                      small
                      onPress={() => void copyAddress(page)}
                    />
                    <a
                      className={styles.out}
                      href={url}
                      target="_blank"
                      rel="noopener noreferrer"
                      title="Open in the browser"
                      aria-label="Open in the browser"
                    >
                      <ExternalLink size={15} strokeWidth={1.75} aria-hidden />
                    </a>
                  </>
                )}
                <IconButton
                  icon={X}
                  label="Take off the list"
                  shortcut="Delete"
                  changes
                  small
                  onPress={() => on.remove(id)}
                />
              </span>
            )}
          </span>
        </span>
      </div>
    </div>
  );
}

/** Files over a row are for it, not for the window. */
function useDrop(page: AwaitedPage | undefined) {
  const [isOver, setOver] = useState(false);
  const carries = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files');
  const drop = {
    onDragOver: (event: DragEvent) => {
      if (carries(event)) setOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      const { currentTarget, relatedTarget } = event;
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
    },
    onDropCapture: () => setOver(false),
    onDrop: (event: DragEvent) => {
      if (!page || !carries(event)) return;
      // The window hears of it, too, and takes what nobody has taken.
      event.preventDefault();
      void droppedFiles(event.dataTransfer)
        .then((files) => {
          const [only, ...others] = files;
          // Several find their rows by their addresses.
          return only && others.length === 0 ? givePage(page, only) : importFiles(files);
        })
        .catch(sayError);
    },
  };
  return { isOver, drop };
}

function Facts({ page }: { page: AwaitedPage }): JSX.Element {
  const { id, siteName, url, savedAt, annotations, tags, tool } = page;
  const giving = useGiving((pages) => pages.has(id));
  const facts = [
    giving && 'importing its page…',
    <bdi key="site" className={library.site}>
      {siteName ?? hostOf(url) ?? 'no address'}
    </bdi>,
    annotations > 0 && counted(annotations, 'note'),
    savedAt && shortDate(savedAt),
  ].filter(Boolean);
  // The site needs the room.
  const from = `From ${toolNames[tool]}`;
  return (
    <span id={`awaited-${id}`} className={library.about}>
      <span className={library.facts} title={from}>
        {facts.map((fact, n) => (
          <span key={n}>
            {n > 0 && ' · '}
            {fact}
          </span>
        ))}
        <span className="visually-hidden">, {from}</span>
      </span>
      {tags.length > 0 && (
        <span className={library.rowTags}>
          {tags.map((tag) => (
            <bdi key={tag}>#{tag}</bdi>
          ))}
        </span>
      )}
    </span>
  );
}
