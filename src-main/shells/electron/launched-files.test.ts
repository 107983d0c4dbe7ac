import { expect, test, vi } from 'vitest';
import { argumentsOfUser, createLaunchQueue, packFiles, unpackFiles } from './launched-files';

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

test('files pass from one instance to the other as one text', () => {
  const files = Array.from({ length: 20 }, (_, i) => `/files/${i}.html`);
  expect(Object.values(packFiles(files))).toEqual([JSON.stringify(files)]);
  expect(unpackFiles(structuredClone(packFiles(files)))).toEqual(files);
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
])('what another program sends is taken for nothing: %j', (data) => {
  expect(unpackFiles(data)).toEqual([]);
});

test('files that come early wait until they can be opened', () => {
  const queue = createLaunchQueue();
  const launch = vi.fn(async (_files: string[]) => {});
  queue.add(['/a']);
  queue.add(['/b']);
  queue.start(launch);
  queue.add(['/c']);
  queue.add([]);
  expect(launch.mock.calls).toEqual([[['/a', '/b']], [['/c']]]);
});
