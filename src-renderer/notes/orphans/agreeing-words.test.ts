import { expect, it } from 'vitest';
import { agreeingWords } from './agreeing-words';

const marked = (text: string, other: string): string =>
  agreeingWords(text, other)
    .map((piece) => (piece.same ? `[${piece.text}]` : piece.text))
    .join('');

it('marks the words that both say, in their order', () => {
  expect(marked('Fourteen people died on Monday.', 'Eleven people died, the mayor said on Monday')).toBe(
    'Fourteen [people died on Monday].',
  );
  expect(marked('one two three', 'three two one')).toMatch(/^\[?one\]? ?\[?two/);
  expect(marked('Überall WASSER', 'überall kein Wasser')).toBe('[Überall WASSER]');
});

it('keeps every character', () => {
  const text = '“Who — if anyone — warned them?” (she asked)';
  for (const other of ['', 'nothing alike', 'who warned them', text]) {
    expect(
      agreeingWords(text, other)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  }
  expect(agreeingWords('', 'a')).toEqual([]);
});
