import { AppError, type Checked, type Id, type Link, type ShownLink } from '#contract';
import type { LibraryIndex } from '../../library/library-index';
import type { Articles } from '../../store/articles';
import type { StoredLink } from '../../store/formats';
import { withoutPast } from '../../store/merging/ranking';
import { written } from '../bodies';
import type { AnnotationFiles } from '../files';
import { changedElsewhere } from '../refusals';
import { createSides, type Side, shownEnd } from './ends';
import { allCopies, outranks, sameEnds, withLink } from './copies';

/**
 * Passages that the reader has joined. A link lies with the articles of both its ends, the same record; the one changed
 * later counts, and a copy that is missing or older is mended when it is noticed.
 */
export interface Links {
  /** In the order of the passages in the article, without the deleted ones. @throws AppError `not-found`, `storage` */
  list: (article: Id) => Promise<ShownLink[]>;
  /** @throws AppError `not-found`, `conflict`, `bad-input`, `storage`; then nothing was changed */
  put: (input: Checked<'putLink'>) => Promise<ShownLink>;
  /** @throws AppError `not-found`, `storage` */
  delete: (article: Id, id: Id) => Promise<void>;
  /**
   * Brings the copies of articles' links into line. Does not fail.
   * @param before called with each article whose links are about to become others; where it fails, they stay
   */
  mend: (articles: Iterable<Id>, before?: (article: Id) => Promise<void>) => Promise<void>;
}

export function createLinks(options: {
  articles: Articles;
  index: LibraryIndex;
  files: AnnotationFiles;
  now: () => Date;
}): Links {
  const { files } = options;
  const sides = createSides(options);
  /** Changes of links are made one after the other: each concerns two files. */
  let last: Promise<unknown> = Promise.resolve();
  const queued = <T>(task: () => Promise<T>): Promise<T> => {
    const run = last.then(task);
    last = run.catch(() => undefined);
    return run;
  };

  const sidesOf = async (ids: Iterable<Id>): Promise<Map<Id, Side>> => {
    const found = new Map<Id, Side>();
    for (const id of ids) if (!found.has(id)) found.set(id, await sides.of(id));
    return found;
  };

  /** Stores a record with one article; one in the trash gets it when it is back. Answers whether it was there. */
  const keep = async (article: Id, change: Parameters<AnnotationFiles['update']>[1]): Promise<boolean> => {
    try {
      await files.use(article, (folder) => files.update(folder, change));
      return true;
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'not-found')) throw error;
      return false;
    }
  };

  /**
   * Stores a record with both articles at once: after an interruption both have it, or neither. One in the trash gets it
   * when it is back. @throws AppError `not-found` when neither is there
   */
  const keepBoth = async (link: StoredLink): Promise<void> => {
    // Always in one order: two changes never wait for each other.
    const ids = [...new Set(link.ends.map(({ article }) => article))].sort();
    if (!(await files.changeAll(ids, (file) => withLink(file, link)))) throw noSide();
  };

  const mendCopies = async (
    links: readonly StoredLink[],
    before: (article: Id) => Promise<void>,
  ): Promise<void> => {
    const ids = new Set(links.flatMap(({ ends }) => ends.map(({ article }) => article)));
    for (const id of ids) await before(id);
    for (const link of links) {
      for (const { article } of link.ends) await keep(article, (file) => withLink(file, link));
    }
  };

  /** The links of an article as the later copies say, with all that their ends need. */
  const gather = async (
    article: Id,
    before: (article: Id) => Promise<void> = async () => undefined,
  ): Promise<{ links: StoredLink[]; by: Map<Id, Side> }> => {
    const here = await sides.of(article);
    const others = here.links.flatMap(({ ends }) => ends.map((end) => end.article));
    const by = await sidesOf([article, ...others]);
    const { newest, behind } = allCopies(article, by);
    if (behind.length > 0) await queued(() => mendCopies(behind, before)).catch(() => undefined);
    return { links: newest, by };
  };

  const shown = async (link: StoredLink, known?: Map<Id, Side>): Promise<ShownLink> => {
    const { ends, said, deleted: _, ...rest } = withoutPast(link);
    const by = known ?? (await sidesOf(ends.map(({ article }) => article)));
    const end = (n: 0 | 1) => shownEnd(ends[n], by.get(ends[n].article) as Side, said[n]);
    return { ...rest, ends: [end(0), end(1)] };
  };

  /** The copy that counts, and what is there at the ends. */
  const known = async (ends: Link['ends'], id: Id) => {
    const by = await sidesOf(ends.map(({ article }) => article));
    const copies = [...by.values()].flatMap(({ links }) => links.filter((link) => link.id === id));
    const old = copies.sort((a, b) => (outranks(a, b) ? -1 : 1))[0];
    return { by, old };
  };

  const time = (old: StoredLink | undefined): string => {
    const now = options.now().getTime();
    // Strictly later: it decides which copy counts.
    return new Date(old ? Math.max(now, Date.parse(old.modified) + 1) : now).toISOString();
  };

  return {
    list: async (article) => {
      const { links, by } = await gather(article);
      if ((by.get(article)?.version ?? null) === null) throw noArticle();
      const all = await Promise.all(
        links.filter(({ deleted }) => deleted === null).map((link) => shown(link, by)),
      );
      const startOf = ({ ends }: ShownLink): number => {
        const here = ends.filter((end) => end.article === article).map(({ passage }) => passage?.start);
        return Math.min(...here.map((start) => start ?? Number.POSITIVE_INFINITY));
      };
      return all.sort((a, b) => startOf(a) - startOf(b) || (a.created < b.created ? -1 : 1));
    },
    put: (input) =>
      queued(async () => {
        const { id, ends, relation } = input;
        const [a, b] = ends;
        if (a.article === b.article && a.annotation === b.annotation) throw oneEnd();
        const { by, old } = await known(ends, id);
        if (old && !sameEnds(old.ends, ends)) throw otherLink();
        const note = written(input.note);
        const says = [a, b].map(({ article, annotation }) => {
          const side = by.get(article);
          const there = side?.annotation(annotation);
          if (!old && (!there || there.deleted !== null || side?.version === null)) throw noEnd();
          const before = old?.said[old.ends.findIndex((end) => end.annotation === annotation)];
          return {
            title: side?.title ?? before?.title ?? '',
            quote: there?.target.selector[1].exact ?? before?.quote ?? '',
          };
        }) as StoredLink['said'];
        const asWanted =
          old?.deleted === null &&
          old.relation === relation &&
          old.note === note &&
          sameOrder(old.ends, ends);
        const modified = time(old);
        const link: StoredLink = asWanted
          ? old
          : {
              id,
              ends,
              relation,
              note,
              created: old?.created ?? modified,
              modified,
              deleted: null,
              said: says,
            };
        if (input.was && old && !asWanted && !saysSame(old, input.was)) throw changedElsewhere('This link');
        await keepBoth(link);
        return shown(link);
      }),
    delete: (article, id) =>
      queued(async () => {
        const here = (await sides.of(article)).links.find((link) => link.id === id);
        if (!here) throw noLink();
        const { old = here } = await known(here.ends, id);
        const modified = time(old);
        await keepBoth(old.deleted === null ? { ...old, modified, deleted: modified } : old);
      }),
    mend: async (ids, before) => {
      for (const id of ids) await gather(id, before).catch(() => undefined);
    },
  };
}

const saysSame = (x: Pick<Link, 'relation' | 'note'>, y: Pick<Link, 'relation' | 'note'>): boolean =>
  x.relation === y.relation && x.note === written(y.note);

const sameOrder = (x: Link['ends'], y: Link['ends']): boolean =>
  x.every(({ annotation, article }, n) => annotation === y[n]?.annotation && article === y[n].article);

const noArticle = (): AppError =>
  new AppError('not-found', 'This article is not in the library. It may have been deleted.');
const noLink = (): AppError =>
  new AppError('not-found', 'This link is not there any more. It may have been deleted.');
const noEnd = (): AppError =>
  new AppError('not-found', 'One of the two passages is not there any more. Choose it again and link it.');
const noSide = (): AppError =>
  new AppError('not-found', 'The articles of this link are in the trash. Bring one of them back first.');
const oneEnd = (): AppError => new AppError('bad-input', 'A link joins two passages: choose another one.');
const otherLink = (): AppError => new AppError('conflict', 'There is another link with this id already.');
