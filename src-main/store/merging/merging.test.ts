import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteOf, tagsOf } from '../../annotations/bodies';
import type { AnnotationsFile, CollectionsFile, StoredAnnotation } from '../formats';
import { conflictTag } from './annotations';
import { mergeAnnotationsFiles, rememberAnnotations } from './annotations-file';
import { annotationsFile, collections, created, targetAt } from './arbitrary';
import { mergeCollections } from './collections';

const merge = mergeAnnotationsFiles;
const shelves = collections.map((all): CollectionsFile => ({
  formatVersion: 2,
  collections: all,
  apart: [],
}));

/** Everything that is written in a file, wherever it stands. */
function written({ annotations, links, note }: AnnotationsFile): Set<string> {
  const texts = [...annotations.map(noteOf), ...links.map((link) => link.note), note.note];
  return new Set(texts.flatMap((text) => text.split('\n\n---\n\n')).filter((text) => text !== ''));
}

/** The content without the order of tags, what only helps merging, and which of several notes is the copy. */
const levelled = (file: AnnotationsFile): unknown => ({
  annotations: file.annotations
    .filter(({ id }) => !id.startsWith('both-'))
    .map(({ past: _, body, ...rest }) => ({
      ...rest,
      tags: tagsOf({ body }).sort(),
    })),
  marks: { ...file.marks, tags: [...file.marks.tags].sort(), past: null },
  brought: file.brought,
  written: [...written(file)].sort(),
});

describe('two states of the notes of an article', () => {
  it('merge to the same on both computers', () => {
    fc.assert(
      fc.property(annotationsFile, annotationsFile, (a, b) => {
        expect(merge(a, b)).toEqual(merge(b, a));
      }),
    );
  });

  it('are merged once: again, or with one of the two again, changes nothing', () => {
    fc.assert(
      fc.property(annotationsFile, annotationsFile, (a, b) => {
        const both = merge(a, b);
        expect(merge(both, both)).toBe(both);
        expect(merge(both, a)).toEqual(both);
        expect(merge(both, b)).toEqual(both);
        expect(merge(a, a)).toBe(a);
      }),
    );
  });

  it('of three computers come out the same in whichever order, where all notes say something and none is deleted', () => {
    const talking = annotationsFile.map((file) => ({
      ...file,
      annotations: file.annotations
        .filter((one) => noteOf(one) !== '')
        .map((one) => ({ ...one, deleted: null })),
    }));
    fc.assert(
      fc.property(talking, talking, talking, (a, b, c) => {
        expect(levelled(merge(merge(a, b), c))).toEqual(levelled(merge(a, merge(b, c))));
      }),
    );
  });

  it('lose nothing: no annotation, link or tag, and no word but what was deleted later', () => {
    fc.assert(
      fc.property(annotationsFile, annotationsFile, (a, b) => {
        const both = merge(a, b);
        const idsOf = (file: AnnotationsFile) => [...file.annotations, ...file.links].map(({ id }) => id);
        expect(new Set(idsOf(both))).toEqual(
          expect.toSatisfy((ids: Set<string>) => [a, b].flatMap(idsOf).every((id) => ids.has(id))),
        );
        for (const side of [a, b]) {
          expect([...both.marks.tags]).toEqual(expect.arrayContaining(side.marks.tags));
          const live = { ...side, annotations: side.annotations.filter(({ deleted }) => deleted === null) };
          const there = written(both);
          expect([...written(live)].filter((text) => !there.has(text))).toEqual([]);
        }
        for (const one of [a, b].flatMap(({ annotations }) => annotations)) {
          const kept = both.annotations.find(({ id }) => id === one.id) as StoredAnnotation;
          expect(tagsOf(kept)).toEqual(expect.arrayContaining(tagsOf(one)));
          if (kept.deleted !== null && one.deleted === null) expect(kept.modified >= one.modified).toBe(true);
        }
      }),
    );
  });
});

const at = (minute: number): string => new Date(Date.UTC(2026, 4, 1, 10, minute)).toISOString();
const empty: AnnotationsFile = {
  ...{ formatVersion: 3, annotations: [], links: [], note: { note: '', modified: null } },
  marks: { tags: [], favourite: false, finished: null, modified: null },
};
const fileWith = (...annotations: StoredAnnotation[]): AnnotationsFile => ({ ...empty, annotations });
const says = (text: string, minute: number, tags: string[] = []): StoredAnnotation => ({
  ...{ id: 'note-0001', motivation: 'commenting', target: targetAt(0), category: 'claim', created },
  body: [
    { type: 'TextualBody', purpose: 'commenting', value: text, format: 'text/markdown' },
    ...tags.map(
      (value) => ({ type: 'TextualBody', purpose: 'tagging', value, format: 'text/plain' }) as const,
    ),
  ],
  ...{ modified: at(minute), deleted: null },
});
/** The file after a change on one computer, as it is stored there. */
const then = (file: AnnotationsFile, ...annotations: StoredAnnotation[]): AnnotationsFile =>
  rememberAnnotations(
    file,
    {
      ...file,
      annotations: annotations.map((one) => ({
        ...file.annotations.find(({ id }) => id === one.id),
        ...one,
      })),
    },
    fileWith(),
  );

describe('a note that both computers had', () => {
  const before = fileWith(says('first', 0, ['money']));

  it('is kept twice when both have written something else in it', () => {
    const ours = then(before, says('ours', 5, ['money']));
    const theirs = then(before, says('theirs', 6, ['money', 'people']));
    const both = merge(ours, theirs).annotations;
    expect(both.map(noteOf).sort()).toEqual(['ours', 'theirs']);
    expect(both.find(({ id }) => id === 'note-0001')).toMatchObject({ modified: at(6) });
    const copy = both.find(({ id }) => id !== 'note-0001') as StoredAnnotation;
    expect(tagsOf(copy)).toEqual([conflictTag, 'money']);
    expect(copy.target).toEqual(targetAt(0));
  });

  it('is the newer one when only one computer went on with it, however old the other copy is', () => {
    const second = then(before, says('second', 5));
    const third = then(second, says('third', 9));
    for (const [a, b] of [
      [third, before],
      [before, third],
      [second, third],
    ] as const)
      expect(merge(a, b).annotations).toEqual(third.annotations);
  });

  it('has its tags in the same order whoever of the two comes again', () => {
    const tagged = says('', 5, ['money', 'place', 'people']);
    const ours = fileWith({ ...tagged, motivation: 'highlighting', body: tagged.body.slice(1) });
    const theirs = fileWith(says('disagrees', 5, ['people', 'money', 'place']));
    const both = merge(ours, theirs);
    expect(merge(both, ours)).toEqual(both);
    expect(merge(both, theirs)).toEqual(both);
  });

  it('does not come back as a copy after the reader has removed the copy', () => {
    const [ours, theirs] = [then(before, says('ours', 5)), then(before, says('theirs', 6))];
    const both = merge(ours, theirs);
    const removed = {
      ...both,
      annotations: both.annotations.map((one) =>
        one.id === 'note-0001' ? one : { ...one, deleted: at(20), modified: at(20) },
      ),
    };
    expect(merge(removed, ours)).toEqual(removed);
  });

  it('loses a tag that was taken off on one computer and left alone on the other', () => {
    const ours = then(before, says('first', 5));
    expect(tagsOf(merge(ours, before).annotations[0] as StoredAnnotation)).toEqual([]);
    const theirs = then(before, says('first', 7, ['money', 'place']));
    const [one] = merge(ours, theirs, before).annotations;
    expect(tagsOf(one as StoredAnnotation)).toEqual(['place']);
    expect(one?.modified).toBe(new Date(Date.parse(at(7)) + 1).toISOString());
  });

  it('takes each field from the computer that has changed it, when it is known what both began with', () => {
    const ours = then(before, { ...says('first', 5, ['money']), category: 'doubt' });
    const theirs = then(before, says('theirs', 6, ['money']));
    const [one, copy] = merge(ours, theirs, before).annotations;
    expect(copy).toBeUndefined();
    expect(one).toMatchObject({ category: 'doubt' });
    expect(noteOf(one as StoredAnnotation)).toBe('theirs');
  });

  it('is deleted by a later deletion, and not by an earlier one', () => {
    const note = says('first', 0);
    const gone = { ...note, deleted: at(5), modified: at(5) };
    const edited = (minute: number) => fileWith({ ...note, category: 'doubt', modified: at(minute) });
    expect(merge(fileWith(gone), edited(4)).annotations[0]?.deleted).toBe(at(5));
    expect(merge(fileWith(gone), edited(6)).annotations[0]?.deleted).toBeNull();
  });
});

describe('collections of two computers', () => {
  it('merge to the same on both, once, without losing a collection or a member', () => {
    fc.assert(
      fc.property(shelves, shelves, (a, b) => {
        const both = mergeCollections(a, b);
        expect(both).toEqual(mergeCollections(b, a));
        expect(mergeCollections(both, both)).toBe(both);
        for (const one of [a, b].flatMap((file) => file.collections)) {
          const kept = both.collections.find(({ id }) => id === one.id);
          expect(kept?.articles).toEqual(expect.arrayContaining(one.articles));
        }
      }),
    );
  });

  it('never stand in a circle', () => {
    fc.assert(
      fc.property(shelves, shelves, (a, b) => {
        const both = mergeCollections(a, b).collections;
        for (const { id } of both) {
          let at = both.find((one) => one.id === id)?.parent ?? null;
          for (let steps = 0; at !== null && steps < 5; steps++)
            at = both.find((one) => one.id === at)?.parent ?? null;
          expect(at).toBeNull();
        }
      }),
    );
  });
});
