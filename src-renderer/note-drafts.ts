import type { Passage } from '#contract';

/** Where a note belongs: to an annotation, or, with null, to its article as a whole. */
export interface NotePlace {
  article: string;
  annotation: string | null;
  /**
   * A text of the claim grid, and which: then `article` is the comparison and `annotation` the row; without a row it is the
   * note on the comparison. Or the text of a template, whose id `article` is then.
   */
  row?: RowField | 'template' | undefined;
}

/** What is written in a row of the claim grid. */
export type RowField = 'claim' | 'note';

/** What is needed to make the annotation of a draft, in case it was not stored when the window went. */
export interface MadeOf {
  passage: Passage;
  version: number;
  category: string;
}

/** A note that is typed and not known to be stored. */
export interface Draft extends NotePlace {
  note: string;
  /** The note that it was made from. */
  was: string;
  /** A state of it that was sent and may be stored without that being known. */
  sent: string | null;
  /** Words of the passage, for the reader to know it by. */
  quote: string;
  made: MadeOf | null;
  /** When its last key was typed, ISO 8601. */
  at: string;
}

/** All of `Storage` that is needed. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export interface Drafts {
  keep: (draft: Draft) => void;
  drop: (place: NotePlace) => void;
  /** Drafts of windows other than this one that are not among the living, the oldest first. */
  abandoned: (living: ReadonlySet<string>) => Draft[];
  /** Takes an abandoned draft out, whichever window kept it. */
  take: (draft: Draft, living: ReadonlySet<string>) => void;
}

/** The storage, or one that lives as long as the page where the browser forbids even to ask for it. */
export function storageOr(storage: () => DraftStorage): DraftStorage {
  try {
    return storage();
  } catch {
    const kept = new Map<string, string>();
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
      key: (at) => [...kept.keys()][at] ?? null,
      get length() {
        return kept.size;
      },
    };
  }
}

export const draftPrefix = 'synoptic-draft/';

/**
 * A journal of what is typed, written with each key and before anything else: it outlives a reload, a crash of the page and
 * a connection that does not come back. Each window writes under a name of its own, so that two tabs with the same note
 * open do not take each other's draft away.
 * @param window the name of this window, without a slash
 */
export function createDrafts(storage: DraftStorage, window: string): Drafts {
  const keyOf = (place: NotePlace, of = window): string =>
    [`${draftPrefix}${of}`, place.article, place.annotation ?? '', ...(place.row ? [place.row] : [])].join(
      '/',
    );
  const keys = (): string[] =>
    Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '').filter((key) =>
      key.startsWith(draftPrefix),
    );
  const ownerOf = (key: string): string => key.slice(draftPrefix.length).split('/')[0] ?? '';
  const isAbandoned = (key: string, living: ReadonlySet<string>): boolean =>
    ownerOf(key) !== window && !living.has(ownerOf(key));

  return {
    keep: (draft) => {
      try {
        storage.setItem(keyOf(draft), JSON.stringify(draft));
      } catch {
        // A full or forbidden storage: the note is still stored as it is typed.
      }
    },
    drop: (place) => storage.removeItem(keyOf(place)),
    abandoned: (living) =>
      keys()
        .filter((key) => isAbandoned(key, living))
        .flatMap((key) => {
          const draft = readDraft(storage.getItem(key));
          if (!draft) storage.removeItem(key);
          return draft ? [draft] : [];
        })
        .sort((a, b) => (a.at < b.at ? -1 : 1)),
    take: (draft, living) => {
      for (const key of keys()) {
        if (!isAbandoned(key, living)) continue;
        const [, article, annotation, row] = key.slice(draftPrefix.length).split('/');
        if (article !== draft.article || (annotation ?? '') !== (draft.annotation ?? '')) continue;
        if (row !== draft.row) continue;
        const kept = readDraft(storage.getItem(key));
        if (!kept || kept.at <= draft.at) storage.removeItem(key);
      }
    },
  };
}

function readDraft(text: string | null): Draft | null {
  let value: unknown;
  try {
    value = JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { article, annotation, row, note, was, sent, quote, at, made } = value as Partial<
    Record<keyof Draft, unknown>
  >;
  const isText = (one: unknown): one is string => typeof one === 'string';
  if (!isText(article) || !isText(note) || !isText(was) || !isText(at)) return null;
  if (annotation !== null && !isText(annotation)) return null;
  return {
    ...{ article, annotation, note, was, at },
    ...((row === 'claim' || row === 'note' || row === 'template') && { row }),
    sent: isText(sent) ? sent : null,
    quote: isText(quote) ? quote : '',
    // Checked by the main side, as everything that is sent there.
    made: typeof made === 'object' ? (made as MadeOf | null) : null,
  };
}

/**
 * Says, for as long as the page lives, that its drafts have a window: the browser gives the lock back when the page is gone,
 * however it ended.
 */
export function holdWindow(window: string): void {
  void navigator.locks?.request(draftPrefix + window, () => new Promise(() => {})).catch(() => undefined);
}

/** The names of the windows whose pages live. */
export async function livingWindows(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  const names = held.flatMap(({ name }) =>
    name?.startsWith(draftPrefix) ? [name.slice(draftPrefix.length)] : [],
  );
  return new Set(names);
}
