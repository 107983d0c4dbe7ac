import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { setArticleHtml } from './article-html';
import { createTextMap, lowerBound, type TextMap } from './text-map';

const html =
  '<h1>Two <em>boats</em></h1>\n' +
  '<p dir="rtl">قارب واحد</p>\n' +
  '<ul>\n<li>one\n<ul>\n<li>inner</li>\n</ul>\ntwo</li>\n</ul>\n' +
  '<table>\n<tbody>\n<tr>\n<td>a</td>\n<td>b<br>\nc</td>\n</tr>\n</tbody>\n</table>\n' +
  '<pre>  x = 1\n  y = 2\n</pre>\n<div>loose <span></span>words<p>and a paragraph</p>\n</div>\n';

function shown(source: string): TextMap {
  const container = document.createElement('div');
  document.body.append(container);
  setArticleHtml(container, source);
  return createTextMap(container);
}

afterEach(() => document.body.replaceChildren());

/** What the browser itself says: the length of the text from the container's start to a point. */
function measured(map: TextMap, node: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(map.container, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

describe('createTextMap', () => {
  it('has the text content as its text', () => {
    const map = shown(html);
    expect(map.text).toBe(map.container.textContent);
    expect(map.text.length).toBeGreaterThan(80);
  });

  it('turns every boundary point inside into the offset the browser counts', () => {
    const map = shown(html);
    const walker = document.createTreeWalker(map.container);
    let points = 0;
    for (let node: Node | null = map.container; node; node = walker.nextNode()) {
      const last = node instanceof Text ? node.length : node.childNodes.length;
      for (let offset = 0; offset <= last; offset++, points++) {
        expect(map.toOffset(node, offset)).toBe(measured(map, node, offset));
      }
    }
    expect(points).toBeGreaterThan(150);
  });

  it('turns every offset into a point and back, with either bias', () => {
    const map = shown(html);
    for (let offset = 0; offset <= map.text.length; offset++) {
      for (const bias of ['forward', 'backward'] as const) {
        const point = map.toPoint(offset, bias);
        expect(point.node).toBeInstanceOf(Text);
        expect(measured(map, point.node, point.offset)).toBe(offset);
        expect(map.toOffset(point.node, point.offset)).toBe(offset);
      }
    }
  });

  it('starts a range in the next node and ends it in the one before', () => {
    const map = shown('<p>one<b>two</b></p>\n');
    expect(map.toPoint(3, 'forward')).toMatchObject({ node: { data: 'two' }, offset: 0 });
    expect(map.toPoint(3, 'backward')).toMatchObject({ node: { data: 'one' }, offset: 3 });
  });

  it('clamps points before, after and around the container', () => {
    const before = document.createElement('p');
    before.textContent = 'before';
    document.body.append(before);
    const map = shown('<p>text</p>\n');
    const after = document.createElement('p');
    after.textContent = 'after';
    document.body.append(after);
    expect(map.toOffset(before, 0)).toBe(0);
    expect(map.toOffset(after.firstChild ?? after, 2)).toBe(map.text.length);
    expect(map.toOffset(document.body, 0)).toBe(0);
    expect(map.toOffset(document.body, document.body.childNodes.length)).toBe(map.text.length);
    expect(map.toPoint(99, 'backward').offset).toBe(1);
  });

  it('stands an empty article', () => {
    const map = shown('');
    expect(map.blocks).toEqual([]);
    expect(map.toPoint(0, 'forward')).toEqual({ node: map.container, offset: 0 });
    expect(map.toOffset(map.container, 0)).toBe(0);
    expect(map.blocksIn(0, 10)).toEqual([0, 0]);
  });
});

describe('blocks', () => {
  it('hold all text but white space, each run in its nearest block element', () => {
    const map = shown(html);
    const pieces = map.blocks.map(
      ({ element, start, end }) => `${element.localName}: ${map.text.slice(start, end)}`,
    );
    expect(pieces).toEqual([
      'h1: Two boats',
      'p: قارب واحد',
      'li: one',
      'li: inner',
      'li: two',
      'td: a',
      'td: b\nc',
      'pre: x = 1\n  y = 2',
      'div: loose words',
      'p: and a paragraph',
    ]);
    let covered = map.text;
    for (const { start, end } of map.blocks)
      covered = covered.slice(0, start) + ' '.repeat(end - start) + covered.slice(end);
    expect(covered.trim()).toBe('');
  });

  it('are found by a stretch of text', () => {
    const map = shown('<p>one</p>\n<p>two</p>\n<p>three</p>\n');
    expect(map.blocksIn(0, 3)).toEqual([0, 1]);
    expect(map.blocksIn(3, 4)).toEqual([1, 1]);
    expect(map.blocksIn(2, 5)).toEqual([0, 2]);
    expect(map.blocksIn(0, map.text.length)).toEqual([0, 3]);
  });
});

it('lowerBound finds the first place where a rising condition holds', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (numbers, limit) => {
      const sorted = [...numbers].sort((a, b) => a - b);
      const expected = sorted.findIndex((n) => n >= limit);
      expect(lowerBound(sorted.length, (i) => (sorted[i] ?? 0) >= limit)).toBe(
        expected < 0 ? sorted.length : expected,
      );
    }),
  );
});
