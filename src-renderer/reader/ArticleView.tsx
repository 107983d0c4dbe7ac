import {
  Fragment,
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type JSX,
} from 'react';
import type { Annotation, Article, TitleFrom } from '#contract';
import { call, holdAnswer, onEvent, useAnswer } from '../api';
import { isPlaced, passageOf } from '../annotation';
import { usePreferences } from '../preferences';
import { LinkCard } from '../ui/LinkCard';
import { revealed, selectAnnotation, selectPassage, useWorkspace } from '../workspace';
import { AnnotationBar } from './AnnotationBar';
import { CaretMark } from './CaretMark';
import { setArticleHtml } from './article-html';
import { EdgeHandles } from './edges/EdgeHandles';
import { useEdgePreview } from './edges/preview';
import { createHitTest, type HitTest } from './hit-test';
import { LinkChoice } from './LinkChoice';
import { isOverlay } from './overlay';
import { painter, register, renew, type OpenArticle } from './open-articles';
import type { PlacedMark } from './placed-marks';
import { scrolledOwn, scrollsOwn } from './own-scrolls';
import { pictureAddress } from './pictures';
import { firstVisibleOffset, readingPosition, reveal, scrollToOffset } from './reading-place';
import { revealLevel } from './reveal-level';
import { createTextMap } from './text-map';
import { arriveAt } from './keyboard-reading';
import { useLinkingMarks } from './use-linking-marks';
import { useSpokenMarks } from './use-spoken-marks';
import type { ReaderSlots } from './Reader';
import { useNameOfPane } from './name-of-pane';
import styles from './reader.module.css';

const none: Annotation[] = [];

interface Props {
  article: Article;
  overlay?: ReaderSlots['overlay'];
}

/** One article on its page: shows it, paints it, and keeps the reader's place. */
export function ArticleView({ article, overlay }: Props): JSX.Element {
  const [shown, setShown] = useState<OpenArticle | null>(null);
  const name = useNameOfPane(article.id, article.title);
  const show = useCallback(
    (container: HTMLElement) => {
      // React attaches a parent's ref only after the effects of its children.
      const scroller = container.closest<HTMLElement>('[data-article]');
      if (!scroller) return;
      setArticleHtml(container, article.html, (name) => pictureAddress(article.id, name));
      const map = createTextMap(container);
      const pane = painter.pane(container, map, scroller);
      const now: OpenArticle = { article, map, scroller, painter: pane };
      const unregister = register(now);
      setShown(now);
      return () => {
        unregister();
        pane.destroy();
        setShown(null);
      };
    },
    // The text of a version never changes; a new position must not build the page again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [article.id, article.version],
  );
  useLayoutEffect(() => renew(shown, article), [shown, article]);
  return (
    <div
      className={styles.scroller}
      // A scrolling region must be reachable by keyboard (WCAG 2.1.1).
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="region"
      aria-label={`Text of ${name}`}
      data-article={article.id}
      data-region-start=""
    >
      <div className={styles.sheet}>
        <Text lang={article.lang} dir={article.dir} titleFrom={article.titleFrom} show={show} />
        {/* A new text is read from the place that the main side has found in it. */}
        {shown && (
          <Fragment key={shown.article.version}>
            <Behaviour shown={shown} />
            {overlay?.(shown)}
          </Fragment>
        )}
      </div>
    </div>
  );
}

interface TextProps {
  lang: string | null;
  dir: string | null;
  titleFrom: TitleFrom;
  show: (container: HTMLElement) => (() => void) | undefined;
}

/** The article's own element: React makes it once and never looks inside. */
const Text = memo(function Text({ lang, dir, titleFrom, show }: TextProps): JSX.Element {
  const container = useRef<HTMLElement>(null);
  useLayoutEffect(() => (container.current ? show(container.current) : undefined), [show]);
  return (
    <article
      ref={container}
      className="article"
      lang={lang ?? undefined}
      dir={dir ?? 'auto'}
      data-title-from={titleFrom}
    />
  );
});

function Behaviour({ shown }: { shown: OpenArticle }): JSX.Element | null {
  usePlace(shown);
  const annotations = usePainting(shown);
  useLinkingMarks(shown);
  const [link, setLink] = useState<HTMLAnchorElement | null>(null);
  usePointer(shown, setLink);
  useReveal(shown);
  return (
    <>
      <AnnotationBar shown={shown} annotations={annotations} />
      <CaretMark shown={shown} />
      <LinkChoice shown={shown} />
      <EdgeHandles shown={shown} annotations={annotations} />
      {link && <LinkCard link={link} onClose={() => setLink(null)} />}
    </>
  );
}

/** Remembers where the reader is, and stays there when the pane changes its width. */
function usePlace(shown: OpenArticle): void {
  const { textSize, lineLength, lineSpacing, typeface } = usePreferences();
  const order = useWorkspace((workspace) => workspace.panes);
  /** Stores the place when that is still to be done. */
  const settle = useRef<(() => void) | null>(null);
  const place = useRef({ offset: shown.article.position.offset, top: 0 });
  // The scrolling that keeps the place is ours, and no new place.
  const keep = useCallback(() => {
    scrollToOffset(shown, place.current.offset);
    scrolledOwn(shown.scroller);
    place.current.top = shown.scroller.scrollTop;
  }, [shown]);

  // While the text still stands in the page: after that there is nothing left to measure.
  useLayoutEffect(() => () => settle.current?.(), [shown]);
  useEffect(() => {
    const leave = (): void => settle.current?.();
    window.addEventListener('pagehide', leave);
    const stop = onEvent('closing', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      stop();
    };
  }, []);

  useLayoutEffect(keep, [keep, textSize, lineLength, lineSpacing, typeface]);
  // A pane that is moved stands anew in the document, which scrolls it to its start.
  useLayoutEffect(() => {
    shown.scroller.scrollTo({ top: place.current.top, behavior: 'instant' });
    scrolledOwn(shown.scroller);
  }, [shown, order]);

  useEffect(() => {
    const { scroller, article } = shown;
    let width = scroller.clientWidth;
    let settled: ReturnType<typeof setTimeout> | undefined;
    const store = (): void => {
      settled = undefined;
      const position = readingPosition(shown);
      place.current.offset = position.offset;
      holdAnswer('getArticle', { id: article.id }, (held) => ({ ...held, position }));
      // The article may have gone to the trash meanwhile; its place is of no use then.
      call('setReadingPosition', { article: article.id, position, version: article.version }).catch(
        () => undefined,
      );
    };
    const scrolled = (): void => {
      if (Math.abs(scroller.scrollTop - place.current.top) < 1) return;
      // Now, not when it is stored: by then another width may have put other words at this height.
      place.current = { offset: firstVisibleOffset(shown), top: scroller.scrollTop };
      clearTimeout(settled);
      settled = setTimeout(store, 400);
    };
    settle.current = () => {
      if (!settled && Math.abs(scroller.scrollTop - place.current.top) < 1) return;
      clearTimeout(settled);
      store();
    };
    const resized = new ResizeObserver(() => {
      if (scroller.clientWidth === width) return;
      width = scroller.clientWidth;
      keep();
    });
    // Fonts that arrive after the first layout move the lines.
    void document.fonts.ready.then(() => {
      if (!settled) keep();
    });
    scroller.addEventListener('scroll', scrolled, { passive: true });
    resized.observe(scroller);
    return () => {
      clearTimeout(settled);
      scroller.removeEventListener('scroll', scrolled);
      resized.disconnect();
    };
  }, [shown, keep]);
}

function usePainting(shown: OpenArticle): Annotation[] {
  const { data: all = none } = useAnswer('listAnnotations', { article: shown.article.id });
  const { version } = shown.article;
  const annotations = useMemo(() => all.filter((one) => isPlaced(one, version)), [all, version]);
  const { categories } = usePreferences();
  const moving = useEdgePreview(({ now }) => (now?.article === shown.article.id ? now : null));
  const selected = useWorkspace((w) => (w.annotation?.article === shown.article.id ? w.annotation.id : null));
  const pending = useWorkspace(({ preview, selection }) => {
    const chosen = preview ?? selection;
    return chosen?.article === shown.article.id ? chosen.passage : null;
  });

  const marks = useMemo(() => {
    const byId = new Map(categories.map((category) => [category.id, category]));
    return annotations.map((annotation) => ({
      id: annotation.id,
      passage: annotation.id === moving?.id ? moving.passage : passageOf(annotation),
      category: byId.get(annotation.category) ?? { colour: 'grey' as const, line: 'solid' as const },
    }));
  }, [annotations, categories, moving]);

  useLayoutEffect(() => shown.painter.setAnnotations(marks), [shown, marks]);
  useLayoutEffect(() => shown.painter.setFocused(selected), [shown, selected]);
  useLayoutEffect(() => shown.painter.setPending(pending), [shown, pending]);
  useSpokenMarks(shown, annotations);
  return annotations;
}

/** A click on a highlight selects it, one on a link shows where it goes; hovering lights a highlight. */
function usePointer(shown: OpenArticle, onLink: (link: HTMLAnchorElement) => void): void {
  useEffect(() => {
    const { map, painter: pane, article } = shown;
    const { container } = map;
    const hits: HitTest<PlacedMark> = createHitTest(map, (offset) => pane.annotationsAt(offset));
    let frame = 0;
    const move = (event: PointerEvent): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const over = hits.at(event.clientX, event.clientY)[0];
        pane.setHovered(over?.id ?? null);
        container.style.cursor = over ? 'pointer' : '';
      });
    };
    const leave = (): void => {
      cancelAnimationFrame(frame);
      pane.setHovered(null);
    };
    const click = (event: MouseEvent): void => {
      if (isOverlay(event.target)) return;
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (link) event.preventDefault();
      if (!document.getSelection()?.isCollapsed) return;
      // On a highlighted link the highlight is chosen; with Ctrl or ⌘ the link.
      const beneath = event.altKey ? useWorkspace.getState().annotation?.id : null;
      const hit =
        event.ctrlKey || event.metaKey ? null : hits.click(event.clientX, event.clientY, beneath ?? null);
      if (link?.href && !hit) return onLink(link);
      if (event.button !== 0) return;
      if (hit) selectAnnotation({ article: article.id, id: hit.id }, 'text');
      else {
        selectAnnotation(null);
        selectPassage(null);
      }
    };
    container.addEventListener('pointermove', move);
    container.addEventListener('pointerleave', leave);
    shown.scroller.addEventListener('click', click);
    shown.scroller.addEventListener('auxclick', click);
    return () => {
      cancelAnimationFrame(frame);
      container.removeEventListener('pointermove', move);
      container.removeEventListener('pointerleave', leave);
      shown.scroller.removeEventListener('click', click);
      shown.scroller.removeEventListener('auxclick', click);
    };
  }, [shown, onLink]);
}

function useReveal(shown: OpenArticle): void {
  const asked = useWorkspace((workspace) => workspace.reveal);
  useEffect(() => {
    if (asked?.article !== shown.article.id) return;
    const { passage, beside, version = shown.article.version } = asked;
    // The text that the passage counts in is on its way.
    if (version > shown.article.version) return;
    if (version === shown.article.version) {
      if (beside) return revealLevel(shown, passage, beside, () => revealed(asked));
      const to = reveal(shown, passage);
      // The reader has asked for this article only: others do not follow.
      if (to !== null) scrollsOwn(shown.scroller, to);
      if (asked.arriving && useWorkspace.getState().dialog === null) arriveAt(shown, passage);
    }
    revealed(asked);
  }, [shown, asked]);
}
