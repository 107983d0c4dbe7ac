import type { PairedText } from '../text/pair';
import { wordFrom, type WordRow } from '../text/words';
import type { Speaker } from './names';
import { speakersOf } from './speakers';

/** What somebody said in one breath: spans with no more between them than who said it. */
export interface Utterance {
  speaker: Speaker | null;
  spans: QuotedWords[];
}

/** A quoted span by the words in it. */
export interface QuotedWords {
  /** Numbers of words in the row; those in [brackets] are the reporter's and left out. */
  words: number[];
  start: number;
  end: number;
}

/** Longest “…,” said Jane Doe, the harbour master of Holm, “…” that is passed over. */
const between = 160;

/** The utterances of a text in order. */
export function utterancesOf(text: PairedText, row: WordRow): Utterance[] {
  const speakers = speakersOf(text);
  const found: Utterance[] = [];
  let last: { end: number; continued: boolean } | null = null;
  for (const [n, span] of text.quoted.entries()) {
    const words = { words: wordsIn(text.text, row, span.start, span.end), start: span.start, end: span.end };
    const speaker = speakers[n] ?? null;
    const current = found.at(-1);
    if (current && last && goesOn(text.text, last, span.start, current.speaker, speaker)) {
      current.spans.push(words);
      current.speaker ??= speaker;
    } else found.push({ speaker, spans: [words] });
    last = span;
  }
  return found;
}

function goesOn(
  text: string,
  last: { end: number; continued: boolean },
  start: number,
  one: Speaker | null,
  other: Speaker | null,
): boolean {
  if (last.continued) return true;
  if (start - last.end > between || (one && other && one.name !== other.name)) return false;
  return (one !== null || other !== null) && !text.slice(last.end, start).includes('\n');
}

function wordsIn(text: string, row: WordRow, start: number, end: number): number[] {
  const found: number[] = [];
  let bracket = text.indexOf('[', start);
  let closed = -1;
  for (let i = wordFrom(row, start); i < row.count && (row.starts[i] ?? 0) < end; i++) {
    const at = row.starts[i] ?? 0;
    if (bracket >= 0 && bracket < at && bracket < end) {
      const to = text.indexOf(']', bracket);
      // One that is not closed in this quotation is no bracket.
      closed = to >= 0 && to < end ? to : closed;
      bracket = text.indexOf('[', Math.max(at, closed));
    }
    if (at > closed) found.push(i);
  }
  return found;
}
