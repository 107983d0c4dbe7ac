import { useMemo } from 'react';
import { useAnswer } from './api';
import type { KnownTag } from './tag-completion';

/** All tags in use, most used first, with on how many notes each stands. */
export function useKnownTags(): KnownTag[] {
  const { data: tags } = useAnswer('listTags', {});
  const { data: counted } = useAnswer('queryNotes', { scope: { kind: 'library' }, group: 'tag' });
  return useMemo(() => {
    const counts = new Map(counted?.groups.map(({ key, count }) => [key, count]));
    const known = (tags ?? []).map((tag) => ({ tag, count: counted ? (counts.get(tag) ?? 0) : null }));
    return known.filter(({ count }) => count !== 0);
  }, [tags, counted]);
}
