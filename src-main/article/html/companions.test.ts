import { describe, expect, test } from 'vitest';
import { Companions } from './companions';

const found = (path: string, address: string, base: string | null = null): boolean =>
  new Companions([{ path, bytes: new Uint8Array() }]).find(address, base)?.path === path;

describe('a file beside the page is found under every spelling of its name', () => {
  test.each([
    ['as it is', 'photo_files/a.jpg', 'photo_files/a.jpg'],
    ['with ./', 'photo_files/a.jpg', './photo_files/a.jpg'],
    ['percent-encoded', 'The ferry_files/a b.jpg', './The%20ferry_files/a%20b.jpg'],
    ['the companion percent-encoded', 'The%20ferry_files/a.jpg', 'The ferry_files/a.jpg'],
    ['with a query', 'photo_files/a.jpg', 'photo_files/a.jpg?w=800#x'],
    ['a query in the name', 'photo_files/a.jpg?w=800', 'photo_files/a.jpg?w=800'],
    ['back slashes', 'photo_files/a.jpg', 'photo_files\\a.jpg'],
    ['another case', 'Photo_files/A.JPG', 'photo_files/a.jpg'],
    ['composed and not', 'Fa\u0308hre_files/a.jpg', 'F%C3%A4hre_files/a.jpg'],
    ['upwards', '../images/a.jpg', '../text/../images/a.jpg'],
    ['in another folder', 'saved/photo_files/a.jpg', 'photo_files/a.jpg'],
    ['upwards out of an unknown folder', 'OEBPS/images/a.jpg', '../images/a.jpg'],
    ['a part of a mail', 'cid:part1.abc@example', 'cid:part1.abc@example'],
    ['a name that is no proper encoding', 'photo_files/100%.jpg', 'photo_files/100%.jpg'],
  ])('%s', (_how, path, address) => expect(found(path, address)).toBe(true));

  test('relative to the page, when files are named in full', () => {
    const path = 'https://coast-courier.example/img/a.jpg';
    expect(found(path, path)).toBe(true);
    expect(found(path, '//coast-courier.example/img/a.jpg', 'https://coast-courier.example/x')).toBe(true);
    expect(found(path, '../img/a.jpg', 'https://coast-courier.example/news/ferry.html')).toBe(true);
    expect(found(path, '/img/a.jpg')).toBe(true);
  });
});

test('nothing else is', () => {
  expect(found('photo_files/a.jpg', 'photo_files/b.jpg')).toBe(false);
  expect(found('photo_files/a.jpg', 'https://coast-courier.example/photo_files/a.jpg')).toBe(false);
  expect(found('photo_files/a.jpg', 'xa.jpg')).toBe(false);
  expect(found('photo_files/a.jpg', '')).toBe(false);
  expect(found('', '')).toBe(false);
  const two = new Companions([
    { path: 'one/a.jpg', bytes: new Uint8Array() },
    { path: 'two/a.jpg', bytes: new Uint8Array() },
  ]);
  expect(two.find('a.jpg', null)).toBeNull();
});
