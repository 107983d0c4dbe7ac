import { limits } from '#contract';
import { isDeepStrictEqual } from 'node:util';
import { annotationKey } from '../brought-annotation';
import type { AwaitedFile, StoredAwaited } from '../formats';
import { byId } from './by-id';
import { compare, ranked, settled, taken, union } from './ranking';

/** Pages of both lists. */
export function mergeAwaited(ours: AwaitedFile, theirs: AwaitedFile, base?: AwaitedFile): AwaitedFile {
  const pages = byId(ours.pages, theirs.pages, base?.pages, (a, b, was) => [mergePage(a, b, was)]);
  const merged = {
    ...ours,
    pages: pages.sort((a, b) => compare(a.created, b.created) || compare(a.id, b.id)),
  };
  return isDeepStrictEqual(merged, ours) ? ours : merged;
}

/**
 * What was brought onto a page on two computers is there together. One that has got its text on one of them, or was taken off,
 * waits on when the other brought something onto it meanwhile: else that would be nowhere.
 */
function mergePage(ours: StoredAwaited, theirs: StoredAwaited, base?: StoredAwaited): StoredAwaited {
  if (isDeepStrictEqual(ours, theirs)) return ours;
  const sides = { ours, theirs, base };
  const { winner, loser } = ranked(ours, theirs);
  const field = <K extends keyof StoredAwaited>(key: K): StoredAwaited[K] =>
    taken(sides, winner, (page) => page[key]);
  const [first, second] = compare(ours.created, theirs.created) <= 0 ? [ours, theirs] : [theirs, ours];
  const all = <V>(of: (page: StoredAwaited) => readonly V[], key: (one: V) => string): V[] => {
    const known = new Map([...of(loser), ...of(winner)].map((one) => [key(one), one]));
    const keys = (page: StoredAwaited): string[] => of(page).map(key);
    return union(keys(winner), keys(loser), base && keys(base)).map((one) => known.get(one) as V);
  };
  const off = taken(sides, winner, ({ deleted, article }) => ({ deleted, article }));
  const [live, gone] = ours.deleted === null ? [ours, theirs] : [theirs, ours];
  const waitsOn = live.deleted === null && off.deleted !== null && saysMore(live, gone, base);
  const { past: _, ...rest } = winner;
  const merged: StoredAwaited = {
    ...rest,
    ...{ tool: field('tool'), url: field('url'), title: field('title'), byline: field('byline') },
    ...{ siteName: field('siteName'), savedAt: field('savedAt'), publishedTime: field('publishedTime') },
    ...{ favourite: field('favourite'), state: field('state'), note: noteOf(sides, winner, loser) },
    tags: all(
      ({ tags }) => tags,
      (tag) => tag,
    ).slice(0, limits.tags),
    collections: all(({ collections }) => collections, JSON.stringify),
    annotations: all(({ annotations }) => annotations, annotationKey),
    created: first.created === second.created ? winner.created : first.created,
    ...(waitsOn ? { deleted: null, article: null } : off),
  };
  return settled(ours, theirs, merged, base);
}

/** Whether a page says something that neither the same page before, nor the one that does not wait any more, says. */
function saysMore(live: StoredAwaited, gone: StoredAwaited, base: StoredAwaited | undefined): boolean {
  const said = (page: StoredAwaited): string[] => [
    ...page.annotations.map((one) => `a ${annotationKey(one)}`),
    ...page.tags.map((tag) => `t ${tag}`),
    ...page.collections.map((path) => `c ${JSON.stringify(path)}`),
  ];
  const known = new Set([...said(gone), ...(base ? said(base) : [])]);
  const hasNote = ({ note }: StoredAwaited): boolean => note.includes(live.note);
  return said(live).some((one) => !known.has(one)) || !(hasNote(gone) || (base && hasNote(base)));
}

/** Notes of both that were written independently, one after the other. */
function noteOf(
  sides: { ours: StoredAwaited; theirs: StoredAwaited; base: StoredAwaited | undefined },
  { note: mine }: StoredAwaited,
  { note: other }: StoredAwaited,
): string {
  const was = sides.base?.note;
  if (was === mine) return other;
  if (was === other || mine.includes(other)) return mine;
  return other.includes(mine) ? other : `${mine}\n\n${other}`.slice(0, limits.note);
}
