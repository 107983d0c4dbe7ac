import { expect, it } from 'vitest';
import { allowsValue } from './html-allow-list';

it.each([
  ['https://example.org/a?b#c', true],
  ['HTTP://EXAMPLE.ORG', true],
  ['mailto:a@example.org', true],
  // What URL parsers skip themselves.
  [' https://example.org ', true],
  ['ht\ttps://example.org', true],
  ['https:\n//example.org', true],
  ['\u0001https://example.org', true],
  // What they do not skip makes a relative address of it, which would lead into the program.
  ['\u200bhttps://example.org', false],
  ['ht\u00adtps://example.org', false],
  ['https\u200b://example.org', false],
  ['\ufeffhttps://example.org', false],
  ['//example.org', false],
  ['\\\\example.org', false],
  ['/a', false],
  ['a.html', false],
  ['#a', false],
  ['?a', false],
  ['', false],
  ['http:a', false],
  ['https:/a', false],
  ['https://', false],
  ['http://[', false],
  ['javascript:alert(1)', false],
  ['java\tscript:alert(1)', false],
  ['\u0001javascript:alert(1)', false],
  ['data:text/html,a', false],
  ['blob:https://example.org/a', false],
  ['file:///a', false],
  ['app://shell/', false],
])('a link to %j may stay: %s', (address, allowed) => {
  expect(allowsValue('a', 'href', address)).toBe(allowed);
});
