import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dom } from './html/dom';
import { writeWithNewlines } from './newlines';
import { textOf } from './text-of';

const write = (html: string): string => writeWithNewlines(dom().parse(html).body).html;
const shown = (html: string): string =>
  dom().parse(`<div>${html}</div>`).body.firstElementChild?.textContent ?? '';

test.each([
  ['a newline after each box', '<h1>A</h1><p>b</p><p>c</p>', 'A\nb\nc\n'],
  ['white space is collapsed', '<p>  two \n\t words </p>\n\n <p>\nnext</p>', 'two words\nnext\n'],
  ['space at the borders of elements counts once', '<p>one <b> two </b> three</p>', 'one two three\n'],
  ['one newline where boxes end together', '<ul><li>a</li><li>b</li></ul><p>c</p>', 'a\nb\nc\n'],
  ['a newline for each break', '<p>a<br>b<br><br>c</p>', 'a\nb\n\nc\n'],
  ['a break at the end of a box adds none', '<p>a<br></p><p>b</p>', 'a\nb\n'],
  ['text beside boxes has a line of its own', '<div>a<p>b</p>c</div>', 'a\nb\nc\n'],
  ['cells are lines', '<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>', '1\n2\n'],
  ['pre keeps its space', '<pre>\n\n  a\n    b\n</pre><p>c</p>', '  a\n    b\nc\n'],
  ['breaks in pre are newlines', '<pre>a<br>b</pre>', 'a\nb\n'],
  ['no-break spaces stay inside lines only', '<p>&nbsp;10&nbsp;km&nbsp; </p>', '10\u00a0km\n'],
  ['characters are composed', '<p>Cafe\u0301</p>', 'Café\n'],
  ['control characters and lone surrogates are not text', '<p>a\u0007b\ud800c</p>', 'ab\ufffdc\n'],
  ['carriage returns are white space', '<p>a&#13;b</p><pre>c&#13;&#10;d</pre>', 'a b\nc\nd\n'],
  ['boxes without text add nothing', '<p></p><figure><img src="x"></figure><p>a</p>', 'a\n'],
])('%s', (_rule, html, text) => {
  expect(textOf(write(html))).toBe(text);
});

test('offsets say where each element begins', () => {
  const root = dom().parse('<h1>Title</h1><p>one <b>two</b></p><p>three</p>').body;
  const { html, offsets, length } = writeWithNewlines(root);
  const text = textOf(html);
  expect(length).toBe(text.length);
  const at = Object.fromEntries(
    [...offsets].map(([element, offset]) => [element.textContent, text.slice(offset, offset + 5)]),
  );
  expect(at).toEqual({ Title: 'Title', 'one two': 'one t', two: 'two\nt', three: 'three' });
});

const inline = fc.oneof(
  fc.constantFrom('word', ' ', '\n', 'a&nbsp;b', '&lt;', '<br>', '<b>bold</b> ', '<i> x</i>', 'é'),
  fc.string({ maxLength: 4 }).map((s) => s.replace(/[<&>]/g, '')),
);
const line = fc.array(inline, { maxLength: 6 }).map((parts) => parts.join(''));
const box = fc.oneof(
  line.map((l) => `<p>${l}</p>`),
  line.map((l) => `<pre>${l}</pre>`),
  line.map((l) => `<h2>${l}</h2>`),
  fc.array(line, { maxLength: 3 }).map((items) => `<ul>${items.map((l) => `<li>${l}</li>`).join('\n')}</ul>`),
  line.map((l) => `<blockquote>${l}<p>${l}</p></blockquote>`),
  line.map((l) => `<table><tbody><tr><td>${l}</td>\n<td>x</td></tr></tbody></table>`),
);
const article = fc.array(box, { maxLength: 6 }).map((boxes) => boxes.join('\n'));

test('for any article: the text is what a page shows, a second round changes nothing, no box ends without a newline', () => {
  fc.assert(
    fc.property(article, (source) => {
      const html = write(source);
      const text = textOf(html);
      expect(shown(html)).toBe(text);
      expect(write(html)).toBe(html);
      expect(text === '' || text.endsWith('\n')).toBe(true);
      expect(text).toBe(text.normalize('NFC'));
    }),
    { numRuns: 150 },
  );
});
