import type { WordRow } from '../text/words';
import type { Utterance } from './utterances';

/** All quoted words of a text in a row, with the utterance that each is of. */
export interface QuotedList {
  utterances: readonly Utterance[];
  /** Numbers of the words; between utterances one that no other list has. */
  ids: Int32Array;
  /** The number in the row of words, or -1 between utterances. */
  at: Int32Array;
  utterance: Int32Array;
  /** Where each utterance begins in the list. */
  starts: Int32Array;
}

/** @param sign tells the breaks of this list from those of the other one */
export function quotedList(utterances: readonly Utterance[], row: WordRow, sign: 1 | 2): QuotedList {
  const ids: number[] = [];
  const at: number[] = [];
  const utterance: number[] = [];
  const starts = new Int32Array(utterances.length);
  for (const [n, { spans }] of utterances.entries()) {
    starts[n] = ids.length;
    for (const { words } of spans) {
      for (const i of words) {
        ids.push(row.ids[i] ?? 0);
        at.push(i);
        utterance.push(n);
      }
    }
    ids.push(-2 * n - sign);
    at.push(-1);
    utterance.push(n);
  }
  return {
    ...{ utterances, starts, ids: Int32Array.from(ids) },
    ...{ at: Int32Array.from(at), utterance: Int32Array.from(utterance) },
  };
}
