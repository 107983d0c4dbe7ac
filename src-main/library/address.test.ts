import { describe, expect, it } from 'vitest';
import { levelAddress } from './address';

describe('addresses of one page', () => {
  it.each([
    ['http://example.org/a', 'https://example.org/a'],
    ['https://www.example.org/a', 'https://example.org/a'],
    ['https://example.org/a/', 'https://example.org/a'],
    ['https://example.org/', 'https://example.org'],
    ['https://example.org/a#comments', 'https://example.org/a'],
    ['https://example.org/a?utm_source=x&utm_medium=mail', 'https://example.org/a'],
    ['https://example.org/a?id=7&fbclid=abc', 'https://example.org/a?id=7'],
    ['https://example.org/a?b=2&a=1', 'https://example.org/a?a=1&b=2'],
    ['https://m.example.org/a', 'https://example.org/a'],
    ['https://mobile.example.org/a', 'https://www.example.org/a'],
    ['https://en.m.example.org/wiki/A', 'https://en.example.org/wiki/A'],
    ['https://WWW.Example.org:443/a', 'http://example.org/a'],
    ['https://www.m.example.org./a', 'https://example.org/a'],
  ])('%s is %s', (one, other) => {
    expect(levelAddress(one)).not.toBeNull();
    expect(levelAddress(one)).toBe(levelAddress(other));
  });
});

describe('addresses of two pages', () => {
  it.each([
    ['https://example.org/a', 'https://example.org/b'],
    ['https://example.org/a', 'https://example.org/A'],
    ['https://example.org/a?id=1', 'https://example.org/a?id=2'],
    ['https://example.org/a', 'https://example.com/a'],
    ['https://news.example.org/a', 'https://example.org/a'],
    ['https://example.org:8080/a', 'https://example.org/a'],
    ['https://example.org/#!/a', 'https://example.org/#!/b'],
    ['https://example.org/#/a', 'https://example.org/'],
    ['https://m.com/a', 'https://com/a'],
  ])('%s is not %s', (one, other) => {
    expect(levelAddress(one)).not.toBe(levelAddress(other));
  });
});

it('what is no web address is none', () => {
  expect(
    ['file:///home/a.html', 'mailto:a@example.org', 'example.org/a', '', null].map(levelAddress),
  ).toEqual(Array(5).fill(null));
});

it.each([
  ['slashes', `https://example.org/${'/'.repeat(200_000)}a`],
  ['parameters', `https://example.org/?${Array.from({ length: 20_000 }, (_, n) => `utm_${n}=1`).join('&')}`],
])('an address that is nothing but %s is none, at once', (_, address) => {
  const start = performance.now();
  expect(levelAddress(address)).toBeNull();
  // It takes a few milliseconds; taken apart letter by letter it would take minutes.
  expect(performance.now() - start).toBeLessThan(5000);
});
