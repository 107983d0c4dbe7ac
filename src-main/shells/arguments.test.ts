import { expect, test } from 'vitest';
import { readArguments } from './arguments';

const cwd = '/home/ada';

test('files and the library are named from where the user stands', () => {
  expect(readArguments(['a.html', '/tmp/b.txt', '--library', 'lib'], { cwd })).toEqual({
    files: ['/home/ada/a.html', '/tmp/b.txt'],
    links: [],
    library: '/home/ada/lib',
    open: true,
    port: 0,
    takeOver: false,
    readOnly: false,
    beginNew: false,
    exportTo: [],
  });
});

test('folders to export into are named from where the user stands', () => {
  const args = ['--export-to', 'vault', 'a.html', '--export-to=/notes'];
  expect(readArguments(args, { cwd })).toMatchObject({
    files: ['/home/ada/a.html'],
    exportTo: ['/home/ada/vault', '/notes'],
  });
  expect(readArguments(args, { cwd, lenient: true }).exportTo).toEqual(['/home/ada/vault', '/notes']);
});

test('the library may be opened for reading only', () => {
  expect(readArguments(['--read-only', 'a.html'], { cwd })).toMatchObject({
    readOnly: true,
    takeOver: false,
  });
  expect(readArguments(['--read-only', '--no-sandbox'], { cwd, lenient: true })).toMatchObject({
    readOnly: true,
  });
});

test('addresses of passages stand beside files', () => {
  const words = ['a.html', 'synoptic://article/abcdefgh1234#3-10', '--read-only'];
  expect(readArguments(words, { cwd })).toMatchObject({
    files: ['/home/ada/a.html'],
    links: [{ article: 'abcdefgh1234', annotation: null, passage: { start: 3, end: 10 }, note: false }],
    readOnly: true,
  });
});

test.each(['synoptic://article/../etc', 'synoptic:', 'Synoptic://article/abcdefgh1234#a b'])(
  'an address that leads nowhere is no file: %s',
  (address) => {
    expect(() => readArguments([address], { cwd })).toThrow(
      expect.objectContaining({ code: 'bad-input', message: expect.stringContaining(address) as string }),
    );
    expect(readArguments([address], { cwd, lenient: true })).toMatchObject({ files: [], links: [] });
  },
);

test('a file may begin with a dash after two dashes', () => {
  expect(readArguments(['--no-open', '--', '-a.html'], { cwd })).toMatchObject({
    files: ['/home/ada/-a.html'],
    open: false,
  });
});

test.each([
  [['--nothing']],
  [['--library']],
  [['--export-to']],
  [['--port', 'x']],
  [['--port', '70000']],
  [['--port', '-1']],
])('says what is wrong with %s', (args) => {
  expect(() => readArguments(args, { cwd })).toThrow(expect.objectContaining({ code: 'bad-input' }));
});

test("Electron's own switches are passed over", () => {
  const args = ['--no-sandbox', '--remote-debugging-port=0', '-psn_0_1', 'a.html', '--library=lib'];
  expect(readArguments(args, { cwd, lenient: true })).toMatchObject({
    files: ['/home/ada/a.html'],
    library: '/home/ada/lib',
  });
});
