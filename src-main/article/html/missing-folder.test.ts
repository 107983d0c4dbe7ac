import { expect, test } from 'vitest';
import { clean } from '../clean';

const prose =
  'The council met on Thursday evening to decide about the old boathouse, and put the matter off until spring. ';
const page = (src: string): Uint8Array =>
  Buffer.from(
    `<html><body><h1>The boathouse</h1><p>${prose.repeat(4)}</p><p><img src="${src}" alt="The boathouse"></p></body></html>`,
  );
const warnings = async (src: string, companions: string[] = []): Promise<string[]> => {
  const beside = companions.map((path) => ({ path, bytes: Buffer.from('no picture') }));
  return (await clean({ name: 'The boathouse.html', bytes: page(src), companions: beside })).warnings;
};

test('a page whose folder of pictures did not come says which one to drop with it', async () => {
  for (const src of ['./The%20boathouse_files/a.jpg', 'The boathouse_files/a.jpg'])
    expect(await warnings(src)).toEqual([
      'The pictures of this page lie in the folder “The boathouse_files”. Drop it together with the page to have them.',
    ]);
  expect(await warnings('The boathouse-Dateien/a.jpg')).toHaveLength(1);
});

test('nothing is said of other pictures, nor when the folder came', async () => {
  expect(await warnings('https://pictures.example/The boathouse_files/a.jpg')).toEqual([]);
  expect(await warnings('images/a.jpg')).toEqual([]);
  expect(await warnings('The boathouse_files/a.jpg', ['The boathouse_files/a.jpg'])).toEqual([]);
});
