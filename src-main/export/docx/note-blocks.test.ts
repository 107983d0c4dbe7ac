import { expect, it } from 'vitest';
import { noteBlocks } from './note-blocks';

const words = (note: string): string[] =>
  noteBlocks(note).map((block) =>
    block.kind === 'text'
      ? block.inlines.map((inline) => (inline.kind === 'words' ? inline.words : '')).join('')
      : '',
  );

it('a note that would take minutes to parse is words, line by line', () => {
  const open = '*a_'.repeat(30_000);
  expect(words(`${open}\n**b** <i>`)).toEqual([open, '**b** <i>']);
  expect(words('*a*\n\n**b**')).toEqual(['a', 'b']);
});
