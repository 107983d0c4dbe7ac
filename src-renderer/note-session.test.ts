import { AppError } from '#contract/errors';
import { expect, it, vi } from 'vitest';
import {
  createNoteSession,
  joined,
  pause,
  type NoteSession,
  type StoredNote,
  type Unsaved,
} from './note-session';

/** A note on a main side in memory, whose answers wait until the test lets them go. */
function noteOn(first = '') {
  const main = { note: first, time: 1, offline: false, broken: false };
  const waiting: (() => void)[] = [];
  const kept: (Unsaved | null)[] = [];
  const edits: [string, string][] = [];
  const sent: string[] = [];
  const now = (): StoredNote => ({ note: main.note, modified: String(main.time).padStart(4, '0') });
  const session = createNoteSession({
    stored: now(),
    put: (note, was) =>
      new Promise((resolve, reject) => {
        sent.push(note);
        waiting.push(() => {
          if (main.broken) return reject(new AppError('storage', 'The disk is full.'));
          if (main.note !== was && main.note !== note) return reject(new AppError('conflict', 'Changed.'));
          main.note = note;
          main.time++;
          resolve(now());
        });
      }),
    get: async () => now(),
    keep: (draft) => kept.push(draft),
    changed: () => {},
    edited: (before, after) => edits.push([before, after]),
    failed: () => {},
  });
  const answer = async (): Promise<void> => {
    waiting.shift()?.();
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  const elsewhere = (note: string): StoredNote => {
    main.note = note;
    main.time++;
    return now();
  };
  return { main, session, answer, elsewhere, sent, kept, edits };
}

const text = (session: NoteSession): string => session.snapshot().text;

it('sends the first key at once and the rest together, one answer later', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  try {
    const { session, answer, sent, main } = noteOn();
    for (const typed of ['a', 'ab', 'abc']) session.type(typed);
    expect(sent).toEqual(['a']);
    await answer();
    vi.advanceTimersByTime(pause);
    expect(sent).toEqual(['a', 'abc']);
    await answer();
    expect(main.note).toBe('abc');
    expect(session.snapshot().state).toBe('stored');
  } finally {
    vi.useRealTimers();
  }
});

it('keeps a draft with each key, and drops it when all is stored', async () => {
  const { session, answer, kept } = noteOn('old');
  session.type('older');
  expect(kept.at(-1)).toMatchObject({ note: 'older', was: 'old' });
  await answer();
  expect(kept.at(-1)).toBeNull();
});

it('follows another window while nothing here is unsaved, and never goes back to what is older', async () => {
  const { session, elsewhere, answer } = noteOn('one');
  const before = elsewhere('one two');
  session.follow(before);
  expect(text(session)).toBe('one two');
  session.type('one two three');
  await answer();
  session.follow(before);
  expect(text(session)).toBe('one two three');
});

it('does not follow while keys are unsaved; the conflict shows both, and nothing is overwritten', async () => {
  const { session, elsewhere, answer, main } = noteOn('one');
  session.type('one mine');
  session.follow(elsewhere('one theirs'));
  expect(text(session)).toBe('one mine');
  await answer();
  expect(session.snapshot()).toMatchObject({ state: 'conflict', text: 'one mine', theirs: 'one theirs' });
  session.type('one mine still');
  expect(main.note).toBe('one theirs');
  expect(session.unsaved()).toBe(true);
});

it.each([
  ['mine', 'b'],
  ['theirs', 'c'],
  ['both', 'c\n\nb'],
] as const)('settled with %s, %j is stored', async (choice, stored) => {
  const { session, elsewhere, answer, main } = noteOn('a');
  session.type('b');
  elsewhere('c');
  await answer();
  session.settle(choice);
  session.flush();
  await answer();
  expect(main.note).toBe(stored);
  expect(session.snapshot()).toMatchObject({ state: 'stored', text: stored, theirs: null });
});

it('the same change in two windows is no conflict', async () => {
  const { session, elsewhere, answer } = noteOn('a');
  session.type('b');
  elsewhere('b');
  await answer();
  expect(session.snapshot().state).toBe('stored');
});

it('what fails stays, says why, and is sent again', async () => {
  const { session, answer, main } = noteOn();
  main.broken = true;
  session.type('kept');
  await answer();
  expect(session.snapshot()).toMatchObject({ state: 'failed', text: 'kept', error: 'The disk is full.' });
  main.broken = false;
  session.flush();
  await answer();
  expect(main.note).toBe('kept');
});

it('what failed is not taken for stored because the page shows it already', async () => {
  const { session, answer, main, kept } = noteOn('old');
  main.broken = true;
  session.type('mine');
  await answer();
  session.follow({ note: 'mine', modified: '0001' });
  expect(session.snapshot()).toMatchObject({ state: 'failed', text: 'mine' });
  expect(kept.at(-1)).toMatchObject({ note: 'mine', was: 'old' });
  session.follow({ note: 'mine', modified: '0002' });
  expect(session.snapshot().state).toBe('stored');
  expect(kept.at(-1)).toBeNull();
});

it('a question is not answered by its own text under the time of the other', async () => {
  const { session, answer, elsewhere } = noteOn('old');
  session.type('mine');
  const other = elsewhere('theirs');
  await answer();
  session.follow({ note: 'mine', modified: other.modified });
  expect(session.snapshot()).toMatchObject({ state: 'conflict', text: 'mine', theirs: 'theirs' });
});

it('goes on with a draft of another page: stored where nothing happened since, else asked about', async () => {
  const quiet = noteOn('a');
  quiet.session.resume('ab', 'a');
  await quiet.answer();
  expect(quiet.main.note).toBe('ab');

  const changed = noteOn('x');
  changed.session.resume('ab', 'a');
  await changed.answer();
  expect(changed.main.note).toBe('x');
  expect(changed.session.snapshot()).toMatchObject({ state: 'conflict', text: 'ab', theirs: 'x' });
});

it('asks nothing about a state of the note that the page before this one had sent itself', async () => {
  const page = noteOn('a');
  page.session.type('ab');
  page.session.type('abc');
  // It was stored, but the page was reloaded before the answer came.
  const left = page.kept.at(-1);
  page.elsewhere('ab');
  const next = noteOn('ab');
  next.session.resume(left?.note ?? '', left?.was ?? '', left?.sent);
  await next.answer();
  await vi.waitFor(() => expect(next.sent).toHaveLength(2));
  await next.answer();
  expect(next.main.note).toBe('abc');
  expect(next.session.snapshot().state).toBe('stored');
});

it('one edit is one step; another window in the midst of it makes two', async () => {
  const { session, answer, elsewhere, edits } = noteOn('a');
  session.type('ab');
  await answer();
  session.follow(elsewhere('abX'));
  expect(edits).toEqual([['a', 'ab']]);
  session.type('abXc');
  await answer();
  expect(session.endEdit()).toEqual({ before: 'abX', after: 'abXc' });
  expect(session.endEdit()).toBeNull();
});

it('nothing but white space is no note', async () => {
  const { session, answer, sent } = noteOn('a');
  session.type('  ');
  await answer();
  expect(sent).toEqual(['']);
  expect(session.snapshot()).toMatchObject({ state: 'stored', text: '  ' });
});

it('both texts are the one that holds the other, when one does', () => {
  expect(joined('a', 'a b')).toBe('a b');
  expect(joined('a b', 'b')).toBe('a b');
  expect(joined('a\n', '\nb')).toBe('a\n\nb');
});
