import type { Id, Link } from '#contract';
import { isDeepStrictEqual } from 'node:util';
import type { AnnotationsFile, StoredLink } from '../../store/formats';
import type { Side } from './ends';

/** The file with a record of a link, unless it has one that counts as much. */
export function withLink(file: AnnotationsFile, link: StoredLink): AnnotationsFile {
  const at = file.links.findIndex(({ id }) => id === link.id);
  const old = file.links[at];
  if (!old) return { ...file, links: [...file.links, link] };
  return outranks(link, old) ? { ...file, links: file.links.with(at, link) } : file;
}

/** Whether two links join the same passages, in whichever order. */
export function sameEnds([a, b]: Link['ends'], others: Link['ends']): boolean {
  const has = (end: Link['ends'][number]): boolean =>
    others.some(({ article, annotation }) => article === end.article && annotation === end.annotation);
  return has(a) && has(b);
}

/**
 * The links of an article, of each the copy that counts, deleted ones among them; and those of which a copy of an article
 * that is there is missing or older.
 */
export function allCopies(
  article: Id,
  by: ReadonlyMap<Id, Side>,
): { newest: StoredLink[]; behind: StoredLink[] } {
  const newest = new Map<Id, StoredLink>();
  const copies = new Map<Id, Map<Id, StoredLink>>();
  for (const side of by.values()) {
    for (const link of side.links) {
      if (!link.ends.some((end) => end.article === article)) continue;
      const known = newest.get(link.id);
      if (!known || outranks(link, known)) newest.set(link.id, link);
      copies.set(link.id, (copies.get(link.id) ?? new Map<Id, StoredLink>()).set(side.article, link));
    }
  }
  const isBehind = (link: StoredLink): boolean =>
    link.ends.some((end) => {
      if ((by.get(end.article)?.version ?? null) === null) return false;
      const copy = copies.get(link.id)?.get(end.article);
      return !copy || outranks(link, copy);
    });
  const all = [...newest.values()];
  return { newest: all, behind: all.filter(isBehind) };
}

/**
 * Whether a copy of a link counts instead of another: the later one does. Of two of one time, which only a hand or a damaged
 * disk makes, it is the one that is not deleted, then the one with the longer note; any order would do that is the same
 * from both ends.
 */
export function outranks(a: StoredLink, b: StoredLink): boolean {
  const later = Date.parse(a.modified) - Date.parse(b.modified);
  if (later !== 0) return later > 0;
  if (isDeepStrictEqual(a, b)) return false;
  const left = Number(b.deleted !== null) - Number(a.deleted !== null);
  return (left || a.note.length - b.note.length || (JSON.stringify(a) > JSON.stringify(b) ? 1 : -1)) > 0;
}
