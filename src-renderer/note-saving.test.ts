import { beforeAll, expect, it, vi } from 'vitest';
import { pipe } from '#contract/channel';
import { connect, fetchAnswer, heldAnswer } from './api';
import { createDrafts, storageOr, type Draft, type DraftStorage } from './note-drafts';
import { articleOwner, drafts, editNote, noteSession, watchNotes } from './note-saving';
import { recoverDrafts } from './recover-drafts';

/** A main side that holds notes on articles. */
const main = { notes: new Map<string, string>(), time: 1, trouble: null as string | null };
const now = (article: string) => ({
  article,
  note: main.notes.get(article) ?? '',
  modified: `2026-01-01T00:00:00.${String(main.time).padStart(3, '0')}Z`,
});

const [here, there] = pipe();
beforeAll(() => {
  there.listen((text) => {
    const { call, method, input } = JSON.parse(text) as {
      call: number;
      method: string;
      input: { article: string; note?: string; was?: string };
    };
    const refuse = (code: string): void =>
      there.send(JSON.stringify({ answer: call, error: { code, message: 'Refused.' } }));
    if (method === 'getStatus') {
      const { trouble } = main;
      return there.send(JSON.stringify({ answer: call, value: { trouble, readOnly: null } }));
    }
    if (method === 'setArticleNote' && input.note !== undefined) {
      const { note: stored } = now(input.article);
      if (main.trouble !== null) return refuse('storage');
      if (stored !== input.was && stored !== input.note) return refuse('conflict');
      main.notes.set(input.article, input.note);
      main.time++;
    }
    there.send(JSON.stringify({ answer: call, value: now(input.article) }));
  });
  connect(here);
});

it('what could not be stored is not shown as the note, and is still there when the editor opens again', async () => {
  main.notes.set('full', 'old');
  const stored = await fetchAnswer('getArticleNote', { article: 'full' });
  const owner = articleOwner('full', 'Full');
  const end = editNote(owner, stored);
  const session = noteSession(owner, stored);
  main.trouble = 'The disk is full.';
  session.type('mine');
  await vi.waitFor(() => expect(session.snapshot().state).toBe('failed'));
  end();
  expect(heldAnswer('getArticleNote', { article: 'full' })?.note).toBe('old');
  await vi.waitFor(() => expect(session.snapshot().state).toBe('failed'));
  const endAgain = editNote(owner, stored);
  const again = noteSession(owner, stored);
  again.follow({ note: 'mine', modified: stored.modified });
  expect(again.snapshot()).toMatchObject({ state: 'failed', text: 'mine' });
  main.trouble = null;
  again.flush();
  await vi.waitFor(() => expect(again.snapshot().state).toBe('stored'));
  endAgain();
  expect(main.notes.get('full')).toBe('mine');
  expect(heldAnswer('getArticleNote', { article: 'full' })?.note).toBe('mine');
});

it('what a full disk refused is stored by itself when there is space again, and not tried before', async () => {
  watchNotes();
  const noticed = (): void => there.send(JSON.stringify({ event: 'noticed', data: null }));
  for (const article of ['one', 'two']) main.notes.set(article, 'old');
  main.trouble = 'The disk is full.';
  const sessions = await Promise.all(
    ['one', 'two'].map(async (article) => {
      const stored = await fetchAnswer('getArticleNote', { article });
      const owner = articleOwner(article, article);
      const end = editNote(owner, stored);
      const session = noteSession(owner, stored);
      session.type('typed meanwhile');
      await vi.waitFor(() => expect(session.snapshot().state).toBe('failed'));
      // One of them is shown no more; what was typed is held all the same.
      if (article === 'two') end();
      await vi.waitFor(() => expect(session.snapshot().state).toBe('failed'));
      return session;
    }),
  );
  noticed();
  await fetchAnswer('getStatus', {});
  expect(sessions.map((session) => session.snapshot().state)).toEqual(['failed', 'failed']);
  main.trouble = null;
  noticed();
  await vi.waitFor(() =>
    expect(sessions.map((session) => session.snapshot().state)).toEqual(['stored', 'stored']),
  );
  expect([main.notes.get('one'), main.notes.get('two')]).toEqual(['typed meanwhile', 'typed meanwhile']);
});

it('of two drafts of one note the second is asked about, not laid over the first', async () => {
  main.notes.set('twice', 'old');
  const draft = (note: string, at: string): Draft => ({
    ...{ article: 'twice', annotation: null, note, was: 'old', sent: null, quote: 'Twice', made: null, at },
  });
  createDrafts(localStorage, 'gone-1').keep(draft('old, one', '2026-01-01T00:00:00.000Z'));
  createDrafts(localStorage, 'gone-2').keep(draft('old, two', '2026-01-02T00:00:00.000Z'));
  await recoverDrafts();
  // A page that was loaded anew looks twice.
  await recoverDrafts();
  const session = () => noteSession(articleOwner('twice', 'Twice'), now('twice'));
  await vi.waitFor(() =>
    expect(session().snapshot()).toMatchObject({
      ...{ state: 'conflict', text: 'old, two', theirs: 'old, one' },
    }),
  );
  expect(main.notes.get('twice')).toBe('old, one');
  expect(drafts.abandoned(new Set())).toEqual([]);
});

it('where the browser forbids storage, drafts live as long as the page', () => {
  const forbidden = (): DraftStorage => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  const kept = storageOr(forbidden);
  const place = { article: 'a', annotation: null };
  const more = { note: 'half', was: '', sent: null, quote: '', made: null, at: '2026-01-01T00:00:00.000Z' };
  createDrafts(kept, 'one').keep({ ...place, ...more });
  expect(createDrafts(kept, 'two').abandoned(new Set())).toEqual([{ ...place, ...more }]);
  createDrafts(kept, 'one').drop(place);
  expect(createDrafts(kept, 'two').abandoned(new Set())).toEqual([]);
});
