import { Undo2, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type JSX } from 'react';
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import type { Article, CleaningLine } from '#contract';
import { useAnswer } from '../../api';
import { cleanAgain, decideLines } from '../../revising';
import { IconButton } from '../../ui/IconButton';
import { TextButton } from '../../ui/TextButton';
import { showCleaning } from '../../workspace';
import styles from './cleaning.module.css';
import { LineHtml } from './LineHtml';
import { rowsOf, type FoldRow, type LineRow } from './rows';

/** The original in its order: what is in the article, and in grey what cleaning took out, with the reason and a way back. */
export function CleaningView({ article }: { article: Article }): JSX.Element {
  const { data, error } = useAnswer('getCleaning', { id: article.id });
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const rows = useMemo(() => rowsOf(data?.lines ?? [], open), [data, open]);
  const list = useRef<HTMLDivElement>(null);
  const view = useRef<HTMLDivElement>(null);
  // The keyboard goes on where the reader looks: here while the original is read, then in the list.
  useEffect(() => view.current?.focus({ preventScroll: true }), []);
  const removed = data?.lines.filter((line) => line.removed !== null).length ?? 0;
  const close = (): void => showCleaning(article.id, false);
  // The button that was pressed goes away with its line's state; the keyboard must not go with it.
  const backToList = (): void => list.current?.focus({ preventScroll: true });
  // All numbers of the stretch: a line that is restored amid it must not fold what stands behind it.
  const unfold = ({ fold, length }: FoldRow): void =>
    setOpen((now) => new Set([...now, ...Array.from({ length }, (_, i) => fold + i)]));
  return (
    <div ref={view} className={styles.view} tabIndex={-1}>
      <div className={styles.bar}>
        <span className={styles.count} role="status">
          {data
            ? `${lineCount(data.lines.length - removed)} kept, ${lineCount(removed)} removed`
            : error
              ? ''
              : 'Reading the original…'}
        </span>
        {data?.outdated && (
          <TextButton kind="quiet" changes onPress={() => void cleanAgain(article.id)}>
            Clean again
          </TextButton>
        )}
        <IconButton icon={X} label="Back to the article" command="escape" small onPress={close} />
      </div>
      {data?.outdated && (
        <p className={styles.note}>
          Cleaning would give another text now than the one you read: what you see is what it would do.
        </p>
      )}
      {error && (
        <p className={styles.note} role="alert">
          {error.message}
        </p>
      )}
      {data && (
        <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight: 64 }}>
          <GridList
            ref={list}
            // The keys of this view work on its lines.
            autoFocus="first"
            aria-label={`Original of ${article.title}`}
            className={styles.list!}
            items={rows}
            onAction={(key) => {
              const row = rows.find(({ id }) => id === key);
              if (row && 'fold' in row) unfold(row);
              else if (row) void decideLines(article.id, [row.line], row.line.removed !== null);
            }}
            renderEmptyState={() => <p className={styles.note}>There are no lines in the original.</p>}
          >
            {(row) =>
              'fold' in row ? (
                <Fold row={row} unfold={() => unfold(row)} />
              ) : (
                <Line row={row} article={article} decided={backToList} />
              )
            }
          </GridList>
        </Virtualizer>
      )}
    </div>
  );
}

const lineCount = (n: number): string => (n === 1 ? '1 line' : `${n} lines`);

function Fold({ row, unfold }: { row: FoldRow; unfold: () => void }): JSX.Element {
  return (
    <GridListItem id={row.id} textValue={`${row.hidden} more lines`} className={styles.row!} data-removed>
      <span className={styles.reason}>
        <TextButton kind="quiet" onPress={unfold}>
          Show {row.hidden} more
        </TextButton>
      </span>
    </GridListItem>
  );
}

interface LineProps {
  row: LineRow;
  article: Article;
  decided: () => void;
}

function Line({ row, article, decided }: LineProps): JSX.Element {
  const { line, group } = row;
  const isRemoved = line.removed !== null;
  const decide = (lines: CleaningLine[]): void => {
    void decideLines(article.id, lines, isRemoved);
    decided();
  };
  return (
    <GridListItem
      id={row.id}
      textValue={line.text}
      className={styles.row!}
      data-removed={isRemoved || undefined}
      data-first={group !== null || undefined}
    >
      {group && (
        <span className={styles.reason}>
          {line.removed}
          {group.length > 1 && (
            <TextButton kind="quiet" changes onPress={() => decide(group)}>
              Restore all {group.length}
            </TextButton>
          )}
        </span>
      )}
      <LineHtml article={article} html={line.html} />
      <span className={styles.action}>
        {line.edited && <span className={styles.byYou}>{isRemoved ? '' : 'restored by you'}</span>}
        <IconButton
          icon={isRemoved ? Undo2 : X}
          label={isRemoved ? 'Restore' : 'Remove'}
          shortcut="Enter"
          small
          changes
          onPress={() => decide([line])}
        />
      </span>
    </GridListItem>
  );
}
