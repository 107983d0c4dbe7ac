/** What of an article a word may stand in. `note` is notes on passages and on the article, `tag` tags of both. */
export const scopes = ['title', 'author', 'site', 'file', 'text', 'quote', 'note', 'tag'] as const;
export type Scope = (typeof scopes)[number];

/** One word, or several that stand next to each other, as `wordsIn` levels them. */
export interface Wanted {
  kind: 'words';
  terms: readonly string[];
  /** The same written as one: `reelected` for `re-elected`. */
  whole: string | null;
  /** Whether the last term may go on: `asked` by an asterisk, or `typing` while nothing stands behind it. */
  prefix: 'no' | 'asked' | 'typing';
  /** Null: anywhere. */
  scope: Scope | null;
  /** As the reader wrote it. */
  said: string;
}

/** What an entry of the library index says of an article; and what marks its notes have. */
export type Fact =
  /** Day of publication, or else of import: before, after (both not included) or within a year, month or day. */
  | { is: 'dated'; how: 'before' | 'after' | 'on'; day: string }
  /** A language tag or the beginning of one, in lower case. */
  | { is: 'language'; lang: string }
  | { is: 'state'; state: 'read' | 'unread' | 'favourite' | 'waiting' | 'noted' }
  | { is: 'length'; how: '<' | '<=' | '>' | '>=' | '='; words: number }
  | { is: 'collected'; name: string }
  | { is: 'linked' }
  /** Has a note of the category of this name or id. */
  | { is: 'categorised'; name: string };

export type Query =
  | Wanted
  | { kind: 'fact'; fact: Fact }
  | { kind: 'not'; of: Query }
  | { kind: 'and' | 'or'; of: readonly Query[] };

export interface Parsed {
  query: Query;
  /** What was left out, or taken for words, in sentences. */
  misread: string[];
}

/** Whether nothing is asked for. */
export function isEmpty(query: Query): boolean {
  return query.kind === 'and' && query.of.length === 0;
}

/** All words that are to be there: not those behind a minus. */
export function wantedIn(query: Query): Wanted[] {
  if (query.kind === 'words') return [query];
  if (query.kind === 'and' || query.kind === 'or') return query.of.flatMap(wantedIn);
  return [];
}
