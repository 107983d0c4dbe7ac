import type { Passage } from '#contract';
import { functionWordsOf } from '../text/function-words';
import { type Saying, titles } from './saying';

/** A full stop belongs to initials and short titles only. */
const word = String.raw`(?:(?:\p{Lu}|Mrs?|Ms|Dr|Sgt|Lt|Gen|Col|Capt|Sen|Rep|Gov|Rev|Const|Prof|Det|Insp|Supt|Msgr|Jr|Sr|St|Hr|Fr)\.|\p{Lu}[\p{L}\p{M}'’-]*)`;
const small = String.raw`(?:de|del|van|von|der|den|bin|al|la|da|dos|zu)\s+`;
/** Words with capitals in a row: a name, perhaps with titles before it. */
const capitals = new RegExp(String.raw`${word}(?:\s+(?:${small}){0,2}${word}){0,6}`, 'gu');

/** Who said something, and where the text says so. */
export interface Speaker {
  name: string;
  passage: Passage;
}

/** Who is meant by a subject: a name, a description, or somebody named before. */
export type Subject =
  { kind: 'named' | 'described'; name: string; at: number } | { kind: 'pronoun'; at: number } | null;

/**
 * Whom the words before or behind a verb of saying speak of.
 * @param given nothing but those words
 */
export function subjectIn(given: string, saying: Saying, language: string): Subject {
  const subject = withoutOpener(given, saying, language);
  const first = /[\p{L}\p{M}'’-]+/u.exec(subject);
  if (!first) return null;
  const low = first[0].toLowerCase();
  const isAlone = subject.slice(first.index + first[0].length).trim() === '';
  if (saying.pronouns.includes(low.replace(/^-/, '')) && (isAlone || /^\p{Ll}/u.test(first[0])))
    return { kind: 'pronoun', at: first.index };
  const described = saying.articles.includes(low);
  const names = [...subject.matchAll(capitals)].filter(({ 0: found, index }) => {
    const before = subject.slice(0, index).trimEnd().toLowerCase();
    const preposition = /(\p{L}+)(?:\s+(?:the|der|dem|den|la|le|el))?$/u.exec(before)?.[1] ?? '';
    return (
      !saying.complements.includes(preposition) &&
      !/['’]s?$/u.test(found) &&
      plainName(found, language) !== null
    );
  });
  const chosen = names.at(-1);
  const plain = chosen && plainName(chosen[0], language);
  if (chosen && plain && isName(subject, chosen, plain, described, saying, language)) {
    const other = names.at(-2);
    const both =
      other && /^\s+(?:and|und|et|y|e)\s+$/u.test(subject.slice(other.index + other[0].length, chosen.index));
    const from = both ? other.index + (plainName(other[0], language)?.at ?? 0) : chosen.index + plain.at;
    return {
      kind: 'named',
      name: subject.slice(from, chosen.index + plain.at + plain.name.length),
      at: from,
    };
  }
  const office = /\p{L}+$/u.exec(subject.trim())?.[0] ?? '';
  if (!described && !/^\p{Ll}/u.test(first[0]) && !isTitle(office)) return null;
  const name = subject.slice(first.index).replace(/\s+/g, ' ').trim();
  const words = name.split(' ').length;
  const says = described || isTitle(office) ? words >= 2 && words <= 9 : groups.has(low) && words <= 4;
  return says ? { kind: 'described', name, at: first.index } : null;
}

/** “Then the captain” → “the captain”, in place. */
function withoutOpener(given: string, { articles, pronouns }: Saying, language: string): string {
  const opener = /^[\s,]*([\p{L}'’]+)(?=[\s,])/u.exec(given);
  const word = opener?.[1]?.toLowerCase() ?? '';
  if (!opener || !functionWordsOf(language).has(word) || articles.includes(word) || pronouns.includes(word))
    return given;
  return ' '.repeat(opener[0].length) + given.slice(opener[0].length);
}

/** The name that a text begins with, if it does: what stands behind “said” or “according to”. */
export function leadingName(text: string, saying: Saying, language: string): Subject {
  const [found] = text.matchAll(capitals);
  if (!found || found.index > 0 || saying.articles.includes(found[0].split(/\s/)[0]?.toLowerCase() ?? ''))
    return null;
  const plain = plainName(found[0], language);
  const more = /^\s+(?:and|und|et|y|e)\s+\p{Lu}/u.test(text.slice(found[0].length));
  return plain && !more ? { kind: 'named', ...plain } : null;
}

/** Whether words with capitals are a name, and not the first of “March participants” or “the Mexican leader”. */
function isName(
  subject: string,
  found: RegExpExecArray,
  plain: { name: string },
  described: boolean,
  saying: Saying,
  language: string,
): boolean {
  const after = subject.slice(found.index + found[0].length).trim();
  const next = /^[\p{L}\p{M}]+/u.exec(after)?.[0].toLowerCase();
  if (next !== undefined && /^\p{Ll}/u.test(after)) {
    if (
      described ||
      !(saying.complements.includes(next) || new RegExp(`^${saying.between}`, 'iu').test(`${after} `))
    )
      return false;
  }
  // German nouns all have capitals: behind an article only two in a row are taken for a name.
  return !(described && language === 'de' && !/\s/.test(plain.name));
}

/** Speak without an article. */
const groups = new Set([
  'police',
  'officials',
  'authorities',
  'prosecutors',
  'investigators',
  'witnesses',
  'lawyers',
  'doctors',
]);

/** A name without titles and words that only open a sentence, and where it begins; null when nothing is left. */
function plainName(found: string, language: string): { name: string; at: number } | null {
  const own = functionWordsOf(language);
  const words = [...found.matchAll(/\S+/g)].map((match) => ({ word: match[0], at: match.index }));
  const last = words.findLastIndex(({ word }, n) => n < words.length - 1 && isTitle(word));
  let from = last + 1;
  // “Microsoft’s Jane Doe”, but “St James’s Palace”
  const owner = words.findLastIndex(({ word }, n) => n < words.length - 2 && /['’]s$/u.test(word));
  from = Math.max(from, owner + 1);
  const opens = ({ word }: { word: string }): boolean =>
    own.has(word.toLowerCase()) || (from < words.length - 1 && (isTitle(word) || /^\p{Lu}{3,}$/u.test(word)));
  for (let next = words[from]; next && opens(next); next = words[from]) from++;
  const at = words[from]?.at ?? found.length;
  const name = found
    .slice(at)
    .replace(/\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/u, '')
    .trimEnd()
    .replace(/(?<!\b\p{Lu})[.’'-]+$/u, '');
  return /\p{Ll}|\p{Lu}{2}/u.test(name) && !isTitle(name.split(/\s/).at(-1) ?? '') ? { name, at } : null;
}

const isTitle = (each: string): boolean => titles.has(each.toLowerCase().replace(/\.$/, ''));

/** The full names of a text by their last word; null where two persons have it. */
export function fullNamesIn(text: string, language: string): ReadonlyMap<string, string | null> {
  const names = new Map<string, string | null>();
  const seen = new Set<string>();
  for (const { 0: found } of text.matchAll(capitals)) {
    if (seen.has(found) || !/\s/.test(found)) continue;
    seen.add(found);
    const name = plainName(found, language)?.name;
    const words = name?.split(/\s+/) ?? [];
    const last = words.at(-1);
    if (name === undefined || last === undefined || words.length < 2 || words.length > 4) continue;
    const known = names.get(last);
    // “Joe Biden” and “President Joe Biden” are one; the longer has a second name.
    if (known === undefined) names.set(last, name);
    else if (known !== null && known !== name) names.set(last, sameName(known, name));
  }
  return names;
}

function sameName(one: string, other: string): string | null {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const [low, high] = [bare(short), bare(long)];
  return low === high || high.endsWith(` ${low}`) || high.startsWith(`${low.split(' ')[0] ?? ''} `)
    ? long
    : null;
}

const bare = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** A speaker under the full name that the text has for them. */
export function inFull(speaker: Speaker, names: ReadonlyMap<string, string | null>): Speaker {
  const full = names.get(speaker.name.split(' ').at(-1) ?? '');
  return full && bare(full).endsWith(` ${bare(speaker.name)}`) ? { ...speaker, name: full } : speaker;
}
