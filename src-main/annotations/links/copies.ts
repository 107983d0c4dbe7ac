import type { Id, Link } from '#contract';
import type { AnnotationsFile, StoredLink } from '../../store/formats';
import type { Side } from './ends';

/** The file with a record of a link, unless it has one that is as late. */
export function withLink(file: AnnotationsFile, link: StoredLink): AnnotationsFile {
  const at = file.links.findIndex(({ id }) => id === link.id);
  const old = file.links[at];
  if (!old) return { ...file, links: [...file.links, link] };
  return isLater(link, old) ? { ...file, links: file.links.with(at, link) } : file;
}

export function without(file: AnnotationsFile, id: Id): AnnotationsFile {
  return { ...file, links: file.links.filter((link) => link.id !== id) };
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
      if (!known || isLater(link, known)) newest.set(link.id, link);
      copies.set(link.id, (copies.get(link.id) ?? new Map<Id, StoredLink>()).set(side.article, link));
    }
  }
  const isBehind = (link: StoredLink): boolean =>
    link.ends.some((end) => {
      if ((by.get(end.article)?.version ?? null) === null) return false;
      const copy = copies.get(link.id)?.get(end.article);
      return !copy || isLater(link, copy);
    });
  const all = [...newest.values()];
  return { newest: all, behind: all.filter(isBehind) };
}

function isLater(a: StoredLink, b: StoredLink): boolean {
  return Date.parse(a.modified) > Date.parse(b.modified);
}
