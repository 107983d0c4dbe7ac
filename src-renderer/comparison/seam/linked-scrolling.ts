import type { ArticleAlignment, Passage } from '#contract';
import type { OpenArticle } from '../../reader/open-articles';
import { isOwnScroll, scrolledOwn, takenInHand } from '../../reader/own-scrolls';
import { inFrames, requestFrame } from './frames';
import { geometryOf, watchLayout, type PaneGeometry, type Span } from './geometry';
import { createGlide, type Glide } from './glide';
import { mapHeight, referenceShare } from './scroll-map';
import { backbonePairs, spanChain, type PassagePair } from './span-chain';

/** Two passages that have been put at the same height; they stay there as long as the one in the moving pane is in view. */
interface Held {
  left: Passage;
  right: Passage;
}

interface Joint {
  left: string;
  right: string;
  pairs: readonly PassagePair[];
  held: Held | null;
}

/** Where a pane is to go, apart from scrolling together. */
export interface Course {
  article: string;
  to: number;
}

export interface LinkedScrolling {
  /** A pane has come; the way to take it out again. */
  add: (shown: OpenArticle) => () => void;
  /** Two neighbours and what they have in common; the way to part them. */
  join: (left: string, right: string, alignment: ArticleAlignment) => () => void;
  set: (options: { order: readonly string[]; linked: boolean; frozen: readonly string[] }) => void;
  /** Sends panes to places; nothing follows them. */
  send: (courses: readonly Course[]) => void;
  /** Two passages are to stand at the same height while the reader scrolls on, as long as they are in view. */
  hold: (left: string, leftPassage: Passage, rightPassage: Passage) => void;
  /** All panes are where they belong. */
  resting: () => boolean;
  destroy: () => void;
}

interface Pane {
  shown: OpenArticle;
  geometry: PaneGeometry;
  /** On its way, and where to when it was sent. */
  glide: Glide | null;
  sentTo: number | null;
  /** Where it was put last. */
  putAt: number;
}

/** After the last turn of the wheel a pane is in the reader's hand for this long, in ms. */
const wheelHolds = 250;
const calmly = matchMedia('(prefers-reduced-motion: reduce)');
/** Far ways are shortened to this many heights of the pane. */
const longest = 0.8;

/**
 * Lets panes scroll together by what they have in common. One pane is the reader's, and never moved; from it the others
 * follow outwards, each neighbour by the matches of the two. Where nothing was found, nothing moves.
 */
export function createLinkedScrolling(): LinkedScrolling {
  const panes = new Map<string, Pane>();
  const joints = new Map<string, Joint>();
  let options: Parameters<LinkedScrolling['set']>[0] = { order: [], linked: false, frozen: [] };
  /** The pane that the reader scrolls, until it has come to rest. */
  let leader: string | null = null;
  let stale = false;
  /** Where the leader stood in the last frame. */
  let leaderAt = 0;
  /** What the reader holds: by a button that is down, or just now by the wheel. */
  let hand: { article: string; until: number } | null = null;

  const inHand = (article: string, time: number): boolean => hand?.article === article && hand.until > time;
  const key = (left: string, right: string): string => `${left} ${right}`;

  /** The height in the next pane that belongs to a height in this one, or null when nothing joins them. */
  const across = (from: Pane, to: Pane, leftwards: boolean, height: number): number | null => {
    const [left, right] = leftwards ? [to, from] : [from, to];
    const joint = joints.get(key(left.shown.article.id, right.shown.article.id));
    if (!joint) return null;
    const held = heldAcross(joint, from, to, leftwards);
    if (held) return height - held.from.top + held.to.top;
    if (joint.pairs.length === 0) return null;
    return mapHeight(spanChain(joint.pairs, from.geometry, to.geometry, leftwards), height);
  };

  const heldAcross = (
    joint: Joint,
    from: Pane,
    to: Pane,
    leftwards: boolean,
  ): { from: Span; to: Span } | null => {
    if (!joint.held) return null;
    const { left, right } = joint.held;
    const span = from.geometry.spanOf(leftwards ? right : left);
    const { top, height } = from.geometry.view();
    if (span.bottom > top && span.top < top + height)
      return { from: span, to: to.geometry.spanOf(leftwards ? left : right) };
    joint.held = null;
    return null;
  };

  /** The panes beside the leader on one side, nearest first, as far as they are joined. */
  const follow = (from: Pane, side: readonly Pane[], leftwards: boolean, time: number): boolean => {
    const { top, height, most, screenTop } = from.geometry.view();
    const line = referenceShare({ top, height, most }) * height;
    let at: number | null = top + line;
    const stride = Math.abs(top - leaderAt);
    let before = from;
    let moving = false;
    for (const pane of side) {
      at = across(before, pane, leftwards, at);
      if (at === null) break;
      before = pane;
      const { article } = pane.shown;
      if (options.frozen.includes(article.id) || inHand(article.id, time) || pane.sentTo !== null) continue;
      const view = pane.geometry.view();
      const target = Math.max(0, Math.min(at - (screenTop + line - view.screenTop), view.most));
      // Something else has moved it since: it comes back softly.
      if (Math.abs(view.top - pane.putAt) > 1) pane.glide = null;
      pane.glide ??= createGlide(view.height * longest, calmly.matches);
      put(pane, pane.glide.step(target, view.top, time, stride));
      if (!pane.glide.done()) moving = true;
    }
    return moving;
  };

  const put = (pane: Pane, top: number): void => {
    const { scroller } = pane.shown;
    // Whole pixels of the screen: letters that stand between two are blurred.
    const whole = Math.round(top * devicePixelRatio) / devicePixelRatio;
    if (scroller.scrollTop !== whole) scroller.scrollTop = whole;
    pane.putAt = scroller.scrollTop;
    scrolledOwn(scroller);
  };

  const moveSent = (time: number): boolean => {
    let moving = false;
    panes.forEach((pane) => {
      if (pane.sentTo === null) return;
      const { top, height, most } = pane.geometry.view();
      pane.glide ??= createGlide(height * longest, calmly.matches);
      put(pane, pane.glide.step(Math.max(0, Math.min(pane.sentTo, most)), top, time));
      if (pane.glide.done()) pane.glide = pane.sentTo = null;
      else moving = true;
    });
    return moving;
  };

  const step = (time: number): void => {
    let moving = moveSent(time);
    const order = options.order.flatMap((id) => panes.get(id) ?? []);
    const index = order.findIndex(({ shown }) => shown.article.id === leader);
    const from = order[index];
    if (stale && options.linked && from) {
      const rightwards = follow(from, order.slice(index + 1), false, time);
      const leftwards = follow(from, order.slice(0, index).reverse(), true, time);
      leaderAt = from.shown.scroller.scrollTop;
      if (rightwards || leftwards) moving = true;
      else stale = false;
    }
    if (moving) requestFrame();
  };

  const scrolled = (pane: Pane): void => {
    const { article, scroller } = pane.shown;
    if (isOwnScroll(scroller)) return;
    pane.glide = pane.sentTo = null;
    // What has been taken out of step does not lead either.
    if (options.frozen.includes(article.id)) return;
    if (leader !== article.id) leaderAt = scroller.scrollTop;
    leader = article.id;
    stale = true;
    requestFrame();
  };

  const add: LinkedScrolling['add'] = (shown) => {
    const { scroller, article } = shown;
    const pane: Pane = {
      shown,
      geometry: geometryOf(shown),
      glide: null,
      sentTo: null,
      putAt: scroller.scrollTop,
    };
    panes.set(article.id, pane);
    const stop = new AbortController();
    const listen = <K extends keyof HTMLElementEventMap>(
      type: K,
      heard: (event: HTMLElementEventMap[K]) => void,
    ) => scroller.addEventListener(type, heard, { passive: true, signal: stop.signal });
    const take = (until: number): void => {
      hand = { article: article.id, until };
      pane.glide = pane.sentTo = null;
      takenInHand(scroller);
    };
    listen('scroll', () => scrolled(pane));
    listen('wheel', () => take(performance.now() + wheelHolds));
    listen('touchstart', () => take(Infinity));
    listen('pointerdown', () => take(Infinity));
    listen('keydown', () => {
      if (hand?.article !== article.id) hand = null;
      takenInHand(scroller);
    });
    for (const type of ['pointerup', 'pointercancel', 'touchend', 'touchcancel'] as const)
      window.addEventListener(type, () => letGo(article.id), { passive: true, signal: stop.signal });
    return () => {
      stop.abort();
      if (panes.get(article.id) === pane) panes.delete(article.id);
      if (leader === article.id) leader = null;
      letGo(article.id);
    };
  };
  const letGo = (article: string): void => {
    if (hand?.article === article && hand.until === Infinity) hand = null;
  };

  // What a new layout does to the position of scrolling, the reader did not do.
  const unwatch = watchLayout(({ shown }) => {
    const pane = panes.get(shown.article.id);
    if (pane?.shown === shown) scrolledOwn(shown.scroller);
  });
  const stopFrames = inFrames('move', step);

  return {
    add,
    join: (left, right, alignment) => {
      const id = key(left, right);
      const joint: Joint = {
        left,
        right,
        pairs: backbonePairs(alignment, left),
        held: joints.get(id)?.held ?? null,
      };
      joints.set(id, joint);
      return () => {
        if (joints.get(id) === joint) joints.delete(id);
      };
    },
    set: (wanted) => {
      options = wanted;
      stale = false;
    },
    send: (courses) => {
      for (const { article, to } of courses) {
        const pane = panes.get(article);
        if (!pane) continue;
        pane.glide = null;
        pane.sentTo = to;
      }
      stale = false;
      requestFrame();
    },
    hold: (left, leftPassage, rightPassage) => {
      joints.forEach((joint) => {
        if (joint.left === left) joint.held = { left: leftPassage, right: rightPassage };
      });
    },
    resting: () => !stale && [...panes.values()].every(({ sentTo }) => sentTo === null),
    destroy: () => {
      unwatch();
      stopFrames();
    },
  };
}
