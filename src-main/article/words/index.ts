import { da } from './da';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { it } from './it';
import { nb } from './nb';
import { nl } from './nl';
import { pl } from './pl';
import { pt } from './pt';
import { ru } from './ru';
import { sv } from './sv';
import type { Kind, Words } from './words';

/**
 * All languages at once: a page's own label is often wrong, and the phrases are long enough not to be mistaken for
 * another language's. A language more is a file more and a name in this list.
 */
export const languages: Words[] = [en, de, es, fr, it, nl, pt, da, nb, pl, ru, sv];

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .normalize('NFC');

const lineKinds = new Map<string, Kind>();
for (const { lines } of languages) {
  for (const [kind, phrases] of Object.entries(lines) as [Kind, string[]][]) {
    for (const phrase of phrases) lineKinds.set(fold(phrase), kind);
  }
}

/** First characters of a beginning: most lines are done with after looking at these. */
const openingOf = (phrase: string): string => phrase.slice(0, 4);

const kindsInOrder: Kind[] = [];
const beginnings = new Map<string, Map<Kind, string[]>>();
for (const { starts } of languages) {
  for (const [kind, phrases] of Object.entries(starts) as [Kind, string[]][]) {
    if (!kindsInOrder.includes(kind)) kindsInOrder.push(kind);
    for (const phrase of phrases.map(fold)) {
      const kinds = beginnings.get(openingOf(phrase)) ?? new Map<Kind, string[]>();
      beginnings.set(openingOf(phrase), kinds.set(kind, [...(kinds.get(kind) ?? []), phrase]));
    }
  }
}
const starters = new Map(
  [...beginnings].map(([opening, kinds]) => [
    opening,
    [...kinds].map(([kind, phrases]) => ({
      rank: kindsInOrder.indexOf(kind),
      pattern: new RegExp(`^(?:${phrases.map(toPattern).join('|')})`, 'u'),
    })),
  ]),
);

function toPattern(phrase: string): string {
  const source = phrase.replace(/[.*+?^${}()|[\]/]/g, '\\$&');
  return /[\p{L}\p{N}]$/u.test(phrase) && !phrase.endsWith('\\d') ? `${source}(?![\\p{L}\\p{N}])` : source;
}

/** The kind of furniture that a whole line is, by its words alone. */
export function kindOfLine(text: string): Kind | null {
  const line = fold(text)
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    .replace(/\s+/g, ' ');
  return lineKinds.get(line) ?? null;
}

/** The kind of furniture that a line begins like. */
export function kindOfStart(text: string): Kind | null {
  const line = fold(text)
    .replace(/^[\s\-–—>»*•|]+/, '')
    .replace(/\s+/g, ' ')
    .slice(0, 80);
  let best = kindsInOrder.length;
  for (const n of [1, 2, 3, 4]) {
    for (const { rank, pattern } of starters.get(line.slice(0, n)) ?? [])
      if (rank < best && pattern.test(line)) best = rank;
  }
  return kindsInOrder[best] ?? null;
}

const flat = (pick: (words: Words) => string[]): string =>
  [...new Set(languages.flatMap(pick).map(fold))]
    .sort((a, b) => b.length - a.length)
    .map((w) => w.replace(/[.*+?^${}()|[\]/]/g, '\\$&'))
    .join('|');

/** Sources of patterns, longest word first. */
export const sources = {
  months: flat((w) => w.months.flat()),
  weekdays: flat((w) => w.weekdays),
  by: flat((w) => w.by),
  dated: flat((w) => w.dated),
};

const modified = new RegExp(`(?<!\\p{L})(?:${flat((w) => w.modified)})(?!\\p{L})`, 'iu');

/** Whether a line speaks of a later change: “Updated 3 March”. */
export function saysModified(text: string): boolean {
  return modified.test(fold(text));
}

const byWord = new RegExp(`^(?:${sources.by})\\s*:?$`, 'iu');

/** Whether a line is nothing but what stands before an author's name. */
export function isByWord(text: string): boolean {
  return text.length < 40 && byWord.test(fold(text).trim());
}

/** 1 to 12, or null when it is no month's name. */
export function monthNumber(name: string): number | null {
  const wanted = fold(name).replace(/\.$/, '');
  for (const { months } of languages) {
    const index = months.findIndex((names) => names.includes(wanted));
    if (index >= 0) return index + 1;
  }
  return null;
}

const mentioned = new Map<Kind, RegExp>();
for (const kind of new Set(languages.flatMap((w) => Object.keys(w.mentions) as Kind[]))) {
  mentioned.set(kind, new RegExp(`(?<!\\p{L})(?:${flat((w) => w.mentions[kind] ?? [])})(?!\\p{L})`, 'iu'));
}

/** Whether a line has words that go with a kind of furniture. */
export function mentions(kind: Kind, text: string): boolean {
  return mentioned.get(kind)?.test(fold(text)) ?? false;
}
