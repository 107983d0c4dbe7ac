import type { Category, Id } from '#contract';
import { categoryTerm, linkedTerm } from '../index/document';
import type { Plan } from '../ranking/plan';
import type { LibraryEntry } from '../../store/formats';
import { wordsIn } from '../words/words-in';
import { factHolds } from './fact-holds';
import { namesSay } from './names-say';
import type { Query } from './query';

/** What the names in a search stand for. */
export interface Known {
  entry: (id: Id) => LibraryEntry | undefined;
  categories: () => readonly Category[];
  /** The articles of the collections of a name; null when there is none. */
  collected: (name: string) => ReadonlySet<Id> | null;
}

/** A search whose names are known. */
export type Resolved =
  | Exclude<Query, { kind: 'fact' } | { kind: 'and' } | { kind: 'or' } | { kind: 'not' }>
  | { kind: 'holds'; of: (id: Id) => boolean }
  | { kind: 'term'; term: string }
  | { kind: 'not'; of: Resolved }
  | { kind: 'and' | 'or'; of: readonly Resolved[] };

const levelled = (name: string): string => wordsIn(name).terms.join(' ');

/** Names that stand for nothing are left out, and `misread` gets a sentence. */
export function resolve(query: Query, known: Known, misread: string[]): Resolved {
  const all: Resolved = { kind: 'and', of: [] };
  switch (query.kind) {
    case 'words':
      return query;
    case 'not': {
      const of = resolve(query.of, known, misread);
      return of.kind === 'and' && of.of.length === 0 ? all : { kind: 'not', of };
    }
    case 'and':
    case 'or':
      return { kind: query.kind, of: query.of.map((one) => resolve(one, known, misread)) };
    case 'fact': {
      const { fact } = query;
      if (fact.is === 'linked') return { kind: 'term', term: linkedTerm };
      if (fact.is === 'categorised') {
        const name = levelled(fact.name);
        const its = known.categories().filter((one) => one.id === fact.name || levelled(one.name) === name);
        if (its.length === 0) return (misread.push(`There is no category “${fact.name}”.`), all);
        return { kind: 'or', of: its.map(({ id }) => ({ kind: 'term', term: categoryTerm(id) })) };
      }
      if (fact.is === 'collected') {
        const articles = known.collected(fact.name);
        if (!articles) return (misread.push(`There is no collection “${fact.name}”.`), all);
        return { kind: 'holds', of: (id) => articles.has(id) };
      }
      return {
        kind: 'holds',
        of: (id) => {
          const entry = known.entry(id);
          return entry !== undefined && factHolds(fact, entry);
        },
      };
    }
  }
}

/** Whether the index of words has to be asked. */
export function needsIndex(query: Resolved): boolean {
  if (query.kind === 'words' || query.kind === 'term') return true;
  if (query.kind === 'holds') return false;
  return query.kind === 'not' ? needsIndex(query.of) : query.of.some(needsIndex);
}

/** Whether it holds of an article as far as its entry tells. */
export function holdsOf(query: Resolved, entry: LibraryEntry): boolean {
  switch (query.kind) {
    case 'words':
      return namesSay(entry, query);
    case 'term':
      return false;
    case 'holds':
      return query.of(entry.id);
    case 'not':
      return !holdsOf(query.of, entry);
    case 'and':
      return query.of.every((one) => holdsOf(one, entry));
    case 'or':
      return query.of.some((one) => holdsOf(one, entry));
  }
}

/** @param ids articles by their number in the index */
export function planOf(query: Resolved, ids: readonly Id[]): Plan {
  switch (query.kind) {
    case 'words':
      return { kind: 'words', wanted: query };
    case 'term':
      return query;
    case 'holds':
      return { kind: 'set', has: Uint8Array.from(ids, (id) => (query.of(id) ? 1 : 0)) };
    case 'not':
      return { kind: 'not', of: planOf(query.of, ids) };
    case 'and':
    case 'or':
      return { kind: query.kind, of: query.of.map((one) => planOf(one, ids)) };
  }
}
