import { useEffect, useMemo, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import type { ComparisonOverview } from '#contract';
import { Excerpt } from './Excerpt';
import { goTo } from './going';
import styles from './strip.module.css';
import { isMarked, saidOf, sentenceAt, stripHeight, stripKinds, stripPaths } from './strip-layout';
import { useViewport } from './viewport';

interface Props {
  article: ComparisonOverview['articles'][number];
  text: string;
  outlet: string;
  lang: string | null;
  /** How many other articles are compared. */
  others: number;
}

/** Milliseconds that the pointer may be away before what it named is gone. */
const page = 10;

/** The whole of an article at a glance: what of it is shared, only here or different, and what its pane shows of it. */
export function Strip({ article, text, outlet, lang, others }: Props): JSX.Element {
  const { sentences, length } = article;
  const root = useRef<HTMLDivElement>(null);
  const view = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  const paths = useMemo(() => stripPaths({ sentences, length }, width), [sentences, length, width]);
  const stops = useMemo(() => sentences.flatMap((one, i) => (isMarked(one) ? [i] : [])), [sentences]);
  const [at, setAt] = useState(0);
  const [over, setOver] = useState<{ sentence: number; x: number } | null>(null);
  const [byKey, setByKey] = useState(false);
  useViewport(article.article, length, view);

  const stop = Math.min(at, Math.max(0, stops.length - 1));
  const focused = sentences[stops[stop] ?? -1];
  const sentenceOver = (clientX: number): { sentence: number; x: number } | null => {
    const box = root.current?.getBoundingClientRect();
    if (!box || box.width === 0) return null;
    const x = Math.max(0, Math.min(box.width, clientX - box.left));
    const sentence = sentenceAt(sentences, (x / box.width) * length);
    return sentence < 0 ? null : { sentence, x };
  };
  const go = (index: number | undefined): void => {
    const sentence = sentences[index ?? -1];
    if (!sentence) return;
    const known = stops.indexOf(index ?? -1);
    if (known >= 0) setAt(known);
    goTo({ article: article.article, passage: { start: sentence.start, end: sentence.end } });
  };
  const press = (event: KeyboardEvent): void => {
    const last = stops.length - 1;
    const to = {
      ...{ ArrowRight: stop + 1, ArrowDown: stop + 1, ArrowLeft: stop - 1, ArrowUp: stop - 1 },
      ...{ PageDown: stop + page, PageUp: stop - page, Home: 0, End: last },
    }[event.key];
    if (to !== undefined) setAt(Math.max(0, Math.min(last, to)));
    else if (event.key === 'Enter' || event.key === ' ') go(stops[stop]);
    else if (event.key === 'Escape' && over) setOver(null);
    else return;
    setByKey(true);
    event.preventDefault();
    event.stopPropagation();
  };

  const named = over ? sentences[over.sentence] : byKey ? focused : undefined;
  const middle = named ? ((named.start + named.end) / 2 / Math.max(1, length)) * width : 0;
  const said = focused
    ? `${saidOf(focused, others)}: ${text.slice(focused.start, focused.end).replace(/\s+/g, ' ').slice(0, 160)}`
    : 'nothing found';
  return (
    <div className={styles.frame}>
      <div
        ref={root}
        className={styles.strip}
        role="slider"
        tabIndex={0}
        aria-label={`Map of ${outlet}. Enter goes to the passage.`}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={Math.max(0, stops.length - 1)}
        aria-valuenow={stop}
        aria-valuetext={said}
        onKeyDown={press}
        onFocus={(event) => setByKey(event.currentTarget.matches(':focus-visible'))}
        onBlur={() => setByKey(false)}
        onPointerMove={({ clientX }) => setOver(sentenceOver(clientX))}
        onPointerLeave={() => setOver(null)}
        onClick={({ clientX }) => {
          setByKey(false);
          go(sentenceOver(clientX)?.sentence);
        }}
      >
        <div ref={view} className={styles.view} hidden />
        <svg width="100%" height={stripHeight} aria-hidden>
          {stripKinds.map((kind) => (
            <path key={kind} d={paths[kind]} className={styles[kind]} />
          ))}
        </svg>
        {named && (
          <div
            className={styles.cursor}
            style={{
              insetInlineStart: `${(named.start / Math.max(1, length)) * 100}%`,
              inlineSize: `max(2px, ${((named.end - named.start) / Math.max(1, length)) * 100}%)`,
            }}
          />
        )}
      </div>
      {named && (
        <div className={styles.named} aria-hidden style={{ '--at': `${middle}px` } as object}>
          <span>{saidOf(named, others)}</span>
          <Excerpt text={text} passage={named} lang={lang} />
        </div>
      )}
    </div>
  );
}

function useWidth(element: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const resized = new ResizeObserver(() => setWidth(current.clientWidth));
    resized.observe(current);
    return () => resized.disconnect();
  }, [element]);
  return width;
}
