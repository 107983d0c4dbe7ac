import { useMemo } from 'react';
import type { Input, LibraryQuery } from '#contract';
import { useAnswer } from '../api';
import { useCollections } from '../collecting';
import { heldComparison } from '../comparing';
import { counted } from '../counted';
import { everything, isNarrowed, queryOf, useShelf } from '../shelf';
import { useLibraryTotal, useSummaries } from '../summaries';
import { useWorkspace, type Chosen } from '../workspace';

/** The articles of a scope: named, or found by a query. */
export type Articles = { ids: readonly string[] } | { query: LibraryQuery };

/** Something that can be exported. */
export interface Offered {
  key: string;
  name: string;
  /** Said beside it. */
  count: string;
  /** What a screen reader adds to that, and the reader sees below it. */
  detail?: string;
  articles: Articles;
  total: number;
  /** Only these notes. */
  notes?: readonly string[];
  comparison?: { articles: readonly string[]; comparison: string | null };
  /** What the main side is asked for; null for a comparison. */
  scope: Input<'startExport'>['scope'] | null;
}

/** How many articles a query finds; null while that is not known, or not asked for. */
function useTotal(query: LibraryQuery | null): number | null {
  const { data } = useAnswer('listLibrary', { query: query ?? everything, from: 0, count: 0 });
  return query === null ? null : (data?.total ?? null);
}

const named = (ids: readonly string[]): Pick<Offered, 'articles' | 'total' | 'scope'> => ({
  articles: { ids },
  total: ids.length,
  scope: { kind: 'articles', articles: [...ids] },
});

/** All that can be exported now, what was chosen for it first, and which of it is meant when nothing is said. */
export function useOffered(): { offered: readonly Offered[]; meant: string } {
  const panes = useWorkspace((workspace) => workspace.panes);
  const focused = useWorkspace((workspace) => workspace.panes[workspace.focused] ?? workspace.panes[0]);
  const chosen = useWorkspace((workspace) => workspace.exporting);
  const shelf = useShelf();
  const collection = useCollections().find(({ id }) => id === shelf.collection);
  const narrowed = isNarrowed(shelf);
  const listed = useTotal(narrowed ? queryOf(shelf) : null);
  const collected = useTotal(collection ? inCollection(collection.id) : null);
  const all = useLibraryTotal() ?? 0;
  const titles = useSummaries(useMemo(() => (focused === undefined ? [] : [focused]), [focused]));

  const offered: Offered[] = [...ofChosen(chosen)];
  if (focused !== undefined) {
    const title = titles?.get(focused)?.title;
    const notes = titles?.get(focused)?.annotations;
    offered.push({
      ...{ key: 'article', name: 'This article', ...named([focused]) },
      count: notes === undefined ? '' : counted(notes, 'note'),
      ...(title !== undefined && { detail: title }),
    });
  }
  if (panes.length > 1) {
    offered.push({ key: 'open', name: 'The open articles', count: String(panes.length), ...named(panes) });
    if (chosen?.kind !== 'comparison') {
      const comparison = heldComparison();
      const of = { articles: panes, comparison: comparison?.id ?? null };
      offered.push(ofComparison(of, 'Their comparison'));
    }
  }
  if (narrowed && listed) {
    const query = queryOf(shelf);
    offered.push({
      ...{ key: 'listed', name: 'What the list shows', count: listed.toLocaleString() },
      ...{ articles: { query }, total: listed, scope: { kind: 'query', query } },
    });
  }
  if (collection && collected) {
    offered.push({
      ...{ key: 'collection', name: 'The collection', detail: collection.name },
      ...{ count: collected.toLocaleString(), articles: { query: inCollection(collection.id) } },
      ...{ total: collected, scope: { kind: 'collection', collection: collection.id } },
    });
  }
  if (all > 0) {
    offered.push({
      ...{ key: 'all', name: 'The whole library', count: all.toLocaleString() },
      ...{ articles: { query: everything }, total: all, scope: { kind: 'all' } },
    });
  }
  const meant = chosen ? offered[0]?.key : panes.length > 1 ? 'open' : offered[0]?.key;
  return { offered, meant: meant ?? '' };
}

const inCollection = (collection: string): LibraryQuery => ({ ...everything, collection, sort: 'collected' });

function ofComparison(of: NonNullable<Offered['comparison']>, name: string): Offered {
  return {
    ...{ key: 'comparison', name, count: `${of.articles.length} side by side`, comparison: of },
    ...{ articles: { ids: of.articles }, total: of.articles.length, scope: null },
  };
}

function ofChosen(chosen: Chosen | null): Offered[] {
  switch (chosen?.kind) {
    case 'comparison':
      return [ofComparison(chosen, 'The comparison')];
    case 'articles':
      return [
        {
          ...{
            key: 'selected',
            name: 'The selected articles',
            count: chosen.articles.length.toLocaleString(),
          },
          ...named(chosen.articles),
        },
      ];
    case 'notes': {
      const articles = [...new Set(chosen.notes.map(({ article }) => article))];
      const notes = chosen.notes.map(({ id }) => id);
      return [
        {
          ...{ key: 'notes', name: 'The selected notes', count: chosen.notes.length.toLocaleString() },
          ...{ ...named(articles), notes, scope: { kind: 'articles', articles, annotations: notes } },
        },
        {
          key: 'noted',
          name: articles.length > 1 ? 'All notes of their articles' : 'All notes of their article',
          ...{ count: articles.length.toLocaleString(), ...named(articles) },
        },
      ];
    }
    default:
      return [];
  }
}
