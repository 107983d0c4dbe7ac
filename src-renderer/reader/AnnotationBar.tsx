import { Copy, Link2, MessageSquareText, Share2, Tag, Trash2, UnfoldHorizontal } from 'lucide-react';
import { useEffect, useRef, type JSX, type RefObject } from 'react';
import { Group, Separator, ToggleButton, Toolbar, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { Annotation, Passage } from '#contract';
import { annotate, changeAnnotation, deleteAnnotation } from '../annotating';
import { type Copied, copyLink, copyQuote, passageCopied, shownCopied } from '../copying';
import { aimAt, aimAtPassage, startLink, useLinking } from '../linking';
import { usePreferences } from '../preferences';
import { useRefusal } from '../read-only';
import { CategoryMark } from '../ui/CategoryMark';
import { IconButton } from '../ui/IconButton';
import { KeysOf } from '../ui/Keys';
import { editAnnotation, useWorkspace } from '../workspace';
import { goToBar } from './bar-focus';
import { extendHighlight, highlightToExtend } from './extend-highlight';
import { useEdgePreview, useShownPassage } from './edges/preview';
import { readingText } from './keyboard-caret';
import type { OpenArticle } from './open-articles';
import { overlay } from './overlay';
import { usePassagePlace } from './passage-place';
import styles from './reader.module.css';

interface Props {
  shown: OpenArticle;
  annotations: Annotation[];
}

/** The small bar at a selection or at a chosen highlight. It stands in the page, so it scrolls along. */
export function AnnotationBar({ shown, annotations }: Props): JSX.Element | null {
  const { id: article } = shown.article;
  const selection = useWorkspace((w) => (w.selection?.article === article ? w.selection.passage : null));
  const chosen = useWorkspace((w) =>
    w.annotation?.article === article && w.barAt === 'text' ? w.annotation.id : null,
  );
  const linking = useLinking((now) => now.from !== null);
  const replacing = useWorkspace((w) => w.replacing?.article === article);
  const annotation = annotations.find((other) => other.id === chosen);
  const moved = useShownPassage(annotation);
  const dragged = useEdgePreview(({ now }) => now?.dragged === true);
  const passage = moved ?? selection;
  // What is selected then is the other end of a link (see LinkChoice) or the new place of a note, and no highlight.
  if (!passage || dragged || linking || (replacing && !annotation)) return null;
  return <Bar key={annotation?.id ?? 'selection'} shown={shown} annotation={annotation} passage={passage} />;
}

interface BarProps {
  shown: OpenArticle;
  annotation: Annotation | undefined;
  passage: Passage;
}

function Bar({ shown, annotation, passage }: BarProps): JSX.Element {
  const { categories } = usePreferences();
  const article = shown.article.id;
  const refusal = useRefusal();
  const bar = useRef<HTMLDivElement>(null);
  const place = usePassagePlace(shown, passage, bar, annotation !== undefined);
  useWay(shown, bar);
  const copied = (): Copied =>
    annotation ? shownCopied(annotation, shown.map.text) : passageCopied(article, shown.map.text, passage);

  return (
    <Group
      ref={bar}
      className={styles.bar!}
      style={{ top: place.top, left: place.left, visibility: place.ready ? 'visible' : 'hidden' }}
      {...overlay}
      data-annotation-bar=""
      // A press on the bar must not take the selection away from the text.
      onMouseDown={(event) => event.preventDefault()}
    >
      <Toolbar aria-label={annotation ? 'Highlight' : 'Selection'} className={styles.barTools!}>
        {/* A category cannot be reached while it is disabled: what stands around it says why. */}
        <span className={styles.barPart} title={refusal ?? undefined}>
          {categories.map((category, i) => (
            <TooltipTrigger key={category.id} delay={400} closeDelay={0}>
              <ToggleButton
                className={styles.category!}
                isDisabled={refusal !== null}
                aria-label={category.name}
                isSelected={annotation?.category === category.id}
                onChange={() => {
                  if (!annotation) void annotate({ article, passage, category: category.id });
                  else if (annotation.category !== category.id) {
                    void changeAnnotation(annotation, { category: category.id }, 'category');
                  }
                }}
              >
                <CategoryMark category={category} />
              </ToggleButton>
              <Tooltip className={styles.tooltip!} offset={6}>
                {category.name}
                <KeysOf command={`category.${i + 1}`} />
              </Tooltip>
            </TooltipTrigger>
          ))}
          {!annotation && highlightToExtend({ article, passage }) && (
            <IconButton
              icon={UnfoldHorizontal}
              label="Extend the highlight to the selection"
              command="annotate.extend"
              small
              onPress={() => void extendHighlight()}
            />
          )}
        </span>
        <Separator orientation="vertical" className={styles.barLine!} />
        <span className={styles.barPart}>
          <IconButton
            icon={MessageSquareText}
            label={annotation ? 'Write a note' : 'Highlight with a note'}
            command="annotate.note"
            small
            onPress={() => {
              if (annotation) editAnnotation({ article, id: annotation.id });
              else void annotate({ article, passage, then: 'note' });
            }}
          />
          <IconButton
            icon={Tag}
            label={annotation ? 'Tags' : 'Highlight with tags'}
            command="annotate.tags"
            small
            onPress={() => {
              if (annotation) editAnnotation({ article, id: annotation.id }, 'tags');
              else void annotate({ article, passage, then: 'tags' });
            }}
          />
          <IconButton
            icon={Link2}
            label="Link with another passage"
            command="links.start"
            small
            onPress={() => {
              const from = annotation ? aimAt(annotation) : aimAtPassage(article, passage);
              if (from) startLink(from);
            }}
          />
          <IconButton
            icon={Copy}
            label="Copy the passage with its citation"
            command="annotate.copy"
            small
            onPress={() => void copyQuote(copied())}
          />
          <IconButton
            icon={Share2}
            label="Copy a link to the passage"
            command="annotate.copy-link"
            small
            onPress={() => void copyLink(copied())}
          />
          {annotation && (
            <IconButton
              icon={Trash2}
              label="Delete highlight"
              command="annotate.delete"
              small
              onPress={() => void deleteAnnotation(article, annotation.id)}
            />
          )}
        </span>
      </Toolbar>
    </Group>
  );
}

/**
 * Tab leads from the text to the bar, as if it came right after the selection; Escape leads back to the text, with what
 * is selected, and once more drops that.
 */
function useWay({ scroller }: OpenArticle, bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const key = (event: KeyboardEvent): void => {
      const inBar = bar.current?.contains(document.activeElement);
      const to = event.key === 'Tab' && !event.shiftKey && !inBar && readingText() ? goToBar : undefined;
      const back =
        event.key === 'Escape' && inBar ? () => scroller.focus({ preventScroll: true }) : undefined;
      if (!to && !back) return;
      event.preventDefault();
      event.stopPropagation();
      (to ?? back)?.();
    };
    // Ahead of the tooltip, which would take Escape to close itself.
    window.addEventListener('keydown', key, true);
    return () => window.removeEventListener('keydown', key, true);
  }, [scroller, bar]);
}
