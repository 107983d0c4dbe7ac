import { AppError, type BroughtBack, type Id, limits, type Revision } from '#contract';
import type { AnnotationFiles } from '../annotations/files';
import type { Collections } from '../library/collections/collections';
import type { LibraryIndex } from '../library/library-index';
import type { Library } from '../library/library';
import type { Completed } from './completing';
import type { Gave } from './give';
import { type Given, isSomething, stampOf, type Stayed, turned, type Way } from './given';
import type { Listed, Waiting } from './waiting';

/** What bringing a file in did, so that it is one step for the reader. */
export interface Deed {
  /** An article that came, when all that is said of it is there. */
  imported: (article: Id, gave: readonly Gave[]) => Promise<void>;
  /** An article that was there has got a new text. */
  revised: (article: Id, revision: Pick<Revision, 'before' | 'version'>) => void;
  gave: (gave: Gave) => void;
  listed: (pages: readonly Listed[]) => void;
  completed: (completed: Completed) => void;
}

/**
 * Takes back what bringings did, and does it again. It is kept as long as the program runs, of the last ones. What the reader
 * has changed since stays and is told.
 */
export interface TakingBack {
  /** Begins to note what the bringing of this id does, or goes on with it. */
  begin: (id: Id) => Deed;
  /** @throws AppError `not-found` when it is not known any more, `storage`; then what is left can be taken back by another call */
  turn: (id: Id, way: Way) => Promise<BroughtBack>;
}

interface Noted {
  way: Way;
  /** With what was made of each when it had come. */
  imported: { article: Id; title: string; stamp: string }[];
  given: Given[];
  /** Versions of texts: the one that was left, and the one that turning goes to. */
  texts: { article: Id; is: number; other: number; way: Way }[];
  addresses: { article: Id; url: string; way: Way }[];
  collected: { article: Id; collection: Id; way: Way }[];
  /** The outer ones first. */
  made: { id: Id; name: string; parent: Id | null; way: Way }[];
  pages: Listed[];
  /** Of these, what a call has turned that is under way, or that failed before its end. */
  turned: Listed[];
  /** Articles that came and stay. */
  stays: Set<Id>;
  answer: BroughtBack;
}

/** Bringings that are kept. */
const kept = 20;
/** Pages that are turned in one write: more would hold the process. */
const together = 2000;

export function createTakingBack(options: {
  files: AnnotationFiles;
  library: Pick<Library, 'deleteAll' | 'restoreAll'>;
  index: Pick<LibraryIndex, 'get' | 'has'>;
  collections: Collections;
  waiting: Waiting;
  now: () => Date;
  setUrl: (article: Id, url: string | null) => Promise<unknown>;
  /** Makes an earlier version of a text the newest. */
  revert: (article: Id, version: number) => Promise<Pick<Revision, 'before' | 'version'>>;
}): TakingBack {
  const { files, library, index, collections, waiting, now } = options;
  const notes = new Map<Id, Noted>();
  let running: Promise<unknown> = Promise.resolve();

  const begin = (id: Id): Deed => {
    const known = notes.get(id);
    const noted: Noted =
      known?.way === 'again'
        ? known
        : {
            ...{ way: 'again', imported: [], given: [], texts: [], addresses: [], collected: [] },
            ...{ made: [], pages: [], turned: [], stays: new Set(), answer: { stayed: [], stayedCount: 0 } },
          };
    notes.set(id, noted);
    for (const old of notes.keys()) {
      if (notes.size <= kept) break;
      notes.delete(old);
    }
    const shelves = ({ given: { article }, collected, made }: Gave): void => {
      const known = collections.shelves();
      for (const one of made) {
        const { name = '', parent = null } = known.find((shelf) => shelf.id === one) ?? {};
        noted.made.push({ id: one, name, parent, way: 'again' });
      }
      for (const collection of collected) noted.collected.push({ article, collection, way: 'again' });
    };
    const gave = (one: Gave): void => {
      if (isSomething(one.given)) noted.given.push(one.given);
      if (one.url !== null) noted.addresses.push({ article: one.given.article, url: one.url, way: 'again' });
      shelves(one);
    };
    return {
      gave,
      imported: async (article, all) => {
        const stamp = await files.use(article, async ({ annotations }) => stampOf(annotations.data));
        noted.imported.push({ article, title: titleOf(article), stamp });
        all.forEach(shelves);
      },
      revised: (article, { before, version }) => {
        if (version !== before) noted.texts.push({ article, is: version, other: before, way: 'again' });
      },
      listed: (pages) => void noted.pages.push(...pages),
      completed: (completed) => {
        if (completed.page) noted.pages.push(completed.page);
      },
    };
  };

  const titleOf = (article: Id): string => index.get(article)?.title ?? '';

  const told = (answer: BroughtBack, sentence: string): void => {
    answer.stayedCount++;
    if (answer.stayed.length < limits.rows) answer.stayed.push(sentence);
  };

  const turnImported = async (noted: Noted, way: Way, answer: BroughtBack): Promise<void> => {
    const ids = noted.imported.map(({ article }) => article);
    if (way === 'again') {
      const back = new Set(await library.restoreAll(ids));
      for (const { article, title } of noted.imported)
        if (!back.has(article) && !index.has(article))
          told(answer, `“${title}” has been deleted for good. Bring its file in once more.`);
      return;
    }
    const changed = new Set<Id>();
    for (const { article, title, stamp } of noted.imported) {
      if (!index.has(article)) continue;
      const is = await files.use(article, async ({ annotations }) => stampOf(annotations.data));
      if (is === stamp) continue;
      changed.add(article);
      noted.stays.add(article);
      told(answer, `“${title}” stays: you have made something of it since.`);
    }
    const going = ids.filter((id) => !changed.has(id) && index.has(id));
    if (going.length > 0) await library.deleteAll(going);
    noted.imported = noted.imported.filter(({ article }) => !changed.has(article));
  };

  const turnTexts = async (noted: Noted, way: Way, answer: BroughtBack): Promise<void> => {
    for (const one of way === 'back' ? noted.texts.toReversed() : noted.texts) {
      if (one.way === way) continue;
      const { article } = one;
      const version = await files
        .use(article, async (folder) => folder.article.data.version)
        .catch(unlessGone);
      if (version === undefined) continue;
      // The text that was there may have been let go since.
      const revision =
        version === one.is ? await options.revert(article, one.other).catch(unlessGone) : undefined;
      if (revision) Object.assign(one, { is: revision.version, other: revision.before, way });
      else {
        told(answer, `“${titleOf(article)}” has another text by now, and keeps it.`);
        noted.texts = noted.texts.filter((other) => other !== one);
      }
    }
  };

  const turnGiven = async (noted: Noted, way: Way, answer: BroughtBack): Promise<void> => {
    const all = [...noted.given.entries()];
    // Of several gifts to one article the last one is on top.
    for (const [at, given] of way === 'back' ? all.toReversed() : all) {
      if (given.way === way) continue;
      await files
        .use(given.article, async (folder) => {
          let result: ReturnType<typeof turned> | undefined;
          await files.update(folder, (file) => {
            result = turned(file, given, way, now());
            return result.file;
          });
          if (!result) return;
          noted.given[at] = result.given;
          const what = stayedIn(result.stayed);
          if (what !== '') told(answer, `“${titleOf(given.article)}”: ${what}`);
        })
        .catch(unlessGone);
    }
    for (const one of noted.addresses) {
      if (one.way === way) continue;
      const { article, url } = one;
      const now = index.get(article)?.source.url;
      if (now === (way === 'back' ? url : null))
        await options.setUrl(article, way === 'back' ? null : url).catch(unlessGone);
      one.way = way;
    }
  };

  const turnCollected = async (noted: Noted, way: Way, answer: BroughtBack): Promise<void> => {
    const came = new Set(noted.imported.map(({ article }) => article));
    if (way === 'again') {
      for (const one of noted.made) {
        const isThere = collections.shelves().some(({ id }) => id === one.id);
        if (one.way === 'back' && !isThere)
          await collections.put({ id: one.id, name: one.name, parent: one.parent });
        one.way = way;
      }
    }
    // An article in the trash keeps its place in its collections.
    const asked = noted.collected.filter((one) => one.way !== way && !came.has(one.article));
    for (const collection of new Set(asked.map((one) => one.collection))) {
      const all = asked.filter((one) => one.collection === collection);
      const articles = all.map(({ article }) => article);
      const change = way === 'back' ? { add: [], remove: articles } : { add: articles, remove: [] };
      if (collections.articles(collection))
        await collections.change({ collection, ...change, places: [] }).catch(unlessGone);
      for (const one of all) one.way = way;
    }
    if (way === 'again') return;
    for (const one of noted.made.toReversed()) {
      const shelves = collections.shelves();
      const shelf = shelves.find(({ id }) => id === one.id);
      const holds = collections.articles(one.id)?.some((article) => !came.has(article)) ?? false;
      if (!shelf) one.way = way;
      else if (holds || shelves.some(({ parent }) => parent === one.id) || shelf.name !== one.name)
        told(
          answer,
          `The collection “${shelf.name}” stays: it holds something else by now, or has another name.`,
        );
      else {
        await collections.delete(one.id);
        one.way = way;
      }
    }
  };

  const turnPages = async (noted: Noted, answer: BroughtBack): Promise<void> => {
    const asked = noted.pages.filter(({ is: { article } }) => article === null || !noted.stays.has(article));
    noted.pages = [...new Map(asked.map((page) => [page.is.id, page])).values()];
    while (noted.pages.length > 0) {
      const { turned: pages, stayed } = await waiting.turn(noted.pages.slice(0, together));
      noted.pages = noted.pages.slice(together);
      noted.turned.push(...pages);
      for (const { title, url, article } of stayed)
        told(
          answer,
          `“${title ?? url ?? ''}” ${article === null ? 'has been changed since and waits on.' : 'has got its page and is an article now.'}`,
        );
    }
    noted.pages = noted.turned;
    noted.turned = [];
  };

  const turnAll = async (noted: Noted, way: Way): Promise<BroughtBack> => {
    // A call that comes again after a dropped connection.
    if (noted.way === way) return noted.answer;
    const answer: BroughtBack = { stayed: [], stayedCount: 0 };
    // What was given stands in the new texts.
    if (way === 'back') await turnGiven(noted, way, answer);
    await turnTexts(noted, way, answer);
    await turnImported(noted, way, answer);
    if (way === 'again') await turnGiven(noted, way, answer);
    await turnCollected(noted, way, answer);
    await turnPages(noted, answer);
    noted.way = way;
    noted.answer = answer;
    return answer;
  };

  return {
    begin,
    turn: (id, way) => {
      const turning = running.then(async () => {
        const noted = notes.get(id);
        if (noted) return turnAll(noted, way);
        throw new AppError(
          'not-found',
          'What came with this file is not known any more: the program has been started anew, or much else was brought in since. Articles can be deleted in the library, and pages taken off the list.',
        );
      });
      running = turning.catch(() => undefined);
      return turning;
    },
  };
}

/** What goes with an article that was deleted meanwhile. */
function unlessGone(error: unknown): undefined {
  if (!(error instanceof AppError && error.code === 'not-found')) throw error;
}

function stayedIn({ annotations, note, marks }: Stayed): string {
  const parts = [
    annotations === 1 && 'a note',
    annotations > 1 && `${annotations} notes`,
    note && 'the note on the article',
    marks && 'a mark',
  ].filter((part) => part !== false);
  const single = parts.length === 1 && annotations < 2;
  return parts.length === 0
    ? ''
    : `${parts.join(' and ')} ${single ? 'was' : 'were'} changed since and ${single ? 'stays' : 'stay'}.`;
}
