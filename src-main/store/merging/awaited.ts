import { isDeepStrictEqual } from 'node:util';
import type { AwaitedFile } from '../formats';
import { byId } from './by-id';
import { compare, ranked } from './ranking';

/** Pages of both lists; of one that both have, the later change counts whole. */
export function mergeAwaited(ours: AwaitedFile, theirs: AwaitedFile, base?: AwaitedFile): AwaitedFile {
  const pages = byId(ours.pages, theirs.pages, base?.pages, (a, b) => [ranked(a, b).winner]);
  const merged = {
    ...ours,
    pages: pages.sort((a, b) => compare(a.created, b.created) || compare(a.id, b.id)),
  };
  return isDeepStrictEqual(merged, ours) ? ours : merged;
}
