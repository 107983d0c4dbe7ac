import { expect, it } from 'vitest';
import { limits } from './limits';
import { isFolderOfPage, mayBePicture, mostBytes, takenOutOf, takesFile, walksFolder } from './importable';

it.each([
  ['a.html', true],
  ['a.HTM', true],
  ['a.xhtml', true],
  ['a.b.txt', true],
  ['a.text', true],
  ['a.epub', true],
  ['a.DOCX', true],
  ['a.md', true],
  ['a.mht', true],
  ['a.zip', true],
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
  expect(takenOutOf([...taken, ...left]).map(({ path }) => path)).toEqual(taken);
});

it.each([
  ...['a_files', 'a.files', 'a_file', 'a-Dateien', 'a_fichiers', 'a_archivos', 'a_arquivos', 'a-filer'],
  ...['a_bestanden', 'a_pliki', 'a_soubory', 'a_tiedostot', 'a_dosyalar', 'a_elemei'],
])('%s belongs to the page beside it', (name) => {
  expect(isFolderOfPage(name, (sibling) => sibling === 'a.html')).toBe(true);
  expect(isFolderOfPage(name, (sibling) => sibling === 'b.html')).toBe(false);
});

it('a page comes with what may be pictures in its folder, named as the page names them', () => {
  const files = ['photo.jpg', 'frame_files/x.png', 'image(1)', 'a.webp', 'script.js', 'style.css', 'ad.html'];
  const [page, ...others] = takenOutOf([
    'chosen/deep/b.html',
    ...files.map((name) => `chosen/deep/b_files/${name}`),
    'chosen/deep/c_files/d.png',
  ]);
  expect(others).toEqual([]);
  const names = ['photo.jpg', 'frame_files/x.png', 'image(1)', 'a.webp'];
  expect(page?.companions).toEqual(
    names.map((name) => ({ path: `chosen/deep/b_files/${name}`, name: `b_files/${name}` })),
  );
  expect(mayBePicture('jquery.js.download')).toBe(false);
});

it('most bytes are told by how a file begins', () => {
  const most = (head: string): number => mostBytes(new TextEncoder().encode(head));
  expect(most('PK\x03\x04')).toBe(limits.archiveBytes);
  expect(most('%PDF-1.4')).toBe(limits.documentBytes);
  expect(most('\n\n%PDF-1.4')).toBe(limits.documentBytes);
  expect(most('<html>')).toBe(limits.htmlBytes);
  expect(most('')).toBe(limits.htmlBytes);
});
