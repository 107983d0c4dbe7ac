import { expect, test } from 'vitest';
import { mostClauses, parseQuery } from './parse';
import { type Query, wantedIn } from './query';

/** A search as it was understood, in brackets. */
function shown(query: Query): string {
  if (query.kind === 'words') {
    const end = { no: '', asked: '*', typing: '~' }[query.prefix];
    return `${query.scope ?? ''}${query.scope ? ':' : ''}${query.terms.join('_')}${end}`;
  }
  if (query.kind === 'fact') return `{${Object.values(query.fact).join(' ')}}`;
  if (query.kind === 'not') return `-${shown(query.of)}`;
  return `${query.kind}(${query.of.map(shown).join(' ')})`;
}
const understood = (search: string): string => shown(parseQuery(search).query);

test.each([
  ['', 'and()'],
  ['flood', 'flood~'],
  ['flood ', 'flood'],
  ['Flood Müller', 'and(flood muller~)'],
  ['flo* bank ', 'and(flo* bank)'],
  ['"high water" dam ', 'and(high_water dam)'],
  ['“high water” „am Ufer“ «sur l’eau»', 'and(high_water am_ufer sur_l_eau)'],
  ['"never closed', 'never_closed'],
  ['flood -"high water" -rain ', 'and(flood -high_water -rain)'],
  ['flood - rain ', 'and(flood rain)'],
  ['flood -the', 'and(flood -the)'],
  ['flood -(the rai', 'and(flood -and(the rai))'],
  ['flood OR rain ', 'or(flood rain)'],
  ['a flood OR b (rain | snow) ', 'or(and(a flood) and(b or(rain snow)))'],
  ['((flood', 'flood~'],
  ['flood) rain ', 'and(flood rain)'],
  ['or rain ', 'and(or rain)'],
  ['OR', 'or~'],
  ['bbc.co.uk re-elected ', 'and(bbc_co_uk re_elected)'],
  ['title:flood author:"Anna Kern" ', 'and(title:flood author:anna_kern)'],
  ['site:bbc.co.uk tag:water ', 'and(site:bbc_co_uk tag:water)'],
  ['-tag:done x ', 'and(-tag:done x)'],
  ['note:flo', 'note:flo~'],
  [
    'before:2026 after:2026-03 on:2026-03-02 ',
    'and({dated before 2026} {dated after 2026-03} {dated on 2026-03-02})',
  ],
  ['has:notes has:links is:Unread ', 'and({state noted} {linked} {state unread})'],
  ['words>1000 words:<=5,000 words:7 ', 'and({length > 1000} {length <= 5000} {length = 7})'],
  [
    'lang:EN-gb category:"To follow up" collection:Dams ',
    'and({language en-gb} {categorised to follow up} {collected dams})',
  ],
  ['14,000 ', '14000'],
  ['https://example.org/a', 'https_example_org_a'],
  ['10:30 ', '10_30'],
  ['.*+?^${}()|[]\\', 'and()'],
  ['\u202eflood\u202c ', 'flood'],
])('understands %s', (search, expected) => {
  expect(understood(search)).toBe(expected);
  expect(parseQuery(search).misread).toEqual([]);
});

test('words of a script without spaces are divided by the dictionary', () => {
  const query = wantedIn(parseQuery('東京大学の入学試験').query);
  expect(query.map(({ terms }) => terms.join('')).join('')).toBe('東京大学の入学試験');
  expect(query.length).toBeGreaterThan(2);
});

test.each([
  ['before:yesterday flood ', 'flood', /before:yesterday.*a date/],
  ['foo:bar ', 'foo_bar', /no field “foo”/],
  ['is:blue', 'and()', /unread, read, favourite/],
  ['has:everything', 'and()', /notes or links/],
  ['words:many', 'and()', /a number/],
  ['on:2026-13', 'and()', /a date/],
  ['has:toString', 'and()', /notes or links/],
  ['is:constructor', 'and()', /unread, read/],
])('says what it could not understand: %s', (search, expected, sentence) => {
  expect(understood(search)).toBe(expected);
  const { misread } = parseQuery(search);
  expect(misread).toHaveLength(1);
  expect(misread[0]).toMatch(sentence);
});

test('a compound may be written as one word', () => {
  expect(wantedIn(parseQuery('re-elected ').query)[0]).toMatchObject({
    terms: ['re', 'elected'],
    whole: 'reelected',
  });
});

test('no search is too wild', () => {
  const many = parseQuery('a '.repeat(500));
  expect(wantedIn(many.query)).toHaveLength(mostClauses);
  expect(many.misread).toEqual([`Only the first ${mostClauses} words of the search are looked for.`]);
  for (const wild of [
    '('.repeat(1000),
    '-'.repeat(1000),
    '"'.repeat(999),
    'OR '.repeat(300),
    ':'.repeat(1000),
  ])
    expect(understood(wild)).toBe('and()');
  expect(wantedIn(parseQuery(`${'(a '.repeat(300)}`).query).length).toBeLessThanOrEqual(mostClauses);
});
