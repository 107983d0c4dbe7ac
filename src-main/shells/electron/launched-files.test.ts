import { expect, test, vi } from 'vitest';
import {
  argumentsOfUser,
  createLaunchQueue,
  type Launched,
  packLaunched,
  unpackLaunched,
} from './launched-files';

test.each([
  ['installed', ['/opt/synoptic', '/a.html', '/b.txt']],
  ['from a checkout', ['/electron', '/program', '/a.html', '/b.txt']],
  ['with switches before', ['/electron', '--no-sandbox', '--inspect=0', '/program/', '/a.html', '/b.txt']],
  ['with switches between', ['/opt/synoptic', '/a.html', '--enable-x', '/b.txt']],
])('finds the files, %s', (_, argv) => {
  expect(argumentsOfUser(argv, '/program').files).toEqual(['/a.html', '/b.txt']);
});

test('the library can be named', () => {
  expect(
    argumentsOfUser(['/electron', '/program', '--library', '/lib', '/a.html'], '/program'),
  ).toMatchObject({
    library: '/lib',
    files: ['/a.html'],
  });
});

const link = { article: 'abcdefgh1234', annotation: 'highlight-01', passage: null, note: false };
const address = 'synoptic://article/abcdefgh1234#highlight-01';

test.each([
  ['installed, as the system calls it', ['/opt/synoptic', '--', address]],
  ['installed, from a terminal', ['/opt/synoptic', address]],
  ['from a checkout', ['/electron', '--no-sandbox', '/program', '--', address]],
])('finds the address, %s', (_, argv) => {
  expect(argumentsOfUser(argv, '/program')).toMatchObject({ files: [], links: [link] });
});

test.each([
  [[address, '--library', '/evil', '/etc/passwd']],
  [['--', address, '--library', '/evil', '/etc/passwd']],
  [[address, '--take-over', '--new']],
  [['synoptic://article/abcdefgh1234" --library /evil', '/etc/passwd']],
  [['SYNOPTIC:anything', '/etc/passwd']],
])('nothing that stands behind an address is taken: %j', (words) => {
  expect(argumentsOfUser(['/electron', '/program', ...words], '/program')).toMatchObject({
    ...{ files: [], library: null, takeOver: false, beginNew: false },
  });
});

test('files and addresses pass from one instance to the other, each as one text', () => {
  const files = Array.from({ length: 20 }, (_, i) => `/files/${i}.html`);
  const launched = { files, links: [link, { ...link, annotation: null, note: true }] };
  expect(packLaunched(launched)).toEqual({
    files: JSON.stringify(files),
    links: JSON.stringify([address, 'synoptic://article/abcdefgh1234/note']),
  });
  expect(unpackLaunched(structuredClone(packLaunched(launched)))).toEqual(launched);
});

test.each([
  null,
  undefined,
  'text',
  {},
  { files: ['/a'] },
  { files: 'no json' },
  { files: '{}' },
  { files: '["relative.html"]' },
  { files: '[1]' },
  { files: '["/a\\u0000b"]' },
  { files: JSON.stringify(Array.from({ length: 1001 }, () => '/a')) },
  { links: [address] },
  { links: '["synoptic://article/../../etc/passwd"]' },
  { links: '["/etc/passwd", "https://example.org"]' },
  { links: '[{"article":"abcdefgh1234"}]' },
  { links: JSON.stringify(Array.from({ length: 21 }, () => address)) },
])('what another program sends is taken for nothing: %j', (data) => {
  expect(unpackLaunched(data)).toEqual({ files: [], links: [] });
});

test('what comes early waits until it can be opened', () => {
  const queue = createLaunchQueue();
  const open = vi.fn((_launched: Launched) => {});
  queue.add({ files: ['/a'] });
  queue.add({ files: ['/b'], links: [link] });
  queue.start(open);
  queue.add({ links: [link] });
  queue.add({ files: [] });
  expect(open.mock.calls).toEqual([[{ files: ['/a', '/b'], links: [link] }], [{ files: [], links: [link] }]]);
});
