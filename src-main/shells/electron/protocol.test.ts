import { expect, test } from 'vitest';
import { securityHeaders } from '../csp';
import { answerRequest, privilegedScheme } from './protocol';

const files = new Map([
  ['/', { mediaType: 'text/html; charset=utf-8', bytes: Buffer.from('the page') }],
  ['/assets/a.js', { mediaType: 'text/javascript; charset=utf-8', bytes: Buffer.from('1') }],
]);
const get = (url: string, method = 'GET') => answerRequest(files, { url, method });

test('gives the page and its files with their kinds', async () => {
  expect(await get('app://shell/').text()).toBe('the page');
  const script = get('app://shell/assets/a.js');
  expect(script.status).toBe(200);
  expect(script.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
});

test.each([
  'app://shell/nothing',
  'app://shell/index.html',
  'app://shell/..%2f..%2fpackage.json',
  'app://shell/assets/..%5c..%5cpackage.json',
  'app://shell/%2e%2e/%2e%2e/etc/passwd',
  'app://shell//etc/passwd',
  'app://shell/assets/a.js%00',
  'app://shell/__proto__',
])('finds nothing beside its map: %s', (url) => {
  expect(get(url).status).toBe(404);
});

test.each([
  'app://other/',
  'app://shell.evil/',
  'app://SHELL/',
  'app://shell:1/',
  'https://shell/',
  'nonsense',
  '',
])('refuses an address that is not ours: %s', (url) => {
  expect(get(url).status).toBe(403);
});

test.each(['POST', 'PUT', 'HEAD', 'OPTIONS', 'get'])('refuses the method %s', (method) => {
  expect(get('app://shell/', method).status).toBe(403);
});

test('the security headers are on every answer', () => {
  for (const answer of [get('app://shell/'), get('app://shell/x'), get('app://other/')]) {
    for (const [name, value] of Object.entries(securityHeaders)) expect(answer.headers.get(name)).toBe(value);
  }
});

test('the scheme has the rights of a secure page and none beyond', () => {
  expect(privilegedScheme).toEqual({
    scheme: 'app',
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  });
});
