import type { Sentence } from '../text';
import { sentenceStarts } from './boundaries';
import { datelineLength } from './dateline';
import { isFurniture, isLabelledCredit } from './furniture';
import { languageIn } from './language';
import { isSubhead } from './subheads';

/**
 * The sentences of a text in its order, without white space around them; together they hold everything that is not
 * white space. A line is one or more sentences of its own, unless it goes on in the next one. Datelines are cut off as
 * pieces that are not compared, and lines that are not part of what is reported are not compared either.
 * @param lang BCP 47; looked for in the text when null
 */
export function sentencesOf(text: string, lang: string | null): Sentence[] {
  const language = languageIn(text, lang) ?? 'en';
  const found: Sentence[] = [];
  const seen = new Set<string>();
  const paragraphs = [...paragraphsOf(text)].filter(({ start, end }) => /\S/.test(text.slice(start, end)));
  for (const [n, { start, end }] of paragraphs.entries()) {
    const paragraph = text.slice(start, end).replace(/[\n\r]/g, ' ');
    const cut = datelineLength(paragraph);
    const body = paragraph.slice(cut);
    const compared = !isFurniture(body.trim()) && !isRepeated(body, seen);
    if (cut === 0 && compared && isSubhead(text, paragraphs, n)) {
      found.push(...trimmed(text, start, end, true).map((line): Sentence => ({ ...line, heading: true })));
      continue;
    }
    if (cut > 0) found.push(...trimmed(text, start, start + cut, false));
    let from = start + cut;
    for (const at of sentenceStarts(body, language)) {
      found.push(...trimmed(text, from, start + cut + at, compared));
      from = start + cut + at;
    }
    found.push(...trimmed(text, from, end, compared));
  }
  return found;
}

function trimmed(text: string, from: number, to: number, compared: boolean): Sentence[] {
  let [start, end] = [from, to];
  while (start < end && isSpace(text, start)) start++;
  while (end > start && isSpace(text, end - 1)) end--;
  if (start === end) return [];
  return [{ start, end, compared: compared && !isCredit(text, start, end) }];
}

const space = /\s/;
const isSpace = (text: string, at: number): boolean => space.test(text[at] ?? '');

/** A credit behind a caption: “(AP Photo/Jane Doe)”, “Illustration: Kellport Courier”. */
function isCredit(text: string, start: number, end: number): boolean {
  if (end - start >= 100) return false;
  const sentence = text.slice(start, end);
  return isLabelledCredit(sentence) || (sentence.startsWith('(') && isFurniture(sentence));
}

/** Fewest letters of a line that is not compared when it stands there again: captions do. */
const repeatedFrom = 25;

function isRepeated(paragraph: string, seen: Set<string>): boolean {
  const bare = paragraph.trim();
  if (bare.length < repeatedFrom || bare.length > 2_000) return false;
  if (seen.has(bare)) return true;
  seen.add(bare);
  return false;
}

/** Lines that are shorter are headings, verses or addresses, and do not go on. */
const wrappedFrom = 45;

/** Lines, and series of lines that a sentence was broken over by hand. */
function* paragraphsOf(text: string): Generator<{ start: number; end: number }> {
  let [start, from] = [0, 0];
  while (from <= text.length) {
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline;
    if (newline < 0 || !goesOn(text, from, end)) {
      yield { start, end };
      start = end + 1;
    }
    from = end + 1;
  }
}

function goesOn(text: string, from: number, end: number): boolean {
  if (end - from < wrappedFrom || end - from > 200) return false;
  return (
    /^\p{Ll}/u.test(text.slice(end + 1, end + 3)) && /[\p{L}\p{N},-]\s*$/u.test(text.slice(end - 4, end))
  );
}
