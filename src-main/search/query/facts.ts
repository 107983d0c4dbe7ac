import { type Fact, type Query, type Scope, scopes } from './query';
import { phrase, wanted } from './wanted';

/** Other names that people know fields by. */
const scopeNames: ReadonlyMap<string, Scope> = new Map([
  ...scopes.map((scope) => [scope, scope] as const),
  ['by', 'author'],
  ['byline', 'author'],
  ['outlet', 'site'],
  ['source', 'site'],
  ['tags', 'tag'],
  ['notes', 'note'],
  ['quotes', 'quote'],
]);
const states = {
  unread: 'unread',
  read: 'read',
  favourite: 'favourite',
  favorite: 'favourite',
  waiting: 'waiting',
} as const;
const has: Readonly<Record<string, Fact>> = {
  notes: { is: 'state', state: 'noted' },
  note: { is: 'state', state: 'noted' },
  links: { is: 'linked' },
  link: { is: 'linked' },
};
const day = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

export type Field = { query: Query } | { misread: string } | null;

/**
 * What a field asks for; null for one that there is not, a sentence where its value makes no sense.
 * @param isLast nothing stands behind it, so that its value may be going on
 */
export function field(name: string, how: string, value: string, isQuoted: boolean, isLast: boolean): Field {
  const key = name.toLowerCase();
  const said = `“${name}${how}${value}”`;
  const is = (fact: Fact): Field => ({ query: { kind: 'fact', fact } });
  if (key === 'words') {
    const number = /^([<>]=?|=)?(\d[\d.,]*)$/.exec(how === ':' ? value : how + value);
    if (!number) return { misread: `${said}: a number is expected, as in words>1000.` };
    const sign = (number[1] ?? '=') as '<' | '<=' | '>' | '>=' | '=';
    return is({ is: 'length', how: sign, words: Number((number[2] ?? '').replace(/[.,]/g, '')) });
  }
  if (how !== ':') return null;
  const scope = scopeNames.get(key);
  if (scope) {
    const words = isQuoted
      ? [phrase(value, scope)].filter((one) => one !== null)
      : wanted(value, scope, isLast);
    if (words.length === 0) return { misread: `${said} has no word to look for.` };
    return { query: words.length === 1 && words[0] ? words[0] : { kind: 'and', of: words } };
  }
  if (key === 'before' || key === 'after' || key === 'on') {
    if (day.test(value)) return is({ is: 'dated', how: key, day: value });
    return {
      misread: `${said}: a date is expected, as in ${key}:2026, ${key}:2026-03 or ${key}:2026-03-02.`,
    };
  }
  const plain = value.trim().toLowerCase();
  if (key === 'is') {
    if (Object.hasOwn(states, plain)) return is({ is: 'state', state: states[plain as keyof typeof states] });
    return { misread: `${said}: an article is unread, read, favourite or waiting.` };
  }
  if (key === 'has') {
    const fact = Object.hasOwn(has, plain) ? has[plain] : undefined;
    return fact ? is(fact) : { misread: `${said}: an article has notes or links.` };
  }
  if (key === 'lang' || key === 'language') {
    if (/^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/.test(plain)) return is({ is: 'language', lang: plain });
    return { misread: `${said}: a language is expected, as in lang:en.` };
  }
  if (key === 'category' || key === 'collection') {
    if (plain === '') return { misread: `${said}: a name is expected.` };
    return is(key === 'category' ? { is: 'categorised', name: plain } : { is: 'collected', name: plain });
  }
  return null;
}
