import { type Id, limits, type Passage, type SearchSnippet } from '#contract';
import type { Scope, Wanted } from '../query/query';
import type { Searchable } from '../searchable';
import type { Looking } from './looking';
import { type Occurrence, soughtFor } from './occurrences';
import { lookHere } from './passages';
import { bestOf, bestWindows, looksLike, type Window } from './windows';

type Field = SearchSnippet['field'];
type Instead = ReadonlyMap<string, readonly string[]>;

/** How much a place says beside another that shows as much of the search. */
const worth: Readonly<Record<Field, number>> = {
  ...{ note: 1.3, 'article-note': 1.3, text: 1.2, quote: 1.15, tag: 1 },
  // These stand in the row of the article anyway.
  ...{ title: 0.9, byline: 0.7, siteName: 0.6 },
};
/** Most snippets of the text, and most of each other field. */
const ofText = 3;
const ofEach = 2;

interface Place {
  field: Field;
  window: Window;
  passage: Passage | null;
  annotation: Id | null;
  category?: string;
}

/** The best places in which an article says what was searched for, the best first; at most `most`. */
export async function snippetsOf(
  article: Searchable,
  words: readonly Wanted[],
  instead?: Instead,
  look: Looking = lookHere,
): Promise<SearchSnippet[]> {
  const find = async (text: string, ...scopes: Scope[]): Promise<Occurrence[]> => {
    const some = words.map((word, which) => ({ word, which }));
    const here = some.filter(({ word }) => word.scope === null || scopes.includes(word.scope));
    if (here.length === 0 || text === '') return [];
    const sought = soughtFor(
      here.map(({ word }) => word),
      instead,
    );
    const found = await look(text, sought);
    return found.map((one) => ({ ...one, which: here[one.which]?.which ?? 0 }));
  };
  const places: Place[] = [];
  type Of = Pick<Place, 'annotation' | 'category'>;
  const add = async (
    field: Field,
    text: string,
    scope: Scope,
    of: Of = { annotation: null },
  ): Promise<void> => {
    const window = bestOf(text, await find(text, scope));
    if (window) places.push({ field, window, passage: null, ...of });
  };

  const { title, byline, siteName, text, made } = article;
  await add('title', title, 'title');
  await add('byline', byline, 'author');
  await add('siteName', siteName, 'site');
  for (const window of bestWindows(text, await find(text, 'text'), ofText))
    places.push({ field: 'text', window, passage: window.passage, annotation: null });
  await add('article-note', made.note, 'note');
  for (const tag of made.tags) await add('tag', tag, 'tag');
  for (const { id, quote, note, tags, passage, category } of made.annotations) {
    const of = { annotation: id, category };
    const window = bestOf(quote, await find(quote, 'quote'));
    if (window) places.push({ field: 'quote', window, passage, ...of });
    await add('note', note, 'note', of);
    for (const tag of tags) await add('tag', tag, 'tag', of);
  }
  return chosen(places).map(({ field, window, passage, annotation, category }) => ({
    ...{ field, text: window.text, marks: window.marks, passage, annotation },
    version: article.version,
    ...(category !== undefined && { category }),
  }));
}

function chosen(places: readonly Place[]): Place[] {
  const value = ({ field, window }: Place): number => window.score * worth[field];
  const sorted = [...places].sort((a, b) => value(b) - value(a));
  const found: Place[] = [];
  for (const place of sorted) {
    if (found.length >= limits.snippets) break;
    const same = found.filter(({ field }) => field === place.field);
    if (same.length >= (place.field === 'text' ? ofText : ofEach)) continue;
    // The same words of a passage, once as text and once as the quote of a note.
    if (found.some((other) => overlap(other.passage, place.passage))) continue;
    if (same.some(({ window }) => looksLike(window, place.window))) continue;
    found.push(place);
  }
  return found;
}

function overlap(a: Passage | null, b: Passage | null): boolean {
  return a !== null && b !== null && a.start < b.end && b.start < a.end;
}
