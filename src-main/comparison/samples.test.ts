import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { clean } from '../article/clean';
import { compareTexts } from './compare';
import type { ComparedText } from './text';

async function sample(name: string): Promise<ComparedText> {
  const bytes = readFileSync(new URL(`../../resources/samples/${name}`, import.meta.url));
  const { text, lang, publishedTime } = await clean({ name, bytes });
  return { text, lang, published: publishedTime };
}

it('the accounts of the bridge that come with the program differ in figures, and the comparison says which', async () => {
  const a = await sample('harbour-bridge-dispatch.txt');
  const b = await sample('harbour-bridge.html');
  const { figures, sameEvent } = compareTexts(a, b);
  expect(sameEvent).toBe(true);
  const said = figures.map((pair) =>
    [a.text.slice(pair.a.start, pair.a.end), b.text.slice(pair.b.start, pair.b.end), pair.state].join(' | '),
  );
  expect(said).toEqual([
    '1,400 tonnes | 1,100 tonnes | differ',
    '£3.1 million | £2.4m | differ',
    'Friday | Thursday | differ',
    '11,500 | 14,000 | differ',
    '26 kilometres | 31 kilometres | differ',
  ]);
});
