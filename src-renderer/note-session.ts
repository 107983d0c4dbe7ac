import { AppError } from '#contract/errors';

/** A stored note and when it was changed last; null for one that never was. */
export interface StoredNote {
  note: string;
  modified: string | null;
}

export type NoteState = 'stored' | 'storing' | 'failed' | 'conflict';

export interface NoteSnapshot {
  text: string;
  state: NoteState;
  /** What another window has stored meanwhile; null unless `state` is `conflict`. */
  theirs: string | null;
  /** Why it could not be stored. */
  error: string | null;
}

export interface NoteSession {
  snapshot: () => NoteSnapshot;
  /** What the reader has typed so far, all of it. */
  type: (text: string) => void;
  /**
   * Goes on with what was typed before this page was there, on the note `was`.
   * @param sent what that page had sent without an answer: found in the store, it is nobody else's
   */
  resume: (text: string, was: string, sent?: string | null) => void;
  /** What is stored now, as an event or an answer says. Followed unless keys are not stored yet. */
  follow: (stored: StoredNote) => void;
  settle: (choice: Choice) => void;
  /** Stores at once what waits for its turn, or what failed. */
  flush: () => void;
  /** Whether there is something that is not known to be stored. */
  unsaved: () => boolean;
  /** Ends one edit, which is one step to undo: what the note was and what it is now, or null when nothing was typed. */
  endEdit: () => { before: string; after: string } | null;
}

export type Choice = 'mine' | 'theirs' | 'both';

export interface Unsaved {
  note: string;
  was: string;
  /** What was sent and is not answered yet. */
  sent: string | null;
}

interface Options {
  stored: StoredNote;
  /** Stores the note if it still is `was`. @throws AppError `conflict` when it is not, nor `note` already */
  put: (note: string, was: string) => Promise<StoredNote>;
  /** The note as it is stored now. */
  get: () => Promise<StoredNote | null>;
  /** Keeps what is not stored yet, made from `was`, where it outlives the page; null when all is stored. */
  keep: (draft: Unsaved | null) => void;
  changed: (snapshot: NoteSnapshot) => void;
  /** An edit ended because another window's change was taken over. */
  edited: (before: string, after: string) => void;
  failed: (error: unknown) => void;
}

/** Milliseconds from one store to the next while keys come: a key is at most this and one answer behind. */
export const pause = 60;

/** What is stored of a text: nothing but white space is no note. */
const meant = (text: string): string => (text.trim() === '' ? '' : text);

/**
 * One note being written. What is typed is stored at once; keys that come while an answer is awaited go together with the
 * next one. What another window stores is followed as long as nothing typed here is unsaved; else nothing is overwritten,
 * and the reader chooses.
 */
export function createNoteSession(options: Options): NoteSession {
  let base = options.stored;
  let text = base.note;
  let state: NoteState = 'stored';
  let theirs: string | null = null;
  let error: string | null = null;
  let sending = false;
  /** What was sent last without an answer, here or by the page before this one. */
  let sent: string | null = null;
  let sentAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The note before the first key of this edit. */
  let before: string | null = null;

  const snapshot = (): NoteSnapshot => ({ text, state, theirs, error });
  const unsaved = (): boolean => sending || meant(text) !== base.note || theirs !== null;
  const become = (next: NoteState): void => {
    state = next;
    if (next !== 'failed') error = null;
    options.keep(unsaved() ? { note: text, was: base.note, sent } : null);
    options.changed(snapshot());
  };

  const send = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    if (sending || theirs !== null) return;
    if (meant(text) === base.note) return become('stored');
    sending = true;
    sentAt = performance.now();
    const [note, was] = [meant(text), base.note];
    const before = sent;
    sent = note;
    become('storing');
    try {
      base = await options.put(note, was);
      sending = false;
      sent = null;
      if (meant(text) === base.note) become('stored');
      else later();
    } catch (reason) {
      await refused(reason, [note, before]);
    }
  };

  const refused = async (reason: unknown, own: (string | null)[]): Promise<void> => {
    const other =
      reason instanceof AppError && reason.code === 'conflict' ? await options.get().catch(() => null) : null;
    sending = false;
    if (other && own.includes(other.note)) {
      base = other;
      return later();
    }
    if (other) {
      base = other;
      theirs = other.note;
      return become('conflict');
    }
    error = reason instanceof Error ? reason.message : String(reason);
    become('failed');
    options.failed(reason);
  };

  const later = (): void => {
    if (timer !== undefined || sending) return;
    const wait = sentAt + pause - performance.now();
    if (wait <= 0) void send();
    else timer = setTimeout(() => void send(), wait);
  };

  const change = (next: string): void => {
    text = next;
    // Kept before anything else: what comes now may be the end of the page.
    options.keep(unsaved() ? { note: text, was: base.note, sent } : null);
    if (theirs !== null) become('conflict');
    else if (meant(text) === base.note && !sending) become('stored');
    else {
      become('storing');
      later();
    }
  };

  return {
    snapshot,
    unsaved,
    type: (next) => {
      before ??= base.note;
      change(next);
    },
    resume: (next, was, unanswered = null) => {
      sent = unanswered;
      base = { note: was, modified: base.modified };
      before ??= was;
      change(next);
    },
    follow: (stored) => {
      // Text that is not newer may be this window's own, shown ahead of an answer that never came.
      if (sending || (stored.modified ?? '') <= (base.modified ?? '')) return;
      if (stored.note === meant(text)) {
        // Another way brought it there, or another window wrote the same.
        base = stored;
        theirs = null;
        return become('stored');
      }
      if (theirs !== null) {
        base = stored;
        theirs = stored.note;
        return become('conflict');
      }
      // The next answer will tell of the conflict.
      if (meant(text) !== base.note) return;
      if (before !== null && before !== base.note) options.edited(before, base.note);
      before = null;
      base = stored;
      text = stored.note;
      become('stored');
    },
    settle: (choice) => {
      if (theirs === null) return;
      const other = theirs;
      theirs = null;
      before = other;
      if (choice === 'theirs') change(other);
      else change(choice === 'mine' ? text : joined(other, text));
    },
    flush: () => {
      if (!sending && theirs === null && meant(text) !== base.note) void send();
    },
    endEdit: () => {
      const step = before !== null && before !== meant(text) ? { before, after: meant(text) } : null;
      before = null;
      return step;
    },
  };
}

/** Both texts with a blank line between, or the one that holds the other. */
export function joined(theirs: string, mine: string): string {
  if (mine.includes(theirs)) return mine;
  if (theirs.includes(mine)) return theirs;
  return `${theirs.trimEnd()}\n\n${mine.trimStart()}`;
}
