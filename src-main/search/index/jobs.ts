import type { Id } from '#contract';
import { ZodError } from 'zod';
import { type Look, lookThrough } from '../found/looking';
import type { Occurrence } from '../found/occurrences';
import { rank } from '../ranking/rank';
import type { Plan, Ranking } from '../ranking/plan';
import type { Made, Searchable } from '../searchable';
import { madeDocument, recordDocument } from './document';
import { IndexDamaged } from './segment';
import { dropWordIndex, openWordIndex, type Stamps, type WordIndex } from './word-index';

/** What the index is asked for, in its thread. Articles have numbers; new ones are told with each answer. */
export type IndexJob =
  | { kind: 'open'; folder: string; isWritable: boolean }
  | { kind: 'put'; known: number; records: readonly RecordToIndex[]; made: readonly MadeToIndex[] }
  | { kind: 'remove'; ids: readonly Id[] }
  | { kind: 'tidy'; milliseconds: number; force: boolean }
  | { kind: 'find'; plan: Plan }
  /** Needs no index. */
  | { kind: 'look'; looks: readonly Look[] }
  /** `write`: first what is only in memory, even if that takes long. */
  | { kind: 'close'; write: boolean };

export interface RecordToIndex {
  article: Omit<Searchable, 'made'>;
  stamp: string;
}
export interface MadeToIndex {
  id: Id;
  made: Made;
  stamp: string;
}

export type IndexAnswer =
  | { kind: 'opened'; ids: Id[]; stamps: Stamps[] }
  /** Articles that were not known before, in the order of their numbers. */
  | { kind: 'put'; ids: Id[] }
  | { kind: 'found'; ranking: Ranking }
  /** What each look has found. */
  | { kind: 'looked'; found: Occurrence[][] }
  | { kind: 'tidied'; isDone: boolean }
  | { kind: 'done' }
  /** The files were not what was written. They are gone, and the index is to be opened and made anew. */
  | { kind: 'damaged' };

/** Holds the index of one library at a time and does what it is asked for. */
export function createIndexJobs(): (job: IndexJob) => IndexAnswer {
  let open: { folder: string; isWritable: boolean; index: WordIndex } | null = null;
  const close = (): void => {
    open?.index.close();
    open = null;
  };

  const run = (job: IndexJob): IndexAnswer => {
    if (job.kind === 'open') {
      close();
      const { folder, isWritable } = job;
      const index = openWordIndex(folder, isWritable);
      open = { folder, isWritable, index };
      return { kind: 'opened', ids: [...index.ids], stamps: index.stamps() };
    }
    if (job.kind === 'close') {
      try {
        if (job.write) open?.index.write();
      } finally {
        close();
      }
      return { kind: 'done' };
    }
    if (job.kind === 'look') return { kind: 'looked', found: job.looks.map(lookThrough) };
    if (!open) throw new Error('The index is not open.');
    const { index } = open;
    switch (job.kind) {
      case 'put':
        for (const { article, stamp } of job.records) index.put(recordDocument(article, stamp));
        for (const { id, made, stamp } of job.made) index.put(madeDocument(id, made, stamp));
        return { kind: 'put', ids: index.ids.slice(job.known) };
      case 'remove':
        for (const id of job.ids) index.remove(id);
        return { kind: 'done' };
      case 'tidy':
        return { kind: 'tidied', isDone: index.tidy(job.milliseconds, job.force) };
      case 'find':
        return { kind: 'found', ranking: rank(index, job.plan) };
    }
  };

  return (job) => {
    try {
      return run(job);
    } catch (error) {
      const isDamage = [IndexDamaged, SyntaxError, ZodError].some((kind) => error instanceof kind);
      if (!isDamage) throw error;
      const folder = job.kind === 'open' ? job.folder : open?.folder;
      const isWritable = job.kind === 'open' ? job.isWritable : open?.isWritable;
      close();
      if (folder !== undefined && isWritable) dropWordIndex(folder);
      return { kind: 'damaged' };
    }
  };
}
