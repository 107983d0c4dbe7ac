import { useLayoutEffect, useState, type JSX } from 'react';
import type { Passage } from '#contract';
import { useAligning } from '../../aligning';
import type { OpenArticle } from '../../reader/open-articles';
import { overlay } from '../../reader/overlay';
import { boxesOf } from '../../reader/passage-range';
import type { Selected } from '../../workspace';
import styles from './seam.module.css';

interface Line {
  top: number;
  left: number;
  width: number;
  height: number;
}

/** Lights up for a moment what has just been brought to the same height as its counterpart. */
export function Flash({ shown }: { shown: OpenArticle }): JSX.Element | null {
  const flashed = useAligning((aligning) => aligning.flashed);
  const mine = flashed.find(({ article }) => article === shown.article.id);
  const [lit, setLit] = useState<{ passage: Passage; lines: Line[] } | null>(null);
  useLayoutEffect(() => {
    const frame = requestAnimationFrame(() =>
      setLit(mine ? { passage: mine.passage, lines: linesOf(shown, mine.passage) } : null),
    );
    return () => cancelAnimationFrame(frame);
  }, [shown, mine]);
  if (!lit || lit.passage !== mine?.passage) return null;
  const { start, end } = lit.passage;
  return (
    <div key={`${start} ${end}`} {...overlay} aria-hidden="true" onAnimationEnd={() => over(mine)}>
      {lit.lines.map((line, i) => (
        <div key={i} className={styles.flash} style={line} />
      ))}
    </div>
  );
}

/** Its moment is over: a text that is shown anew does not light it up once more. */
const over = (passage: Selected): void =>
  useAligning.setState(({ flashed }) => ({ flashed: flashed.filter((one) => one !== passage) }));

/** The lines of a passage as boxes in what the pane scrolls. */
function linesOf({ map, scroller }: OpenArticle, passage: Passage): Line[] {
  const view = scroller.getBoundingClientRect();
  const lines: Line[] = [];
  for (const box of boxesOf(map, passage)) {
    if (box.width === 0 || box.height === 0) continue;
    const top = box.top - view.top + scroller.scrollTop;
    const left = box.left - view.left + scroller.scrollLeft;
    const last = lines.at(-1);
    // Boxes of one line: an italic word between others has one of its own.
    if (last && Math.abs(last.top - top) < box.height / 2) {
      const right = Math.max(last.left + last.width, left + box.width);
      last.left = Math.min(last.left, left);
      last.width = right - last.left;
    } else lines.push({ top, left, width: box.width, height: box.height });
  }
  return lines;
}
