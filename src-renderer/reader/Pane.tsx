import { ArrowLeft, ArrowRight, Info, Star, X } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useAnswer } from '../api';
import { setFavourite } from '../changing-marks';
import { shortDate } from '../dates';
import { RefusalHere, whyReadOnly } from '../read-only';
import { useSummaries } from '../summaries';
import { IconButton } from '../ui/IconButton';
import { TextButton } from '../ui/TextButton';
import {
  closeDialog,
  closePane,
  focusPane,
  movePane,
  openDialog,
  showCleaning,
  useWorkspace,
  reviewUnplaced,
} from '../workspace';
import { AboutArticle } from './AboutArticle';
import { ArticleView } from './ArticleView';
import { CleaningView } from './cleaning/CleaningView';
import { useNameOfPane } from './name-of-pane';
import type { ReaderSlots } from './Reader';
import styles from './reader.module.css';
import { ReplaceStrip } from './ReplaceStrip';
import { useWaiting } from './use-waiting';

interface Props {
  id: string;
  index: number;
  count: number;
  focused: boolean;
  /** First in its header. */
  tools: ReactNode;
  overlay: ReaderSlots['overlay'];
}

/** One column: a quiet header and the article. */
export function Pane({ id, index, count, focused, tools, overlay }: Props): JSX.Element {
  const { data: article, error } = useAnswer('getArticle', { id });
  const summary = useSummaries([id])?.get(id);
  const waiting = useWaiting(id, article?.version);
  const cleaning = useWorkspace((workspace) => workspace.cleaning.includes(id));
  const about = useWorkspace((workspace) => workspace.dialog === 'about' && workspace.focused === index);
  const name = useNameOfPane(id, article?.title ?? 'Article');
  const refusal = article?.notesReadOnly ?? null;
  return (
    <RefusalHere value={refusal}>
      <section
        className={styles.pane}
        data-focused={(focused && count > 1) || undefined}
        aria-label={name}
        data-region="reader"
        onFocusCapture={() => focusPane(index)}
        onPointerDownCapture={() => focusPane(index)}
      >
        <header className={styles.header}>
          <span className={styles.origin}>
            {article && (
              <>
                <bdi className={styles.site}>{article.siteName ?? article.source.fileName}</bdi>
                {article.publishedTime && <span>{shortDate(article.publishedTime)}</span>}
                {article.byline && <bdi className={styles.byline}>{article.byline}</bdi>}
              </>
            )}
          </span>
          <span className={styles.headerTools}>
            {tools}
            {waiting > 0 && (
              <Button className={styles.waiting!} onPress={() => reviewUnplaced(id)}>
                {waiting === 1 ? '1 needs you' : `${waiting} need you`}
              </Button>
            )}
            {article && article.removed.length > 0 && (
              <Button
                className={styles.removed!}
                aria-pressed={cleaning}
                aria-label={`What cleaning removed: ${article.removed.length}`}
                onPress={() => showCleaning(id, !cleaning)}
              >
                {article.removed.length} removed
              </Button>
            )}
            {summary && (
              <IconButton
                icon={Star}
                label={summary.favourite ? 'Take from the favourites' : 'Add to the favourites'}
                command="library.favourite"
                active={summary.favourite}
                small
                onPress={() => void setFavourite([id], !summary.favourite)}
              />
            )}
            {article && (
              <DialogTrigger
                isOpen={about}
                onOpenChange={(open) => {
                  if (!open) return closeDialog();
                  focusPane(index);
                  openDialog('about');
                }}
              >
                <IconButton icon={Info} label="About this article" command="article.about" small />
                <Popover placement="bottom end" className={styles.popover!}>
                  <Dialog className={styles.aboutDialog!} aria-label="About this article">
                    {({ close }) => <AboutArticle article={article} close={close} />}
                  </Dialog>
                </Popover>
              </DialogTrigger>
            )}
            {count > 1 && (
              <span className={styles.moves}>
                <IconButton
                  icon={ArrowLeft}
                  label="Move left"
                  small
                  isDisabled={index === 0}
                  onPress={() => movePane(index, -1)}
                />
                <IconButton
                  icon={ArrowRight}
                  label="Move right"
                  small
                  isDisabled={index === count - 1}
                  onPress={() => movePane(index, 1)}
                />
              </span>
            )}
            <IconButton icon={X} label="Close" command="pane.close" small onPress={() => closePane(index)} />
          </span>
        </header>
        {refusal !== null && whyReadOnly() === null && (
          <p role="note" className={styles.refusal}>
            {refusal}
          </p>
        )}
        {article &&
          (cleaning ? (
            <CleaningView key={article.id} article={article} />
          ) : (
            <>
              <ReplaceStrip article={article.id} />
              <ArticleView key={article.id} article={article} overlay={overlay} />
            </>
          ))}
        {!article && !error && (
          // Until the text is there its place takes the focus, which the text is given when it comes.
          <div
            className={styles.scroller}
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
            role="region"
            aria-label="Text"
            aria-busy
            data-region-start=""
          />
        )}
        {error && (
          <div className={styles.failed} role="alert">
            <p>{error.message}</p>
            <TextButton onPress={() => closePane(index)}>Close</TextButton>
          </div>
        )}
      </section>
    </RefusalHere>
  );
}
