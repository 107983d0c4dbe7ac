import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { hostile } from '../testing/hostile-text';
import { isCostly } from './costly-markdown';
import { embedNote } from './note';

const html = new MarkdownIt({ html: true });
/** Tags that Markdown itself makes, and pictures among the reader's own files. */
const own =
  /<\/?(?:p|em|strong|s|ul|ol|li|blockquote|h[1-6]|pre|code|table|thead|tbody|tr|t[hd])(?: (?:start="\d+"|style="text-align:\w+"|class="[^"<>]*"))?>|<(?:hr|br)>|<a href="[^"]*"(?: title="[^"]*")?>|<\/a>|<img src="(?![a-z]+:|[/\\])[^"]*" alt="[^"]*"(?: title="[^"]*")?>/gi;
const foreign = (note: string): string[] =>
  html
    .render(embedNote(note))
    .replace(own, '')
    .match(/<[^>]*>?/g) ?? [];

describe('HTML in a note', () => {
  it.each([
    '<img src=https://evil.example/x>',
    'a <img src=//evil.example/x> b',
    '<img src=/x onerror=alert(1)>',
    '<script src=//evil.example/x></script>',
    '<iframe src=//evil.example/>',
    '<svg/onload=alert(1)>',
    '<a\nhref=//x/y>',
    '<?php x ?>',
    '<!DOCTYPE x>',
    '<![CDATA[x]]>',
    '<a title="`"> `<img src=x>`',
    '[x](a`b) <img src=//evil.example/x> `',
    '| `a | <img src=//evil.example/x> ` |\n| - | - |\n| `a | <img src=//evil.example/x> ` |',
    '\\\\<img src=//evil.example/x>',
  ])('is words: %j', (note) => {
    expect(foreign(note)).toEqual([]);
    expect(html.render(embedNote(note))).not.toMatch(/<(?:img|svg|script|iframe|[!?])/);
  });

  it('is words whatever stands about it', () => {
    const notes = fc.array(hostile, { minLength: 1, maxLength: 4 }).map((some) => some.join('\n'));
    fc.assert(
      fc.property(notes, (note) => {
        expect(foreign(note)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    '`<div>` and\n\n```html\n<img src="x">\n```',
    'a < b, <https://example.org/a?b=c>, <jane@example.org>',
    '\\<b> is bold',
  ])('that is none stays as it is: %j', (note) => expect(embedNote(note)).toBe(note));
});

describe('pictures in a note', () => {
  it.each([
    ['![x](https://evil.example/p.png)', '[x](https://evil.example/p.png)'],
    ['![x](//evil.example/p.png)', '[x](//evil.example/p.png)'],
    ['![x](&#104;ttps://evil.example)', '[x](&#104;ttps://evil.example)'],
    ['![x][r]\n\n[r]: https://evil.example/p.png', '[x][r]\n\n[r]: https://evil.example/p.png'],
    ['![[https://evil.example/p.png]]', '[[https://evil.example/p.png]]'],
    ['\\!![x](https://evil.example/p.png)', '\\![x](https://evil.example/p.png)'],
    ['See!![x](https://evil.example/p.png)', 'See[x](https://evil.example/p.png)'],
    ['[![x](https://evil.example/p.png)](y)', '[[x](https://evil.example/p.png)](y)'],
  ])('from outside are links: %j', (note, expected) => expect(embedNote(note)).toBe(expected));

  it.each([
    '![[Plan of the dam.png]]',
    '![the dam](pictures/dam.png)',
    '\\![x](https://example.org)',
    '`![x](//y)`',
  ])('that load nothing from outside stay: %j', (note) => expect(embedNote(note)).toBe(note));
});

it.each([
  ['\uFEFF\n~~~# \n', '~~~#\n~~~'],
  ['\uFEFF```\ncode', '```\ncode\n```'],
  ['\uFEFF\uFEFFa `b` <img src=//evil.example/x>', 'a `b` \\<img src=//evil.example/x>'],
])('a byte order mark before it moves nothing: %j', (note, expected) =>
  expect(embedNote(note)).toBe(expected),
);

describe('a note that would take minutes to look through', () => {
  it.each(['*a_', '[a](', '[a]', '[^a]', '![', '- ', '> ', '1. ', '- a\n', '~a', '*a ', '_a'])(
    'is written as words: %j over and over',
    (part) => {
      const note = `${part.repeat(Math.floor(99_000 / part.length))}\n\n\`\`\`<img src=//evil.example/x>`;
      expect(isCostly(note)).toBe(true);
      const made = embedNote(note);
      expect(made.replace(/\\/g, '').replace(/\s/g, '')).toBe(note.replace(/\s/g, ''));
      expect(made).toContain('\\<img');
    },
  );

  it('is none for honest ones, however long', () => {
    const sentence =
      'The river rose *in the night*, and the __dam__ gave way; “who knew?” asked J. Doe (of [the report](https://example.org/a)). ';
    const prose = sentence.repeat(Math.floor(100_000 / sentence.length));
    const lists = `- ${sentence}\n`.repeat(800);
    for (const note of [prose, lists, prose.replaceAll('. ', '.\n\n')]) expect(isCostly(note)).toBe(false);
    expect(embedNote(`${prose}\n\n\`<b>\``)).toBe(`${prose}\n\n\`<b>\``);
  });
});

it('leaves no code in a note that a vault would run', () => {
  expect(embedNote('> - ```DataviewJS\nx\n> ```')).toMatch(/^> - ```js\nx\n/);
  expect(embedNote('~~~ js-engine\nx\n~~~')).toBe('~~~ js\nx\n~~~');
  expect(embedNote('```datacorejsx\nx\n```')).toBe('```js\nx\n```');
  expect(embedNote('a `$= dv.pages()` b')).toBe('a `$ = dv.pages()` b');
  expect(embedNote('```dataview\nlist\n```')).toBe('```dataview\nlist\n```');
});
