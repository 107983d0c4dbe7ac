import type { Scope } from './query/query';
import type { Split } from './ranking/plan';
import type { Looking } from './found/looking';
import type { Searchable } from './searchable';
import { wordsIn } from './words/words-in';

const named: Readonly<Record<Scope, string>> = {
  ...{ title: 'title', author: 'author’s name', site: 'outlet', file: 'file name', text: 'text' },
  ...{ quote: 'highlight', note: 'note', tag: 'tag' },
};
/** Most words that are named in a sentence. */
const mostNamed = 4;

/** Why a phrase is not found, in a sentence. */
export function whyNot({ wanted: { said, scope }, missing, articles }: Split): string {
  const place = scope === null ? 'article' : named[scope];
  const words = missing.slice(0, mostNamed).flatMap((n) => wordOf(said, n) ?? []);
  if (words.length > 0) {
    const all = words.map((word) => `“${word}”`).join(' and ');
    return `${all} of “${said}” ${words.length === 1 ? 'stands' : 'stand'} in no ${place}.`;
  }
  if (articles === 0) return `No ${place} has all words of “${said}”.`;
  const those = articles === 1 ? 'one article has' : `${articles.toLocaleString('en')} articles have`;
  return `“${said}” stands in no ${place} word for word; ${those} its words in other places.`;
}

/** The word of a phrase that is term `n` of it, as it was written. */
function wordOf(said: string, n: number): string | null {
  const { positions, starts, ends } = wordsIn(said);
  const i = positions.indexOf(n);
  return i < 0 ? null : said.slice(starts[i], ends[i]);
}

/** How an article writes a term, most often; the term where it is not there any more. */
export async function writtenIn(article: Searchable, term: string, look: Looking): Promise<string> {
  const { title, byline, siteName, host, fileName, text, made } = article;
  const notes = made.annotations.flatMap(({ note, quote, tags }) => [note, quote, ...tags]);
  const counts = new Map<string, number>();
  for (const one of [text, title, byline, siteName, made.note, ...made.tags, ...notes, host, fileName]) {
    if (counts.size > 0) break;
    for (const { start, end } of await look(one, [{ terms: [term], goesOn: false, which: 0 }])) {
      const word = one.slice(start, end);
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  // Of two that are as frequent the one in small letters: the other may begin a sentence.
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? 1 : -1))[0]?.[0] ?? term;
}
