import type { Id } from '#contract';
import { isDeepStrictEqual } from 'node:util';
import { outranks } from '../annotations/links/copies';
import type { StoredLink } from '../store/formats';

/**
 * Copies of links that are missing, older, or say something else than the one that counts.
 * @param links those in the file of each article of the library whose file can be read; an end elsewhere, in the trash say,
 * gets its copy when its article is back
 */
export function* linkProblems(
  links: ReadonlyMap<Id, readonly StoredLink[]>,
): Generator<{ article: Id; message: string }> {
  const copies = new Map<Id, Map<Id, StoredLink>>();
  for (const [article, its] of links) {
    for (const link of its) {
      if (!link.ends.some((end) => end.article === article)) continue;
      const by = copies.get(link.id) ?? new Map<Id, StoredLink>();
      copies.set(link.id, by.set(article, link));
    }
  }
  for (const [id, by] of copies) {
    const [[first, counting] = ['', undefined], ...others] = by;
    if (!counting) continue;
    let best = { article: first, link: counting };
    for (const [article, link] of others) if (outranks(link, best.link)) best = { article, link };
    for (const article of new Set(best.link.ends.map((end) => end.article))) {
      if (!links.has(article) || article === best.article) continue;
      const copy = by.get(article);
      const what = !copy
        ? 'is missing here'
        : copy.modified !== best.link.modified
          ? 'is older here'
          : isDeepStrictEqual(copy, best.link)
            ? null
            : 'says something else here';
      if (what) yield { article, message: `link ${id}, which article ${best.article} has, ${what}` };
    }
  }
}
