import { describe, expect, it } from 'vitest';
import { caretAfter, emphasise, linkOf, nextLine, type Field, type Replacement } from './note-editing';

/** `|` is the caret; two of them are the ends of the selection. */
function field(marked: string): Field {
  const start = marked.indexOf('|');
  const end = marked.lastIndexOf('|');
  return { text: marked.replaceAll('|', ''), start, end: end === start ? start : end - 1 };
}
function show(text: string, change: Replacement | null): string | null {
  if (!change) return null;
  const after = text.slice(0, change.from) + change.insert + text.slice(change.to);
  const { start, end } = change;
  return start === end
    ? `${after.slice(0, start)}|${after.slice(start)}`
    : `${after.slice(0, start)}|${after.slice(start, end)}|${after.slice(end)}`;
}
const after = (marked: string, edit: (now: Field) => Replacement | null): string | null =>
  show(field(marked).text, edit(field(marked)));

describe('nextLine', () => {
  it.each([
    ['- one|', '- one\n- |'],
    ['  * one|', '  * one\n  * |'],
    ['9. nine|', '9. nine\n10. |'],
    ['1) one|', '1) one\n2) |'],
    ['- [x] done|', '- [x] done\n- [ ] |'],
    ['> said|', '> said\n> |'],
    ['> - a|', '> - a\n> - |'],
    ['- on|e', '- on\n- |e'],
    ['- one\n- |', '- one\n|'],
    ['- [ ] |', '|'],
    ['> |', '|'],
    ['plain|', null],
    ['-|', null],
    ['|- one', null],
    ['- o|n|e', null],
  ])('%j becomes %j', (before, expected) => {
    expect(after(before, nextLine)).toBe(expected);
  });
});

describe('emphasise', () => {
  it.each([
    ['a |word| b', '**', 'a **|word|** b'],
    ['a **|word|** b', '**', 'a |word| b'],
    ['a |**word**| b', '**', 'a |word| b'],
    ['a |word | b', '**', 'a **|word|**  b'],
    ['wo|rd', '**', '**wo|rd**'],
    ['a | b', '_', 'a _|_ b'],
    ['**|word|**', '*', '***|word|***'],
  ])('%j with %s is %j', (before, marker, expected) => {
    expect(after(before, (now) => emphasise(now, marker))).toBe(expected);
  });
});

describe('linkOf', () => {
  it.each([
    ['see |this|', '', 'see [this](|)'],
    ['|https://a.example|', '', '[|](https://a.example)'],
    ['|', '', '[|]()'],
    ['|this|', 'https://a.example', '[this](https://a.example)|'],
  ])('%j with %j is %j', (before, address, expected) => {
    expect(after(before, (now) => linkOf(now, address))).toBe(expected);
  });
});

it.each([
  ['abc', 'Xabc', 1, 2],
  ['abc', 'abcX', 3, 3],
  ['abc', 'abXc', 2, 2],
  ['abc', 'ac', 2, 1],
  ['abcd', 'abXXcd', 4, 6],
])('from %j to %j a caret at %i comes to %i', (before, later, caret, expected) => {
  expect(caretAfter(before, later, caret)).toBe(expected);
});
