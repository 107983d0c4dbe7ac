import type { PositionFile } from '../formats';

/** Where the article was opened last; of two of one time, the one further on. */
export function mergePositions(ours: PositionFile, theirs: PositionFile): PositionFile {
  const time = ({ openedAt }: PositionFile): number =>
    openedAt === null ? Number.NEGATIVE_INFINITY : Date.parse(openedAt);
  const order =
    Math.sign(time(theirs) - time(ours) || 0) ||
    theirs.position.progress - ours.position.progress ||
    theirs.position.offset - ours.position.offset;
  return order > 0 ? theirs : ours;
}
