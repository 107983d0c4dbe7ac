import { useLayoutEffect, useState, type JSX } from 'react';
import { createPortal } from 'react-dom';
import type { Passage } from '#contract';
import { useFinding } from '../finding';
import type { OpenArticle } from '../reader/open-articles';
import { boxesOf } from '../reader/passage-range';
import styles from './search.module.css';

const none: readonly Passage[] = [];

/** Paints the hits in an article, and shows beside its scrollbar where they are. */
export function HitMarks({ shown }: { shown: OpenArticle }): JSX.Element | null {
  const { id, version } = shown.article;
  const mine = useFinding(({ hits }) => hits.find((one) => one.article === id && one.version === version));
  const passages = mine?.passages ?? none;
  const current = useFinding((finding) => (finding.current?.article === id ? finding.current.passage : null));
  useLayoutEffect(() => shown.painter.setFound(passages), [shown, passages]);
  useLayoutEffect(() => shown.painter.setHit(current), [shown, current]);
  return passages.length > 0 ? <Ticks shown={shown} passages={passages} current={current} /> : null;
}

/** Most places that are measured; hits nearer to each other than a tick is high are one tick. */
const most = 400;

interface TicksProps {
  shown: OpenArticle;
  passages: readonly Passage[];
  current: Passage | null;
}

/** Where hits stand, in shares of the length of the page. */
function Ticks({ shown, passages, current }: TicksProps): JSX.Element | null {
  const [places, setPlaces] = useState<{ ticks: number[]; top: number; height: number } | null>(null);
  const [lit, setLit] = useState<number | null>(null);
  useLayoutEffect(() => {
    let frame = 0;
    const measure = (): void => {
      frame = 0;
      const { scroller } = shown;
      const step = Math.max(1, Math.ceil(passages.length / most));
      const shares = passages.filter((_, i) => i % step === 0).map((passage) => shareOf(shown, passage));
      const ticks = [...new Set(shares.map((share) => Math.round(share * 500) / 500))];
      setPlaces({ ticks, top: scroller.offsetTop, height: scroller.clientHeight });
    };
    const ask = (): void => void (frame ||= requestAnimationFrame(measure));
    const observer = new ResizeObserver(ask);
    observer.observe(shown.scroller);
    observer.observe(shown.map.container);
    ask();
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [shown, passages]);
  useLayoutEffect(() => {
    const frame = requestAnimationFrame(() => setLit(current && shareOf(shown, current)));
    return () => cancelAnimationFrame(frame);
  }, [shown, current, places]);
  const pane = shown.scroller.parentElement;
  if (!places || !pane) return null;
  const { ticks, top, height } = places;
  return createPortal(
    <div className={styles.ticks} style={{ top, height }} aria-hidden="true">
      {ticks.map((share) => (
        <i key={share} style={{ top: `${share * 100}%` }} />
      ))}
      {lit !== null && <i data-lit="" style={{ top: `${lit * 100}%` }} />}
    </div>,
    pane,
  );
}

function shareOf({ scroller, map }: OpenArticle, passage: Passage): number {
  const box = boxesOf(map, passage)[0];
  if (!box || scroller.scrollHeight === 0) return 0;
  return (box.top - scroller.getBoundingClientRect().top + scroller.scrollTop) / scroller.scrollHeight;
}
