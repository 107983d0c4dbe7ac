import { expect, it } from 'vitest';
import { takenOutOf, takesFile, walksFolder } from './importable';

it.each([
  ['a.html', true],
  ['a.HTM', true],
  ['a.xhtml', true],
  ['a.b.txt', true],
  ['a.text', true],
  ['a.htmlx', false],
  ['a.png', false],
  ['html', false],
  ['.a.html', false],
])('of a folder, %s is taken: %s', (name, taken) => {
  expect(takesFile(name)).toBe(taken);
});

it('a folder is walked unless it is hidden or part of a saved page', () => {
  const siblings = new Set(['a.html', 'b.htm', 'c.txt']);
  const walked = ['a_files', 'b_files', 'c_files', '_files', 'a', '.git'].filter((name) =>
    walksFolder(name, (one) => siblings.has(one)),
  );
  expect(walked).toEqual(['c_files', '_files', 'a']);
});

it('takes out of a chosen folder what a walk would take', () => {
  const taken = [
    'chosen/a.html',
    'chosen/deep/b.txt',
    'chosen/deep/c.html',
    'chosen/d_files/e.html',
    '.chosen/f.txt',
  ];
  const left = [
    'chosen/a_files/frame.html',
    'chosen/deep/c_files/more/frame.html',
    'chosen/.git/description.txt',
    'chosen/picture.png',
    'chosen/.hidden.txt',
  ];
  expect([...takenOutOf([...taken, ...left])]).toEqual(taken);
});
