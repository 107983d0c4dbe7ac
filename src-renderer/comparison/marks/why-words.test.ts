import type { Evidence } from '#contract';
import { expect, test } from 'vitest';
import { whySentence } from './why-words';

const evidence = (type: Evidence['type'], text: string): Evidence => ({
  type,
  text,
  a: [],
  b: [],
  weight: 0.1,
});

test('names and words, the longest run, figures and dates become one sentence', () => {
  expect(
    whySentence([
      evidence('word', 'smuggling'),
      evidence('name', 'Orrin Head'),
      evidence('word', 'cartel'),
      evidence('run', 'nobody should go back'),
      evidence('run', 'go back'),
      evidence('date', '9 March'),
      evidence('context', ''),
    ]),
  ).toBe(
    'Both: Orrin Head, smuggling, cartel; 4 words in a row are the same; 9 March in both; ' +
      'the sentences around them correspond too.',
  );
});

test('a quotation is said first, a word that is found twice once', () => {
  expect(
    whySentence([evidence('word', 'dam'), evidence('word', 'dam'), evidence('quotation', 'we are safe')]),
  ).toBe('Both quote the same words; both: dam.');
});

test('without evidence it is the reader who said so', () => {
  expect(whySentence([])).toBe('You said that these two correspond.');
});
