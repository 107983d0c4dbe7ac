import { bare, countWords } from '../rules/block';
import { isByLine, isDateLine } from '../rules/phrases';
import { isByWord, kindOfLine, saysModified } from '../words';
import { authorName } from './authors';
import { findDate } from './dates';

/** What the lines around a headline say to a reader. */
export interface NearHeadline {
  authors: string[];
  /** Line with the date of publication. */
  published: string | null;
  /** Line with the date of a later change. */
  modified: string | null;
}

/** Lines looked at above and below the headline; prose ends the search. */
const above = 4;
const below = 14;
const proseWords = 28;

/**
 * Reads bylines and dates as people do: in the short lines above and below the headline.
 * @param lines all lines of the page, in order.
 */
export function nearHeadline(lines: readonly { text: string }[], title: string | null): NearHeadline {
  const found: NearHeadline = { authors: [], published: null, modified: null };
  const wanted = bare(title ?? '');
  if (wanted === '') return found;
  // The first one may be a crumb or a menu: the last before the text counts.
  const at = lines.findIndex(({ text }, i) => bare(text) === wanted && !repeatedSoon(lines, i, wanted));
  if (at < 0) return found;
  const head = [
    ...lines.slice(Math.max(0, at - above), at),
    ...untilProse(lines.slice(at + 1, at + 1 + below)),
  ];
  for (const [i, { text }] of head.entries()) {
    if (text.length > 200) continue;
    const date = findDate(text);
    if (date !== null && countWords(text) <= 16) {
      const before = head[i - 1]?.text ?? '';
      const label = before.length < 40 && findDate(before) === null ? before : '';
      if (saysModified(text) || saysModified(label)) found.modified ??= text;
      else found.published ??= text;
    }
    if (kindOfLine(text) !== null && !isByWord(text)) continue;
    const next = head[i + 1]?.text ?? '';
    if (isByWord(text) && looksLikeName(next)) found.authors.push(next);
    else if (isByLine(text, null)) found.authors.push(text);
    else if (
      found.authors.length === 0 &&
      looksLikeName(text) &&
      besideDate(head, i) &&
      bare(text) !== wanted
    )
      found.authors.push(text);
  }
  found.authors = found.authors.filter((text) => authorName(text) !== null).slice(0, 3);
  return found;
}

function repeatedSoon(lines: readonly { text: string }[], at: number, wanted: string): boolean {
  return lines.slice(at + 1, at + 8).some(({ text }) => bare(text) === wanted);
}

function untilProse<T extends { text: string }>(lines: T[]): T[] {
  let seen = 0;
  const end = lines.findIndex(({ text }) => countWords(text) > proseWords && ++seen === 2);
  return end < 0 ? lines : lines.slice(0, end);
}

const noName =
  /(?<!\p{L})(?:editor|editorial|director|manager|officer|writer|reporter|team|staff|news|blog|home|read|share|magazine|press|company|group|guide|university|marketing|podcast|article|post|posts|insights?|redaktion|the|new|all)(?!\p{L})/iu;

/** Two to four capitalised words and nothing else, and no trade among them. */
export function looksLikeName(text: string): boolean {
  return (
    !noName.test(text) &&
    /^\p{Lu}[\p{L}.'’-]*(?:\s(?:de|van|von|der|den|la|di|da|\p{Lu}[\p{L}.'’-]*)){1,3}$/u.test(text) &&
    text.length < 40
  );
}

/** A name alone on its line is a byline where a date or a reading time stands beside it. */
function besideDate(head: readonly { text: string }[], at: number): boolean {
  return [head[at + 1], head[at - 1]].some(
    (line) => line !== undefined && line.text.length < 60 && isDateLine(line.text),
  );
}
