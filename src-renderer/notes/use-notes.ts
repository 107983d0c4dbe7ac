import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Annotation, Article, NoteRow, NotesQuery, Output } from '#contract';
import { call, fetchAnswer, useAnswers, useData } from '../api';
import { limits } from '#contract/limits';
import { usePreferences } from '../preferences';
import { useWorkspace, type AnnotationRef } from '../workspace';
import { everything, isFiltering, toggleCollapsed, useNotebook } from './notebook-state';
import { notesHere, type NotesOfArticle } from './notes-here';
import { Sections, type GroupShown } from './sections';
import { useScope } from './use-scope';

/** Notes that are asked for together, while the list is scrolled. */
export const pageSize = 100;

export interface Notes {
  ready: boolean;
  failed: Error | null;
  group: NotesQuery['group'];
  /** How many notes there are, each once. */
  total: number;
  sections: Sections;
  /** All rows, when they are at hand; otherwise they are asked for by `query`. */
  rows: readonly NoteRow[] | null;
  query: NotesQuery;
  /** Notes without a place, for the trays. */
  unplaced: ReadonlyMap<string, Annotation[]>;
  articles: ReadonlyMap<string, NotesOfArticle['article']>;
}

const noUnplaced: Notes['unplaced'] = new Map();
const noArticles: Notes['articles'] = new Map();

/** The notes that the notebook shows, from the page itself for open articles, else from the main side. */
export function useNotes(): Notes {
  const { scope } = useScope();
  const here = useNotesHere(scope === 'open');
  const there = useNotesThere(scope === 'open' ? null : scope);
  return scope === 'open' ? here : there;
}

/** What is written on is not in a collapsed group: that is opened once, when the writing begins. */
function useOpenGroup(sections: Sections, rows: readonly NoteRow[], group: NotesQuery['group']): void {
  const editing = useWorkspace((workspace) => workspace.editing);
  const done = useRef<typeof editing>(null);
  useEffect(() => {
    if (!editing || done.current === editing) return;
    const holding = sections.list.filter((section) => {
      if (group === 'article') return section.group.key === editing.article;
      const its = rows.slice(section.firstRow, section.firstRow + section.group.count);
      return its.some(({ annotation }) => annotation.id === editing.id);
    });
    const [first] = holding;
    if (!first) return;
    done.current = editing;
    if (holding.every(({ collapsed }) => collapsed)) toggleCollapsed(first.key, false);
  }, [editing, sections, rows, group]);
}

const groupKey = (group: NotesQuery['group'], key: string): string => `${group}:${key}`;

function useNotesHere(wanted: boolean): Notes {
  const panes = useWorkspace((workspace) => workspace.panes);
  const ids = wanted ? panes : [];
  const articles = useData(
    'getArticle',
    ids.map((id) => ({ id })),
  );
  const annotations = useData(
    'listAnnotations',
    ids.map((article) => ({ article })),
  );
  const { categories, notebook } = usePreferences();
  const filter = useNotebook((state) => state.filter);
  const collapsed = useNotebook((state) => state.collapsed);
  const kept = useWorkspace((workspace) => workspace.annotation?.id ?? null);
  const writing = useWorkspace(({ editing }) => (editing?.field === 'article-note' ? editing.article : null));
  const { group } = notebook;
  const notes = useMemo(() => {
    const open = articles.flatMap((article, i) => {
      const its = annotations[i];
      return article && its ? [{ article, annotations: its }] : [];
    });
    return { ...notesHere(open, filter, group, { categories, kept }), open };
  }, [articles, annotations, filter, group, categories, kept]);
  const sections = useMemo(() => {
    const { groups, unplaced, open } = notes;
    const shown = groups.map((one): GroupShown => {
      const key = groupKey(group, one.key + one.label);
      const heading = group !== 'outline' || one.label !== '';
      return { group: one, key, heading, collapsed: heading && collapsed.has(key) };
    });
    return new Sections(withAround(shown, { group, unplaced, open, collapsed, writing }));
  }, [notes, group, collapsed, writing]);
  useOpenGroup(sections, notes.rows, group);
  return {
    ready: articles.every(Boolean) && annotations.every(Boolean),
    failed: null,
    group,
    total: notes.total,
    sections,
    rows: notes.rows,
    query: useQueryOf({ kind: 'articles', articles: ids }, group),
    unplaced: notes.unplaced,
    articles: useMemo(
      () => new Map(notes.open.map(({ article }): [string, Article] => [article.id, article])),
      [notes],
    ),
  };
}

/** What is not a row: the notes on whole articles, and the trays of notes without a place. */
interface Around {
  group: NotesQuery['group'];
  unplaced: ReadonlyMap<string, Annotation[]>;
  open: readonly NotesOfArticle[];
  collapsed: ReadonlySet<string>;
  /** The article whose own note is being written. */
  writing: string | null;
}

function withAround(
  shown: GroupShown[],
  { group, unplaced, open, collapsed, writing }: Around,
): GroupShown[] {
  if (group !== 'article') {
    const [heads, trays] = [writing ? [writing] : [], [...unplaced.keys()]];
    if (heads.length + trays.length === 0) return shown;
    const nothing = { key: '', label: '', count: 0 };
    return [...shown, { group: nothing, key: 'around', heading: false, collapsed: false, heads, trays }];
  }
  return open.map(({ article: { id, title } }): GroupShown => {
    const own = shown.find((one) => one.group.key === id)?.group ?? { key: id, label: title, count: 0 };
    const key = groupKey(group, id);
    const heading = open.length > 1;
    const trays = unplaced.has(id) ? [id] : [];
    return { group: own, key, heading, collapsed: heading && collapsed.has(key), heads: [id], trays };
  });
}

function useQueryOf(scope: NotesQuery['scope'], group: NotesQuery['group']): NotesQuery {
  const { words, categories, tags, noted, unplaced } = useNotebook((state) => state.filter);
  const named = JSON.stringify(scope);
  return useMemo(
    () => ({
      scope: JSON.parse(named) as NotesQuery['scope'],
      state: unplaced ? 'unplaced' : 'live',
      words,
      categories,
      tags,
      ...(noted === undefined ? {} : { noted }),
      group,
    }),
    [named, words, categories, tags, noted, unplaced, group],
  );
}

/** A query with its answer: what is shown goes on being shown until the next one is there. */
interface Answered {
  query: NotesQuery;
  answer: Output<'queryNotes'>;
}
const nothing: Output<'queryNotes'> = { total: 0, groups: [] };

function useNotesThere(scope: string | null): Notes {
  const { group } = usePreferences().notebook;
  const collapsed = useNotebook((state) => state.collapsed);
  const wanted = useDeferredValue(
    useQueryOf(
      scope === null
        ? { kind: 'articles', articles: [] }
        : scope === 'library'
          ? { kind: 'library' }
          : { kind: 'collection', collection: scope },
      group,
    ),
  );
  // Those of the open articles are at hand: nothing is asked for them.
  const asked = wanted.scope.kind !== 'articles';
  const [asking] = useAnswers('queryNotes', asked ? [wanted] : []);
  const { data: answer, error = null } = asking ?? {};
  const [first] = useData('listNotes', asked ? [{ query: wanted, from: 0, count: pageSize }] : []);
  const [shown, setShown] = useState<Answered | null>(null);
  // Drawn again before it is shown, so that groups and rows are always those of one query.
  if (scope === null) {
    if (shown) setShown(null);
  } else if (answer && (first || answer.total === 0) && (shown?.answer !== answer || shown.query !== wanted))
    setShown({ query: wanted, answer });
  const { query = wanted, answer: now = nothing } = shown ?? {};
  const sections = useMemo(
    () =>
      new Sections(
        now.groups.map((one, i) => {
          const key = groupKey(query.group, one.key + (query.group === 'outline' ? String(i) : ''));
          const heading = query.group !== 'outline' || one.label !== '';
          return { group: one, key, heading, collapsed: heading && collapsed.has(key) };
        }),
      ),
    [now, query, collapsed],
  );
  return {
    ready: shown !== null,
    failed: error,
    group: query.group,
    total: now.total,
    sections,
    rows: null,
    query,
    unplaced: noUnplaced,
    articles: noArticles,
  };
}

/**
 * Rows by their numbers; those between `from` and `to` are asked for, others may be there.
 * @param also rows far from these that are wanted, too
 */
export function useRows(
  notes: Notes,
  { from, to, also }: { from: number; to: number; also: readonly number[] },
): (row: number) => NoteRow | undefined {
  const { rows, query } = notes;
  const pages = rows ? [] : also.map((row) => Math.floor(row / pageSize));
  if (!rows && to >= from)
    for (let page = Math.floor(from / pageSize); page <= Math.floor(to / pageSize); page++) pages.push(page);
  const wanted = [...new Set(pages)];
  const answers = useData(
    'listNotes',
    wanted.map((page) => ({ query, from: page * pageSize, count: pageSize })),
  );
  if (rows) return (row) => rows[row];
  return (row) => {
    const page = Math.floor(row / pageSize);
    return answers[wanted.indexOf(page)]?.[row - page * pageSize];
  };
}

/** A row wherever it stands, asked for when it is not at hand. */
export async function rowAt({ rows, query }: Notes, row: number): Promise<NoteRow | undefined> {
  if (row < 0) return undefined;
  if (rows) return rows[row];
  const page = Math.floor(row / pageSize);
  const answer = await fetchAnswer('listNotes', { query, from: page * pageSize, count: pageSize });
  return answer[row - page * pageSize];
}

const refOf = ({ annotation }: NoteRow): AnnotationRef => ({
  article: annotation.target.source,
  id: annotation.id,
});

/** Which notes stand between two rows, both among them. */
export async function refsBetween(notes: Notes, from: number, to: number): Promise<AnnotationRef[]> {
  if (notes.rows) return notes.rows.slice(from, to + 1).map(refOf);
  const refs: AnnotationRef[] = [];
  // By tag a note stands in several rows, and references do not follow their numbers.
  if (notes.group === 'tag') {
    for (let at = from; at <= to; at += limits.noteRows) {
      const count = Math.min(limits.noteRows, to + 1 - at);
      refs.push(...(await call('listNotes', { query: notes.query, from: at, count })).map(refOf));
    }
    return refs;
  }
  for (let at = from; at <= to; at += limits.noteRefs) {
    const count = Math.min(limits.noteRefs, to + 1 - at);
    refs.push(...(await call('listNoteRefs', { query: notes.query, from: at, count })));
  }
  return refs;
}

/** All that the notebook shows, loaded or not, each once. */
export async function allRefs(notes: Notes): Promise<AnnotationRef[]> {
  if (notes.rows) {
    const unplaced = [...notes.unplaced.values()].flat();
    const all = [...notes.rows.map(({ annotation }) => annotation), ...unplaced];
    return [...new Map(all.map((one) => [one.id, { article: one.target.source, id: one.id }])).values()];
  }
  const refs: AnnotationRef[] = [];
  for (;;) {
    const more = await call('listNoteRefs', {
      query: notes.query,
      from: refs.length,
      count: limits.noteRefs,
    });
    refs.push(...more);
    if (more.length < limits.noteRefs) return refs;
  }
}

/** Says how many notes there are, after a filter was changed. */
export function useCountSaid(notes: Notes, say: (text: string) => void): void {
  const filter = useNotebook((state) => state.filter);
  const { total, ready } = notes;
  useEffect(() => {
    if (!ready || filter === everything || !isFiltering(filter)) return;
    const timer = setTimeout(() => say(total === 0 ? 'No note matches' : `${total} matching`), 400);
    return () => clearTimeout(timer);
  }, [filter, total, ready, say]);
}
