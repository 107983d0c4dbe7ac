import { isDeepStrictEqual } from 'node:util';
import type { Brought } from '../formats';
import { compare, union } from './ranking';

/** What has come with files of other tools on either side, without what one of them has taken out since the base. */
export function mergeBrought(
  ours: Brought | undefined,
  theirs: Brought | undefined,
  base?: Brought,
): Brought | undefined {
  if (!ours || !theirs || isDeepStrictEqual(ours, theirs)) return ours ?? theirs;
  const both = (field: keyof Brought): string[] =>
    union(ours[field], theirs[field], base?.[field]).sort(compare);
  return { given: both('given'), takenBack: both('takenBack') };
}
