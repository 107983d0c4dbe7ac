import type { BroughtIn } from '#contract';
import { counted } from '../../counted';

/** What has become of the pages of a file, in words. */
export function saidOfBrought({ imported, there, awaited, refusedCount, cancelled }: BroughtIn): string {
  const parts = [
    imported > 0 && `${imported.toLocaleString()} imported`,
    there > 0 && `${there.toLocaleString()} that ${there === 1 ? 'was' : 'were'} there`,
    awaited > 0 && `${awaited.toLocaleString()} ${awaited === 1 ? 'needs its page' : 'need their page'}`,
    refusedCount > 0 && `${refusedCount.toLocaleString()} refused`,
  ].filter((part) => part !== false);
  return `${cancelled ? 'cancelled; ' : ''}${parts.join(', ') || 'nothing new'}`;
}

/** What has become of the notes; empty when there were none. */
export function saidOfNotes({ annotations: { placed, unplaced, awaited, deleted } }: BroughtIn): string {
  const all = placed + unplaced + awaited + deleted;
  if (all === 0) return '';
  const parts = [
    placed > 0 && `${placed.toLocaleString()} in ${placed === 1 ? 'its' : 'their'} place`,
    unplaced > 0 && `${unplaced.toLocaleString()} without a place in the text`,
    awaited > 0 && `${awaited.toLocaleString()} waiting with ${awaited === 1 ? 'its' : 'their'} page`,
    deleted > 0 && `${deleted.toLocaleString()} that you deleted before`,
  ].filter((part) => part !== false);
  return `${counted(all, 'note')}: ${parts.join(', ')}`;
}
