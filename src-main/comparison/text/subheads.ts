import type { Passage } from '#contract';

/** Longest subhead. */
const longest = { characters: 70, words: 10 };

/** What a sentence ends with, and what a line that goes on or leads to a list does. */
const ended = /[.!?…。！？:;,–—-]["'”’»“‘«)\]」』]*$/u;
const isQuoted = /["”’»“」』]$/u;
const item = /^(?:[-–—•*·▪◦>]|\(?\d{1,3}[.)])\s/u;

/**
 * Whether a paragraph is a subhead: a short line without a full stop in the middle of a text, between paragraphs that are
 * sentences. Several such lines in a row are a list or a table.
 * @param paragraphs those that are not empty, in order
 */
export function isSubhead(text: string, paragraphs: readonly Passage[], n: number): boolean {
  const at = (i: number): string => {
    const place = paragraphs[i];
    return place ? text.slice(place.start, place.end).trim() : '';
  };
  const line = at(n);
  if (line.length > longest.characters || line.split(/\s+/).length > longest.words) return false;
  if (ended.test(line) || isQuoted.test(line) || item.test(line) || !/^[\p{Lu}\p{N}\p{Lo}]/u.test(line))
    return false;
  return endsProse.test(at(n - 1)) && isProse.test(at(n + 1));
}

/** The end of a paragraph, or of a caption with its credit. */
const endsProse = /[.!?…。！？]["'”’»“‘«)\]」』]*(?:\s+\p{Lu}\p{L}+(?:\s\p{L}+)?:\s[^.!?]{2,60})?$/u;
const isProse = /[.!?…。！？]["'”’»“‘«)\]」』]*(?:\s|$)/u;
