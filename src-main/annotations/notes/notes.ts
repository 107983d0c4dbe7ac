import { AppError, type Category, type Id, type NoteRow, type NotesQuery, type Output } from '#contract';
import type { LibraryIndex } from '../../library/library-index';
import type { Articles } from '../../store/articles';
import type { AnnotationFiles } from '../files';
import { arrange, type Found, type Group } from './arrange';
import { filterOf } from './filter';
import { type ById, createFullAnnotations } from './full';
import { createNoteIndex } from './note-index';
import { createPauses } from './pauses';
import type { Entry, Row } from './rows';

/** Answers that are kept while nothing changes, and filters that are kept over changes. */
const keptAnswers = 12;
const keptFilters = 4;

/**
 * The notes of the whole library, of a collection or of some articles. What a query has found is kept in its order, so
 * that a page of it is there at once; after a change, only articles that have changed are looked at again.
 * All may throw AppError `not-found` for a collection that there is no more.
 */
export interface Notes {
  query: (query: NotesQuery) => Promise<Output<'queryNotes'>>;
  rows: (query: NotesQuery, from: number, count: number) => Promise<NoteRow[]>;
  refs: (query: NotesQuery, from: number, count: number) => Promise<Output<'listNoteRefs'>>;
}

interface Answer {
  total: number;
  groups: readonly Group[];
  /** Number of the first row of each group. */
  starts: readonly number[];
  refs?: readonly Row[];
}

export function createNotes(options: {
  articles: Articles;
  index: LibraryIndex;
  files: AnnotationFiles;
  categories: () => readonly Category[];
  /** The articles of a collection in their order. */
  collection: (id: Id) => readonly Id[] | undefined;
}): Notes {
  const { index, categories } = options;
  const notes = createNoteIndex(options);
  const full = createFullAnnotations(options);
  const answers = new Map<
    string,
    { revision: number; names: readonly Category[]; articles: unknown; answer: Promise<Answer> }
  >();
  const filters = new Map<string, { names: readonly Category[]; found: WeakMap<Entry, readonly Row[]> }>();

  /** Where a query looks, and what tells whether that has changed. */
  const scopeOf = ({ scope }: NotesQuery): { articles: readonly Id[] | null } => {
    if (scope.kind === 'library') return { articles: null };
    if (scope.kind === 'articles') return { articles: scope.articles };
    const articles = options.collection(scope.collection);
    if (!articles) throw new AppError('not-found', 'This collection is not there any more.');
    return { articles };
  };
  const entriesIn = (articles: readonly Id[] | null): readonly Entry[] =>
    articles ? [...new Set(articles)].flatMap((id) => notes.entry(id) ?? []) : notes.entries();

  const filterFor = (
    { state, words, categories: some, tags, noted }: NotesQuery,
    names: readonly Category[],
  ) => {
    const key = JSON.stringify([state, words, some, tags, noted]);
    const there = filters.get(key);
    const known = there?.names === names ? there : { names, found: new WeakMap<Entry, readonly Row[]>() };
    keep(filters, key, known, keptFilters);
    return { matches: filterOf({ state, words, categories: some, tags, noted }, names), found: known.found };
  };

  const find = async (query: NotesQuery, articles: readonly Id[] | null): Promise<Answer> => {
    const names = categories();
    const pauses = createPauses();
    const { matches, found } = filterFor(query, names);
    const all: Found[] = [];
    let total = 0;
    for (const entry of entriesIn(articles)) {
      let rows = found.get(entry);
      if (!rows) {
        const its: Row[] = [];
        for (const row of entry.rows) {
          if (matches(row, entry)) its.push(row);
          if (pauses.due()) await pauses.take();
        }
        rows = its;
        found.set(entry, rows);
      }
      total += rows.length;
      if (rows.length > 0) all.push({ entry, rows });
      if (pauses.due()) await pauses.take();
    }
    const groups = await arrange(all, query.group, names, pauses);
    const starts: number[] = [];
    let start = 0;
    for (const { rows } of groups) {
      starts.push(start);
      start += rows.length;
    }
    return { total, groups, starts };
  };

  const answerTo = async (query: NotesQuery): Promise<Answer> => {
    await notes.ready();
    const key = JSON.stringify(query);
    const { articles } = scopeOf(query);
    const [revision, names] = [notes.revision(), categories()];
    const known = answers.get(key);
    const isFresh =
      known?.revision === revision &&
      known.names === names &&
      (query.scope.kind === 'articles' || known.articles === articles);
    const answer = isFresh ? known.answer : find(query, articles);
    const kept = { revision, names, articles, answer };
    keep(answers, key, kept, keptAnswers);
    answer.catch(() => answers.get(key) === kept && answers.delete(key));
    return answer;
  };

  return {
    query: async (query) => {
      const { total, groups } = await answerTo(query);
      return { total, groups: groups.map(({ key, label, rows }) => ({ key, label, count: rows.length })) };
    },
    rows: async (query, from, count) => {
      const read = new Map<Id, ById>();
      const page = async (): Promise<Row[]> => {
        const wanted = slice(await answerTo(query), from, count);
        await Promise.all(
          [...new Set(wanted.map(({ article }) => article))].map(
            async (id) => void read.set(id, await full.of(id)),
          ),
        );
        return wanted;
      };
      let wanted = await page();
      const unsound = new Set(
        wanted.filter(({ id, article }) => !read.get(article)?.get(id)).map(({ article }) => article),
      );
      if (unsound.size > 0) {
        for (const id of unsound) await full.readWithCare(id);
        wanted = await page();
      }
      return wanted.flatMap(({ id, article }) => {
        const whole = read.get(article)?.get(id);
        const [summary, entry] = [index.get(article), notes.entry(article)];
        // It has gone meanwhile: an event says so.
        if (!whole || !summary || !entry) return [];
        // Where it stood before may be long, and is not shown in rows.
        const { earlier: _, ...annotation } = whole;
        const { title, siteName, lang } = summary;
        return [{ annotation, article: { id: article, title, siteName, lang, version: entry.version } }];
      });
    },
    refs: async (query, from, count) => {
      const answer = await answerTo(query);
      answer.refs ??= query.group === 'tag' ? once(answer.groups) : answer.groups.flatMap(({ rows }) => rows);
      return answer.refs.slice(from, from + count).map(({ article, id }) => ({ article, id }));
    },
  };
}

/** Rows from the one with number `from`, counted over all groups. */
function slice({ groups, starts }: Answer, from: number, count: number): Row[] {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  const rows: Row[] = [];
  for (let n = Math.max(0, low - 1); n < groups.length && rows.length < count; n++) {
    const at = Math.max(0, from - (starts[n] ?? 0));
    rows.push(...(groups[n]?.rows.slice(at, at + count - rows.length) ?? []));
  }
  return rows;
}

/** A note with two tags stands in two groups. */
function once(groups: readonly Group[]): Row[] {
  return [...new Set(groups.flatMap(({ rows }) => rows))];
}

/** Puts a value last and drops the first ones when there are too many. */
function keep<K, V>(map: Map<K, V>, key: K, value: V, most: number): void {
  map.delete(key);
  map.set(key, value);
  for (const old of map.keys()) {
    if (map.size <= most) break;
    map.delete(old);
  }
}
