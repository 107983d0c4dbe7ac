import { AppError, type Annotation, type Id, limits, type LinkEnd } from '#contract';
import { createHash } from 'node:crypto';
import { later } from '../../annotations/later';
import { selectorsOf } from '../../annotations/selectors';
import type { AnnotationsFile, PositionFile } from '../../store/formats';
import type { Gathered } from './gather';
import type { MergeRecord } from './merge-record';

/** The kept article as it is before. */
export interface Kept {
  id: Id;
  text: string;
  version: number;
  file: AnnotationsFile;
  position: PositionFile;
}

export interface Plan {
  record: MergeRecord;
  copies: Annotation[];
  notes: { placed: number; unplaced: number };
}

/**
 * What is to become of notes, tags, links and reading places of articles that become part of another.
 * @param textNumbers the versions of the kept article under which the texts lie on which notes without a place stood
 * @throws AppError `bad-input` for too many tags, or notes that are too long together
 */
export function planOf(
  { id, into, others }: { id: Id; into: Id; others: readonly Id[] },
  kept: Kept,
  gathered: readonly Gathered[],
  textNumbers: ReadonlyMap<Id, number>,
  now: Date,
): Plan {
  const copies: Annotation[] = [];
  const made: MergeRecord['copies'] = [];
  const notes = { placed: 0, unplaced: 0 };
  const copyOf = new Map<string, LinkEnd>();
  const there = new Map(kept.file.annotations.map((one) => [one.id, one]));
  for (const { id: article, notes: its } of gathered) {
    for (const { annotation, placed } of its) {
      const copy = copyId(into, annotation.id);
      const { origin, earlier: _, leftUnplacedIn: _left, ...rest } = annotation;
      const first = origin ?? annotation.target;
      const target = placed
        ? { source: into, version: kept.version, selector: selectorsOf(kept.text, placed) }
        : { source: into, version: textNumbers.get(article) ?? kept.version, selector: first.selector };
      if (placed) notes.placed++;
      else notes.unplaced++;
      // One that is there was deleted when a merge was taken back: each change makes it later.
      const old = there.get(copy);
      const modified = old ? later(now, latest(old.modified, annotation.modified)) : annotation.modified;
      copies.push({ ...rest, id: copy, target, modified });
      made.push({ article, annotation: annotation.id, copy, modified });
      copyOf.set(`${article} ${annotation.id}`, { article: into, annotation: copy });
    }
  }
  const { modified: _modified, past: _past, ...before } = kept.file.marks;
  const tags = [...new Set([before, ...gathered.map(({ marks }) => marks)].flatMap((marks) => marks.tags))];
  if (tags.length > limits.tags && tags.length > before.tags.length) throw tooMany();
  const read = [before.finished, ...gathered.map(({ marks }) => marks.finished)];
  const after = {
    tags,
    favourite: before.favourite || gathered.some(({ marks }) => marks.favourite),
    finished: read.includes(true) ? true : before.finished,
  };
  const said = [...new Set([kept.file.note.note, ...gathered.map(({ note }) => note)])].filter(Boolean);
  const note = said.join('\n\n');
  if (note.length > limits.note) throw tooLong();
  return {
    copies,
    notes,
    record: {
      ...{ formatVersion: 1, id, created: now.toISOString(), into, others: [...others], copies: made },
      links: linksOf(gathered, copyOf, into),
      marks: { before, after },
      note: { before: kept.file.note.note, after: note },
      collections: [],
      position: positionOf(kept, gathered),
    },
  };
}

const latest = (a: string, b: string): string => (Date.parse(a) > Date.parse(b) ? a : b);

/** From both ids, so that merging again makes no second one. */
export const copyId = (into: Id, id: Id): Id =>
  createHash('sha256').update(`${into} ${id}`).digest('hex').slice(0, 32);

function linksOf(
  gathered: readonly Gathered[],
  copyOf: ReadonlyMap<string, LinkEnd>,
  into: Id,
): MergeRecord['links'] {
  const links = new Map<Id, MergeRecord['links'][number]>();
  const merged = new Set(gathered.map(({ id }) => id));
  const moved = (end: LinkEnd): LinkEnd | null =>
    merged.has(end.article) ? (copyOf.get(`${end.article} ${end.annotation}`) ?? null) : end;
  for (const { id, ends, relation, note } of gathered.flatMap((one) => one.links)) {
    const [a, b] = [moved(ends[0]), moved(ends[1])];
    // A note that was deleted has no copy; one passage is no link.
    if (!a || !b || (a.article === b.article && a.annotation === b.annotation)) continue;
    links.set(id, { id, ends, relation, note, copy: copyId(into, id), copyEnds: [a, b] });
  }
  return [...links.values()];
}

/** The one that was read furthest. */
function positionOf(kept: Kept, gathered: readonly Gathered[]): MergeRecord['position'] {
  const before = kept.position.position;
  let furthest: Gathered | null = null;
  for (const one of gathered) {
    if (one.position.progress > (furthest?.position.progress ?? before.progress)) furthest = one;
  }
  if (!furthest) return null;
  return { before, after: { offset: furthest.offset, progress: furthest.position.progress } };
}

const tooMany = (): AppError =>
  new AppError('bad-input', `Together they have more than ${limits.tags} tags. Take some off first.`);
const tooLong = (): AppError =>
  new AppError('bad-input', 'The notes on these articles are too long together. Shorten one first.');
