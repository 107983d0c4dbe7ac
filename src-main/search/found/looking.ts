import { wordsIn } from '../words/words-in';
import { type Occurrence, occurrences, type Sought } from './occurrences';

/** Something that is looked for in a text. */
export interface Look {
  text: string;
  sought: readonly Sought[];
}

/** Where it stands in the text, in the order of the text. */
export type Looking = (text: string, sought: readonly Sought[]) => Promise<Occurrence[]>;

/** So short a text is looked through at once: sending it to another thread would cost more. UTF-16 code units. */
const short = 2000;
/** What is looked through together, so that nothing else that is asked of the thread waits long. */
const together = 100_000;
/** How much of the next piece a piece has, so that phrases are found that go over its end. */
const overlap = 2000;

export const lookThrough = ({ text, sought }: Look): Occurrence[] => occurrences(wordsIn(text), sought);

/**
 * Texts are looked through in another thread, in pieces, one batch of them after the other: a text may have megabytes, and
 * to take one apart costs a second and more for ten of them.
 * @param there looks in the other thread; null where it cannot, and it is done here
 */
export function createLooking(there: (looks: readonly Look[]) => Promise<Occurrence[][] | null>): Looking {
  interface Waiting extends Look {
    done: (found: Occurrence[]) => void;
  }
  let waiting: Waiting[] = [];
  let isRunning = false;

  const run = async (): Promise<void> => {
    isRunning = true;
    while (waiting.length > 0) {
      let [count, length] = [0, 0];
      do length += waiting[count++]?.text.length ?? 0;
      while (count < waiting.length && length < together);
      const [batch, later] = [waiting.slice(0, count), waiting.slice(count)];
      waiting = later;
      const found = await there(batch.map(({ text, sought }) => ({ text, sought }))).catch(() => null);
      batch.forEach((look, n) => look.done(found?.[n] ?? lookThrough(look)));
    }
    isRunning = false;
  };
  const ask = (look: Look): Promise<Occurrence[]> =>
    new Promise((done) => {
      waiting.push({ ...look, done });
      if (!isRunning) void run();
    });

  return async (text, sought) => {
    if (sought.length === 0 || text === '') return [];
    if (text.length <= short) return lookThrough({ text, sought });
    const all: Occurrence[] = [];
    for (const { from, to } of piecesOf(text)) {
      const found = await ask({ text: text.slice(from, to + overlap), sought });
      for (const { start, end, which } of found)
        if (from + start < to) all.push({ start: from + start, end: from + end, which });
    }
    return all;
  };
}

/** Parts of a text, cut between words where there are any. */
function* piecesOf(text: string): Generator<{ from: number; to: number }> {
  for (let from = 0; from < text.length;) {
    const wanted = from + together;
    let to = wanted >= text.length ? text.length : wanted;
    if (to < text.length) {
      const space = Math.max(text.lastIndexOf(' ', to), text.lastIndexOf('\n', to));
      if (space > from + together / 2) to = space;
      // Never in the middle of a character.
      else if ((text.charCodeAt(to) & 0xfc00) === 0xdc00) to++;
    }
    yield { from, to };
    from = to;
  }
}
