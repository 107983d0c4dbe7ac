import type { SeamLink } from './seam-links';

const strength = ({ pinned, match }: SeamLink): number => (pinned ? 2 : match.score);

/** Pinned, or the same words: drawn however many others its passages have. */
const always = ({ pinned, match: { kind } }: SeamLink): boolean =>
  pinned || kind === 'quotation' || kind === 'copied';

const crosses = (one: SeamLink, other: SeamLink): boolean =>
  (one.left.start - other.left.start) * (one.right.start - other.right.start) < 0;

/**
 * Of links between two texts those that get a ribbon while nothing points at them: each passage its best one, so that
 * headlines and leads that all tell the same do not become a knot. A passage whose counterparts all have better ones is
 * joined to the best of them where that crosses nothing, but never to a headline, which everything below it repeats.
 */
export function mainLinks(links: readonly SeamLink[]): SeamLink[] {
  const best = [...links].sort((x, y) => strength(y) - strength(x) || apart(x) - apart(y));
  const taken = { left: new Set<number>(), right: new Set<number>() };
  const main = new Set<SeamLink>();
  const take = (link: SeamLink): void => {
    main.add(link);
    taken.left.add(link.left.start);
    taken.right.add(link.right.start);
  };
  for (const link of best) {
    const isFree = !taken.left.has(link.left.start) && !taken.right.has(link.right.start);
    if (isFree || always(link)) take(link);
  }
  const first = {
    left: Math.min(...links.map(({ left }) => left.start)),
    right: Math.min(...links.map(({ right }) => right.start)),
  };
  const joined = [...main];
  for (const link of best) {
    const isNew = !taken.left.has(link.left.start) || !taken.right.has(link.right.start);
    const isHeadline = link.left.start === first.left || link.right.start === first.right;
    if (isNew && !isHeadline && !joined.some((other) => crosses(link, other))) {
      take(link);
      joined.push(link);
    }
  }
  return links.filter((link) => main.has(link));
}

/** How far from each other the places are, as the texts go. */
const apart = ({ left, right }: SeamLink): number => Math.abs(left.start - right.start);
