import { levelled } from '../levelled';

/** What is known of the library, for the values of fields. */
export interface Known {
  tags: readonly string[];
  sites: readonly string[];
  languages: readonly string[];
  categories: readonly string[];
  collections: readonly string[];
}

/** A way to go on with a search: what is offered, and the whole search as it would be then. */
export interface Suggestion {
  label: string;
  /** What it means, where the label alone does not say. */
  about: string;
  search: string;
  caret: number;
}

/** Fields of the language of searches (docs/searching.md), with what they mean. */
export const fields: readonly (readonly [field: string, about: string])[] = [
  ['title:', 'in the title'],
  ['author:', 'by whom'],
  ['site:', 'in which outlet'],
  ['tag:', 'with a tag'],
  ['note:', 'in your notes'],
  ['quote:', 'in highlighted words'],
  ['category:', 'with a note of a category'],
  ['has:', 'has notes or links'],
  ['is:', 'unread, read, favourite, waiting'],
  ['before:', 'published before a day'],
  ['after:', 'published after a day'],
  ['on:', 'published on a day'],
  ['lang:', 'in a language'],
  ['collection:', 'in a collection'],
];

const most = 8;
const written = (value: string): string => (/[\s()"|]/.test(value) ? `"${value.replace(/"/g, '')}"` : value);

function valuesOf(field: string, known: Known): readonly string[] {
  if (field === 'tag') return known.tags;
  if (field === 'site') return known.sites;
  if (field === 'lang') return known.languages;
  if (field === 'category') return known.categories;
  if (field === 'collection') return known.collections;
  if (field === 'has') return ['notes', 'links'];
  if (field === 'is') return ['unread', 'read', 'favourite', 'waiting'];
  return [];
}

/** Those that begin so, then those with a word that does. */
function matching(values: readonly string[], typed: string): string[] {
  const wanted = levelled(typed);
  const begins = values.filter((value) => levelled(value).startsWith(wanted));
  const inside = values.filter((value) => !begins.includes(value) && levelled(value).includes(` ${wanted}`));
  return [...begins, ...inside].slice(0, most);
}

/** What the word at the caret may become: a field, or the value of one. Nothing while it is an ordinary word. */
export function suggestions(search: string, caret: number, known: Known): Suggestion[] {
  const before = /(?:^|[\s(])(-?)(?:(\p{L}+):)?("?)([^\s"():]*|(?<=")[^"]*)$/u.exec(search.slice(0, caret));
  if (!before) return [];
  const [, minus = '', field, quote = '', typed = ''] = before;
  const length = minus.length + (field === undefined ? 0 : field.length + 1) + quote.length + typed.length;
  const start = caret - length;
  const rest = search.slice(caret).replace(quote ? /^[^"]*"?/ : /^[^\s()]*/, '');
  const become = (word: string, about: string, more: string): Suggestion => {
    const put = `${search.slice(0, start)}${minus}${word}${more}`;
    return {
      label: minus + word,
      about,
      search: put + rest.replace(/^ (?=.)/, more ? '' : ' '),
      caret: put.length,
    };
  };
  if (field !== undefined) {
    const name = field.toLowerCase();
    const found = matching(valuesOf(name, known), typed);
    // It says all that there is to say already.
    if (found.length === 1 && found[0] === typed) return [];
    return found.map((value) => become(`${name}:${written(value)}`, '', ' '));
  }
  if (quote || typed.length < 2) return [];
  return fields
    .filter(([name]) => name.startsWith(typed.toLowerCase()))
    .map(([name, about]) => become(name, about, ''));
}
