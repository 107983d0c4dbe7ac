import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../testing/library';
import { createDisk, type Disk } from '../disk';
import { type Journal, openJournal } from './journal';
import { journalNames as namesOf } from './journals';
import type { Change } from './line';
import { patched } from './patch';

const now = (): Date => new Date('2026-11-22T10:00:00Z');

const host = 'Ines’s laptop';
const journalNames = namesOf(host);

async function opened(root: string, disk: Disk = createDisk(), on = host) {
  const notices: string[] = [];
  const journal = await openJournal({
    root,
    disk,
    now,
    host: on,
    notice: (sentence) => notices.push(sentence),
  });
  onTestFinished(() => journal.close().catch(() => undefined));
  return { journal, notices };
}

const keep = (): Promise<void> => Promise.reject(new Error('not asked for'));

/** A document of words, by the journal: what was acknowledged, and what its file has. */
function wordsOf(journal: Journal, root: string, file: string) {
  const its = journal.of(join(root, file), 1);
  const state = { words: {} as Record<string, number>, file: null as Record<string, number> | null };
  /** What happens while the file is being written. */
  const during: (() => Promise<void>)[] = [];
  const save = async (): Promise<void> => {
    state.file = { ...state.words };
    its.caughtUp();
    await during.splice(0)[0]?.();
  };
  const set = (word: string, value: number): Promise<void> =>
    its.append([
      its.written({ set: [[word, value]] }, () => void (state.words[word] = value), { save, keep }),
    ]);
  return { state, set, its, during };
}

/** What the next opening would make of a file. */
const replayed = (file: unknown, changes: readonly Change[]): unknown =>
  changes.reduce<unknown>((value, { patch }) => patched(value, patch), file ?? {});

const bytesIn = (root: string): Promise<number[]> =>
  Promise.all(journalNames.map(async (name) => (await readFile(join(root, name)).catch(() => '')).length));

describe('the journal', () => {
  it('has each change when it is acknowledged, for the session after a crash, in order', async () => {
    const root = await temporaryFolder();
    const { journal } = await opened(root);
    const [one, other] = [wordsOf(journal, root, 'one.json'), wordsOf(journal, root, 'in/other.json')];
    await one.set('a', 1);
    await Promise.all([one.set('a', 2), other.set('b', 1)]);
    expect([one.state.file, other.state.file]).toEqual([null, null]);

    const { journal: next, notices } = await opened(root);
    expect(next.pending().sort()).toEqual(['in/other.json', 'one.json']);
    expect(replayed(null, next.of(join(root, 'one.json'), 1).pending())).toEqual({ a: 2 });
    expect(replayed(null, next.of(join(root, 'in', 'other.json'), 1).pending())).toEqual({ b: 1 });
    expect(notices).toEqual([]);
  });

  it('writes files by turns: what is changed during a checkpoint is in the other one', async () => {
    const root = await temporaryFolder();
    const { journal } = await opened(root);
    const words = wordsOf(journal, root, 'words.json');
    await words.set('a', 1);
    expect(await bytesIn(root)).toEqual([expect.any(Number), 0]);
    words.during.push(() => words.set('b', 1));
    await journal.checkpoint();
    expect(words.state.file).toEqual({ a: 1 });
    const [first, second] = await bytesIn(root);
    expect([first, (second ?? 0) > 0]).toEqual([0, true]);
    await words.set('c', 1);
    await journal.checkpoint();
    expect(words.state.file).toEqual({ a: 1, b: 1, c: 1 });
    expect(await bytesIn(root)).toEqual([0, 0]);
  });

  it('never empties a file to which a line is being added', async () => {
    const root = await temporaryFolder();
    const disk = createDisk();
    /** Each line waits here when it is on disk, before anybody hears of it. */
    const gates: (() => void)[] = [];
    const log: Disk['log'] = (path) => {
      const real = disk.log(path);
      const append = async (data: Parameters<typeof real.append>[0]): Promise<void> => {
        await real.append(data);
        await new Promise<void>((resolve) => gates.push(resolve));
      };
      return {
        ...real,
        append,
        get bytes() {
          return real.bytes;
        },
      };
    };
    const { journal } = await opened(root, { ...disk, log });
    const [one, other] = [wordsOf(journal, root, 'one.json'), wordsOf(journal, root, 'other.json')];
    const first = one.set('a', 1);
    await expect.poll(() => gates.length).toBe(1);
    const second = other.set('b', 1);
    const checkpoint = journal.checkpoint();
    gates[0]?.();
    await Promise.all([first, checkpoint]);
    await expect.poll(() => gates.length).toBe(2);
    gates[1]?.();
    await second;
    expect(one.state.file).toEqual({ a: 1 });

    const { journal: next } = await opened(root);
    expect(replayed(other.state.file, next.of(join(root, 'other.json'), 1).pending())).toEqual({ b: 1 });
  });

  it('names a document until its lines are gone, also when its file has all', async () => {
    const root = await temporaryFolder();
    const { journal } = await opened(root);
    const words = wordsOf(journal, root, 'articles/one/words.json');
    await words.set('a', 1);
    words.its.caughtUp();
    expect(journal.isBehind(join(root, 'articles/one/words.json'))).toBe(false);
    // The folder is about to be moved: after it, no line may speak of what lay there.
    await journal.leave(join(root, 'articles', 'another'));
    expect((await bytesIn(root))[0]).toBeGreaterThan(0);
    await journal.leave(join(root, 'articles', 'one'));
    expect(await bytesIn(root)).toEqual([0, 0]);
  });

  it('leaves out a last line that was cut off at any byte, and says nothing of it', async () => {
    const root = await temporaryFolder();
    const { journal } = await opened(root);
    const words = wordsOf(journal, root, 'words.json');
    await words.set('a', 1);
    const [whole = 0] = await bytesIn(root);
    await words.set('b', 1);
    const path = join(root, journalNames[0]);
    const bytes = await readFile(path);
    for (const kept of [whole, whole + 1, whole + 12, bytes.length - 1]) {
      await writeFile(path, bytes);
      await truncate(path, kept);
      const { journal: next, notices } = await opened(root);
      expect(replayed(null, next.of(join(root, 'words.json'), 1).pending())).toEqual({ a: 1 });
      expect([next.damaged, notices]).toEqual([false, []]);
    }
  });

  it('adds its lines where the torn one began', async () => {
    const root = await temporaryFolder();
    const { journal } = await opened(root);
    await wordsOf(journal, root, 'words.json').set('a', 1);
    const path = join(root, journalNames[0]);
    await writeFile(path, `${await readFile(path, 'utf8')}{"sum":"0123`);
    const { journal: next } = await opened(root);
    await wordsOf(next, root, 'words.json').set('b', 1);
    const { journal: last, notices } = await opened(root);
    expect(replayed(null, last.of(join(root, 'words.json'), 1).pending())).toEqual({ a: 1, b: 1 });
    expect(notices).toEqual([]);
  });

  it('says that a line in the middle is damaged, keeps the file, and has all others', async () => {
    const root = await temporaryFolder();
    const { journal } = await opened(root);
    const words = wordsOf(journal, root, 'words.json');
    for (const [at, word] of ['a', 'b', 'c'].entries()) await words.set(word, at);
    const path = join(root, journalNames[0]);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('"b"', '"x"'));
    const { journal: next, notices } = await opened(root);
    expect(replayed(null, next.of(join(root, 'words.json'), 1).pending())).toEqual({ a: 0, c: 2 });
    expect(next.damaged).toBe(true);
    expect(notices).toEqual([expect.stringContaining('was damaged')]);
    const [kept = ''] = (await readdir(root)).filter((name) => name.includes('.corrupt-'));
    expect(await readFile(join(root, kept), 'utf8')).toBe(text.replace('"b"', '"x"'));
  });

  it('may be replayed on a file that has some of it, or all, and again', async () => {
    const root = await temporaryFolder();
    const { journal } = await opened(root);
    const words = wordsOf(journal, root, 'words.json');
    const states: Record<string, number>[] = [{}];
    for (const [word, value] of [
      ['a', 1],
      ['b', 1],
      ['a', 2],
      ['c', 1],
    ] as const) {
      await words.set(word, value);
      states.push({ ...words.state.words });
    }
    const changes = (await opened(root)).journal.of(join(root, 'words.json'), 1).pending();
    for (const state of states) {
      const once = replayed(state, changes);
      expect(once).toEqual({ a: 2, b: 1, c: 1 });
      expect(replayed(once, changes)).toEqual(once);
    }
  });

  it('keeps aside what belongs to documents that are not there, and is empty then', async () => {
    const root = await temporaryFolder();
    await wordsOf((await opened(root)).journal, root, 'articles/gone/words.json').set('a', 1);
    const { journal } = await opened(root);
    // Not before somebody has said that nothing can be done with it.
    await journal.checkpoint();
    expect((await bytesIn(root))[0]).toBeGreaterThan(0);
    const name = (await journal.setAside()) ?? '';
    expect(await readFile(join(root, name), 'utf8')).toContain('articles/gone/words.json');
    await journal.checkpoint();
    expect(await bytesIn(root)).toEqual([0, 0]);
    expect(await journal.setAside()).toBeNull();
  });

  it('keeps what is opened while other files are written, until its own has been', async () => {
    const root = await temporaryFolder();
    const { journal: first } = await opened(root);
    await wordsOf(first, root, 'one.json').set('a', 1);
    await wordsOf(first, root, 'other.json').set('b', 1);

    const { journal } = await opened(root);
    const [one, other] = ['one.json', 'other.json'].map((name) => journal.of(join(root, name), 1));
    const save = (): Promise<void> => Promise.resolve();
    // Just now somebody opens the last one that the journal speaks of, and nothing of it is in its file.
    other?.behind({ keep, save: async () => one?.behind({ save, keep }) });
    await journal.checkpoint();
    expect((await opened(root)).journal.pending().sort()).toEqual(['one.json', 'other.json']);
  });

  it('is kept as long as a file cannot be written, and gone after a proper end', async () => {
    const root = await temporaryFolder();
    const { journal } = await opened(root);
    const its = journal.of(join(root, 'words.json'), 1);
    let fails = true;
    const save = async (): Promise<void> => {
      if (fails) throw Object.assign(new Error('refused'), { code: 'ENOSPC' });
      its.caughtUp();
    };
    await its.append([its.written({ set: [['a', 1]] }, () => undefined, { save, keep })]);
    await expect(journal.checkpoint()).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(journal.isBehind(join(root, 'words.json'))).toBe(true);
    expect((await opened(root)).journal.pending()).toEqual(['words.json']);
    fails = false;
    await journal.close();
    expect(await readdir(root)).toEqual([]);
  });
});
