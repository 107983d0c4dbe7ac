import { Id } from '#contract';
import { join } from 'node:path';
import type { StoredComparisons } from '../../store/comparisons';
import type { Document } from '../../store/document';
import {
  type AwaitedFile,
  type CollectionsFile,
  formats,
  noCollections,
  noTemplates,
  type TemplatesFile,
} from '../../store/formats';
import type { Layout } from '../../store/layout';
import type { PreferencesStore } from '../../store/preferences';
import { copiedId, copyOf } from './conflict-copy';
import { type Copied, foldCopy, type Folding } from './fold-documents';
import { salvage } from './salvage';

/** What another computer's edits are merged into. */
const merged = ['collections.json', 'awaited.json', 'templates.json', 'preferences.json'];
/** What is made again, or says only what is open where. */
const derived = ['library.json', 'library.changes.jsonl', 'library.lock'];

const collectionsCopy: Copied<CollectionsFile> = {
  format: formats.collections,
  subject: 'your collections',
  salvage: (raw) => salvage(raw, formats.collections, noCollections),
};
const awaitedCopy = {
  format: formats.awaited,
  subject: 'the list of pages that wait for their text',
};
const templatesCopy: Copied<TemplatesFile> = {
  format: formats.templates,
  subject: 'your templates',
  salvage: (raw) => salvage(raw, formats.templates, noTemplates),
};
const preferencesCopy = { format: formats.preferences, subject: 'your preferences' };
const comparisonCopy = { format: formats.comparison, subject: 'a comparison' };

export interface LibraryDocuments {
  layout: Layout;
  collections: Document<CollectionsFile>;
  awaited: Document<AwaitedFile>;
  templates: Document<TemplatesFile>;
  preferences: PreferencesStore;
  comparisons: StoredComparisons;
}

/** Which documents of the library another computer's edits were merged into. */
export interface FoldedLibrary {
  collections: boolean;
  awaited: boolean;
  templates: boolean;
  preferences: boolean;
  comparisons: Id[];
}

/** Merges the copies of documents that belong to no article, and puts them away. Errors are those of `node:fs`. */
export async function foldLibrary(
  { layout, collections, awaited, templates, preferences, comparisons }: LibraryDocuments,
  folding: Folding,
): Promise<FoldedLibrary> {
  const { disk, aside } = folding;
  const folded: FoldedLibrary = {
    ...{ collections: false, awaited: false, templates: false, preferences: false },
    comparisons: [],
  };
  const names = await disk.list(layout.root);
  for (const name of names) {
    const original = copyOf(name, [...merged, ...derived]);
    if (original === 'collections.json') {
      await foldCopy(layout.root, name, collectionsCopy, folding, async (theirs) => {
        await collections.update((ours) => {
          const merged = formats.collections.merge(ours, theirs);
          folded.collections ||= merged !== ours;
          return merged;
        });
        return true;
      });
    } else if (original === 'awaited.json') {
      await foldCopy(layout.root, name, awaitedCopy, folding, async (theirs) => {
        await awaited.update((ours) => {
          const merged = formats.awaited.merge(ours, theirs);
          folded.awaited ||= merged !== ours;
          return merged;
        });
        return true;
      });
    } else if (original === 'templates.json') {
      await foldCopy(layout.root, name, templatesCopy, folding, async (theirs) => {
        await templates.update((ours) => {
          const merged = formats.templates.merge(ours, theirs);
          folded.templates ||= merged !== ours;
          return merged;
        });
        return true;
      });
    } else if (original === 'preferences.json') {
      await foldCopy(layout.root, name, preferencesCopy, folding, async (theirs) => {
        const ours = { formatVersion: 1 as const, preferences: preferences.get() };
        const { categories } = formats.preferences.merge(ours, theirs).preferences;
        if (categories.length === ours.preferences.categories.length) return true;
        await preferences.set({ categories });
        folded.preferences = true;
        return true;
      });
    } else if (original !== null) await aside.put(join(layout.root, name));
  }
  const stems = (await disk.list(layout.comparisons)).flatMap((name) => /^(.+)\.json$/.exec(name)?.[1] ?? []);
  for (const stem of stems) {
    const name = `${stem}.json`;
    // With the name of a computer after a hyphen it could be an id of its own: what it says itself decides.
    const known =
      copiedId(stem) ?? stems.find((other) => Id.safeParse(other).success && stem.startsWith(`${other}-`));
    if (known === undefined) continue;
    await foldCopy(layout.comparisons, name, comparisonCopy, folding, async (theirs) => {
      if (theirs.id !== known) return false;
      await comparisons.update(theirs.id, (ours) => {
        const merged = ours ? formats.comparison.merge(ours, theirs) : theirs;
        if (merged !== ours) folded.comparisons.push(theirs.id);
        return merged;
      });
      return true;
    });
  }
  return folded;
}
