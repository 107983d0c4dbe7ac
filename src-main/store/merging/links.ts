import { limits } from '#contract';
import { outranks } from '../../annotations/links/copies';
import type { StoredLink } from '../formats';
import { byId } from './by-id';
import { descent, type Field, pastOf } from './lineage';
import { compare, settled, taken } from './ranking';
import { bothTexts } from './texts';

export const linkFields: readonly Field<StoredLink>[] = [{ name: 'note', of: (one) => one.note }];
const [note] = linkFields as [Field<StoredLink>];

/** Links of both, in the order they were made. */
export function mergeLinks(
  ours: readonly StoredLink[],
  theirs: readonly StoredLink[],
  base?: readonly StoredLink[],
): StoredLink[] {
  const all = byId(ours, theirs, base, (a, b, was) => [mergeLink(a, b, was)]);
  return all.sort((a, b) => compare(a.created, b.created) || compare(a.id, b.id));
}

/** The later one counts; a note that was written differently on both sides has both, one below the other. */
function mergeLink(ours: StoredLink, theirs: StoredLink, base?: StoredLink): StoredLink {
  const [winner, loser] = outranks(theirs, ours) ? [theirs, ours] : [ours, theirs];
  const sides = { ours, theirs, base };
  const line = descent(ours, theirs, base, note);
  const merged: StoredLink = {
    ...winner,
    relation: taken(sides, winner, (one) => one.relation),
    deleted: taken(sides, winner, (one) => one.deleted),
    note:
      line === 'apart'
        ? bothTexts(winner.note, loser.note, limits.note)
        : (line === 'theirs' ? theirs : ours).note,
  };
  const { past: _, ...rest } = merged;
  return settled(ours, theirs, { ...rest, ...pastOf(merged, [winner, loser], linkFields) }, base);
}
