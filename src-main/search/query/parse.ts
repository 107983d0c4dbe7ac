import { field } from './facts';
import type { Parsed, Query } from './query';
import { phrase, wanted } from './wanted';

/** Most words and fields of one search. */
export const mostClauses = 60;
const deepest = 10;

const opening = /["“„«]/;
const closing: Readonly<Record<string, RegExp>> = { '"': /"/, '“': /[”"]/, '„': /[“”"]/, '«': /[»"]/ };

/**
 * Understands a search as docs/searching.md tells. Nothing is an error: what makes no sense is left out, or looked for as
 * words, and `misread` says so.
 */
export function parseQuery(search: string): Parsed {
  const misread: string[] = [];
  let at = 0;
  let clauses = 0;

  const skip = (): void => {
    while (at < search.length && /\s/u.test(search[at] ?? '')) at++;
  };
  const quoted = (): string => {
    const end = closing[search[at++] ?? ''] ?? /"/;
    const from = at;
    while (at < search.length && !end.test(search[at] ?? '')) at++;
    return search.slice(from, at++);
  };
  const run = (): string => {
    const from = at;
    while (at < search.length && !/[\s()"“”„«»|]/u.test(search[at] ?? '')) at++;
    return search.slice(from, at);
  };
  const andOf = (of: Query[]): Query => (of.length === 1 && of[0] ? of[0] : { kind: 'and', of });

  const clause = (depth: number): Query | null => {
    const sign = search[at] ?? '';
    if (sign === '(') {
      at++;
      const inner = alternatives(depth + 1);
      if (search[at] === ')') at++;
      return inner;
    }
    if (opening.test(sign)) return phrase(quoted(), null);
    if (sign === '-' && /[^\s-]/u.test(search[at + 1] ?? '')) {
      at++;
      const inner = clause(depth);
      return inner && { kind: 'not', of: whole(inner) };
    }
    const named = /^(\p{L}{2,20})(:|[<>]=?)(?=[^\s:/])/u.exec(search.slice(at, at + 30));
    if (named) {
      const [whole, name = '', how = ''] = named;
      const from = at;
      at += whole.length;
      const isQuoted = opening.test(search[at] ?? '');
      const value = isQuoted ? quoted() : run();
      const found = field(name, how, value, isQuoted, at >= search.length);
      if (found && 'query' in found) return found.query;
      if (found) {
        misread.push(found.misread);
        return null;
      }
      if (how === ':') misread.push(`There is no field “${name}”: it is looked for as a word.`);
      at = from;
    }
    const words = run();
    // A sign that begins nothing.
    if (words === '') return (at++, null);
    return andOf(wanted(words, null, at >= search.length));
  };

  const together = (depth: number): Query => {
    const of: Query[] = [];
    for (skip(); at < search.length; skip()) {
      if (search[at] === ')' && depth > 0) break;
      if (search[at] === '|' || /^OR(?=[\s(])/.test(search.slice(at, at + 3))) break;
      if (depth >= deepest && search[at] === '(') {
        at++;
        continue;
      }
      const found = clause(depth);
      if (!found || (found.kind === 'and' && found.of.length === 0)) continue;
      if (clauses++ < mostClauses) of.push(found);
    }
    return andOf(of);
  };

  const alternatives = (depth: number): Query => {
    const of: Query[] = [];
    for (;;) {
      const one = together(depth);
      if (!(one.kind === 'and' && one.of.length === 0)) of.push(one);
      if (search[at] === '|') at++;
      else if (search.startsWith('OR', at)) at += 2;
      else break;
    }
    if (of.length === 0) return { kind: 'and', of };
    return of.length === 1 && of[0] ? of[0] : { kind: 'or', of };
  };

  const query = alternatives(0);
  if (clauses > mostClauses)
    misread.push(`Only the first ${mostClauses} words of the search are looked for.`);
  return { query, misread };
}

/** What is not wanted is never guessed at: while `-the` is typed, `then` may stay. */
function whole(query: Query): Query {
  if (query.kind === 'words') return query.prefix === 'typing' ? { ...query, prefix: 'no' } : query;
  if (query.kind === 'fact') return query;
  if (query.kind === 'not') return { kind: 'not', of: whole(query.of) };
  return { kind: query.kind, of: query.of.map(whole) };
}
