import type { Passage } from '#contract';
import { announce } from '../announce';
import { heldAnswer } from '../api';
import { goneTo, stopFinding, useFinding } from '../finding';
import { hitCount, nextHit, type Hit, type Place } from '../hit-order';
import { putCaret } from '../reader/caret';
import { here } from '../reader/keyboard-reading';
import { shownArticle } from '../reader/open-articles';
import { focusedArticle, revealPassage } from '../workspace';

/** Words around a hit, for those who hear it, in UTF-16 code units to each side. */
const heard = 40;

export function contextOf(text: string, { start, end }: Passage): string {
  const from = Math.max(0, start - heard);
  const to = Math.min(text.length, end + heard);
  const before = text.slice(from, start).replace(from > 0 ? /^\S*\s/ : /^/, '');
  const after = text.slice(end, to).replace(to < text.length ? /\s\S*$/ : /$/, '');
  return (before + text.slice(start, end) + after).replace(/\s+/g, ' ').trim();
}

/** Goes to the next or previous hit of all open articles, and says which it is. */
export function moveHit(step: 1 | -1): void {
  const { hits, current } = useFinding.getState();
  const next = nextHit(hits, current ?? placeHere(), step);
  if (!next) return announce('Nothing found in the open articles');
  const before = current?.article ?? focusedArticle();
  goTo(next.hit);
  announce(saidOf(next.hit, hitCount(hits), { elsewhere: next.hit.article !== before, ...next, step }));
}

interface Way {
  elsewhere: boolean;
  wrapped: boolean;
  step: 1 | -1;
}

function saidOf({ article: id, passage, number }: Hit, count: number, way: Way): string {
  const article = heldAnswer('getArticle', { id });
  return [
    `Hit ${number + 1} of ${count}`,
    way.elsewhere && article && `, in ${article.siteName ?? article.title}`,
    way.wrapped && (way.step === 1 ? ', from the start' : ', from the end'),
    article && `: ${contextOf(article.text, passage)}`,
  ]
    .filter(Boolean)
    .join('');
}

function goTo({ article, version, passage }: Hit): void {
  const inText = document.activeElement?.closest('[data-article]');
  goneTo(article, passage);
  revealPassage(article, passage, version);
  // Keys mean the pane that the hit stands in.
  if (inText) shownArticle(article)?.scroller.focus({ preventScroll: true });
}

function placeHere(): Place | null {
  const shown = shownArticle(focusedArticle());
  return shown ? { article: shown.article.id, offset: here(shown) } : null;
}

/** Ends it. Where the reader had come to, reading goes on by keyboard. */
export function endFinding(): void {
  const { current } = useFinding.getState();
  stopFinding();
  const shown = shownArticle(current?.article ?? focusedArticle());
  if (!shown) return;
  shown.scroller.focus({ preventScroll: true });
  if (current?.article === shown.article.id) putCaret(shown, current.passage.start);
}
