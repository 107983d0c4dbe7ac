import { useMemo } from 'react';
import { useAnswer } from './api';
import type { KnownTag } from './tag-completion';

/** All tags in use, on articles and on notes, most used first, with on how many each stands. */
export function useKnownTags(): KnownTag[] {
  const { data: tags } = useAnswer('listTags', {});
  const { data: counted } = useAnswer('queryNotes', { scope: { kind: 'library' }, group: 'tag' });
  const { data: facets } = useAnswer('getFacets', {});
  return useMemo(() => {
    const counts = new Map(counted?.groups.map(({ key, count }) => [key, count]));
    const ofArticles = new Map(facets?.tags.map(({ tag, count }) => [tag, count]));
    const all = new Set([...(tags ?? []), ...ofArticles.keys()]);
    const known = [...all].map((tag) => ({
      tag,
      count: counted && facets ? (counts.get(tag) ?? 0) + (ofArticles.get(tag) ?? 0) : null,
    }));
    return known.filter(({ count }) => count !== 0);
  }, [tags, counted, facets]);
}
