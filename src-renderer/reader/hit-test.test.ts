import { afterEach, describe, expect, it } from 'vitest';
import { setArticleHtml } from './article-html';
import { createHitTest, offsetAt, visibleText } from './hit-test';
import { createIntervalTree } from './interval-tree';
import { toLiveRange } from './passage-range';
import { createTextMap, type TextMap } from './text-map';

function shown(html: string, style = 'width: 320px; font: 18px/1.6 serif; padding: 20px'): TextMap {
  const container = document.createElement('div');
  container.style.cssText = style;
  document.body.append(container);
  setArticleHtml(container, html);
  return createTextMap(container);
}

const middle = (map: TextMap, offset: number): [x: number, y: number] => {
  const box = toLiveRange(map, { start: offset, end: offset + 1 }).getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
};

afterEach(() => document.body.replaceChildren());

describe('offsetAt', () => {
  it.each([
    ['<p>The harbour <b>office</b> closed at <i>noon</i>, and by three the water stood high.</p>\n', 'ltr'],
    ['<p dir="rtl">أغلق مكتب الميناء عند الظهر وارتفع الماء</p>\n', 'rtl'],
    ['<table><tbody><tr><td>cell one</td><td>cell two</td></tr></tbody></table>\n', 'table'],
  ])('finds every character of %s', (html) => {
    const map = shown(html);
    let tried = 0;
    for (let offset = 0; offset < map.text.length; offset++) {
      const box = toLiveRange(map, { start: offset, end: offset + 1 }).getBoundingClientRect();
      if (box.width < 3 || /\s/.test(map.text.charAt(offset))) continue;
      expect(offsetAt(map, ...middle(map, offset))).toBe(offset);
      tried++;
    }
    expect(tried).toBeGreaterThan(10);
  });

  it('finds nothing beside the text: in margins, after a short line, between blocks', () => {
    const map = shown('<p>one</p>\n<p style="">two</p>\n');
    const [x, y] = middle(map, 2);
    const box = map.container.getBoundingClientRect();
    expect(offsetAt(map, x, y)).toBe(2);
    expect(offsetAt(map, x + 100, y)).toBeNull();
    expect(offsetAt(map, box.left + 4, y)).toBeNull();
    expect(offsetAt(map, x, box.top + 4)).toBeNull();
    const between = (middle(map, 2)[1] + middle(map, 4)[1]) / 2;
    expect(offsetAt(map, x, between)).toBeNull();
    expect(offsetAt(map, -50, -50)).toBeNull();
  });

  it('finds nothing in another pane, nor under something that covers the text', () => {
    const one = shown('<p>one</p>\n');
    const two = shown('<p>two</p>\n');
    expect(offsetAt(one, ...middle(two, 1))).toBeNull();
    expect(offsetAt(two, ...middle(two, 1))).toBe(1);
    const cover = document.createElement('div');
    cover.style.cssText = 'position:fixed; inset:0';
    cover.textContent = 'cover';
    document.body.append(cover);
    expect(offsetAt(two, ...middle(two, 1))).toBeNull();
  });
});

describe('createHitTest', () => {
  const tree = createIntervalTree([
    { id: 'outer', start: 0, end: 18 },
    { id: 'middle', start: 4, end: 18 },
    { id: 'inner', start: 8, end: 13 },
    { id: 'beside', start: 14, end: 18 },
  ]);

  it('gives the smallest first', () => {
    const map = shown('<p>one two three four</p>\n');
    const hits = createHitTest(map, (offset) => tree.containing(offset));
    expect(hits.at(...middle(map, 9)).map(({ id }) => id)).toEqual(['inner', 'middle', 'outer']);
    expect(hits.at(...middle(map, 1)).map(({ id }) => id)).toEqual(['outer']);
    expect(hits.at(0, 0)).toEqual([]);
  });

  it('gives at each point of the page what contains the character there', () => {
    const map = shown(
      '<p>The harbour <b>office</b> closed at <i>noon</i>, and by three the water 🌊 stood high.</p>\n' +
        '<ul><li>e\u0301t\u00e9 one</li><li>two <img alt="" width="30" height="12"> three</li></ul>\n',
    );
    const marks = createIntervalTree(
      [
        [0, 11],
        [4, 19],
        [15, 27],
        [40, 41],
        [41, 44],
        [60, 63],
        [66, 80],
        [84, map.text.length],
      ].map(([start = 0, end = 0], i) => ({ id: `m${i}`, start, end })),
    );
    const hits = createHitTest(map, (offset) => marks.containing(offset));
    const box = map.container.getBoundingClientRect();
    let found = 0;
    for (let y = box.top; y < box.bottom; y += 5) {
      for (let x = box.left; x < box.right; x += 3) {
        const offset = offsetAt(map, x, y);
        const there = offset === null ? [] : marks.containing(offset);
        const here = hits.at(x, y);
        expect(new Set(here), `at ${x}, ${y}`).toEqual(new Set(there));
        found += here.length;
      }
    }
    expect(found).toBeGreaterThan(200);
  });

  it('goes through the stack when clicked again at the same place', () => {
    const map = shown('<p>one two three four</p>\n');
    const hits = createHitTest(map, (offset) => tree.containing(offset));
    const clicks = (offset: number, times: number): unknown[] =>
      Array.from({ length: times }, () => hits.click(...middle(map, offset))?.id);
    expect(clicks(9, 5)).toEqual(['inner', 'middle', 'outer', 'inner', 'middle']);
    expect(clicks(16, 1)).toEqual(['beside']);
    expect(clicks(9, 2)).toEqual(['inner', 'middle']);
    expect(hits.click(0, 0)).toBeNull();
    expect(clicks(9, 1)).toEqual(['inner']);
  });
});

describe('createHitTest, with Alt', () => {
  it('takes the one beneath the chosen, wherever the click falls', () => {
    const map = shown('<p>one two three four</p>\n');
    const marks = createIntervalTree([
      { id: 'outer', start: 0, end: 18 },
      { id: 'inner', start: 4, end: 13 },
    ]);
    const hits = createHitTest(map, (offset) => marks.containing(offset));
    expect(hits.click(...middle(map, 5), null)?.id).toBe('inner');
    expect(hits.click(...middle(map, 10), 'inner')?.id).toBe('outer');
    expect(hits.click(...middle(map, 5), 'outer')?.id).toBe('inner');
    expect(hits.click(...middle(map, 1), 'inner')?.id).toBe('outer');
  });
});

describe('visibleText', () => {
  const words = (i: number): string => `p${i} `.repeat(60).trim();
  const style = 'height: 200px; overflow: auto; width: 320px; font: 18px/1.6 serif';
  const box = (map: TextMap, offset: number): DOMRect =>
    toLiveRange(map, { start: offset, end: offset + 1 }).getBoundingClientRect();

  it.each([
    ['paragraphs', Array.from({ length: 100 }, (_, i) => `<p>${words(i)}</p>\n`).join('')],
    [
      'nested lists',
      `<ul>${Array.from({ length: 50 }, (_, i) => `<li>${words(i)}<ul><li>x</li></ul>\n${words(i)}</li>`).join('\n')}</ul>`,
    ],
    ['one long block', `<p>${words(1).repeat(100)}</p>\n`],
  ])('covers what is in the pane and little more, in %s', (_, html) => {
    const map = shown(html, style);
    for (const top of [0, 137, 2000, 1e6]) {
      map.container.scrollTop = top;
      const view = map.container.getBoundingClientRect();
      const seen = visibleText(map, map.container, 0);
      if (!seen) throw new Error('nothing seen');
      for (let offset = 0; offset < map.text.length; offset += 5) {
        if (/\s/.test(map.text.charAt(offset))) continue;
        const { top, bottom } = box(map, offset);
        if (top >= view.top && bottom <= view.bottom) {
          expect(seen.start).toBeLessThanOrEqual(offset);
          expect(seen.end).toBeGreaterThan(offset);
        }
      }
      expect(seen.end - seen.start).toBeLessThan(1500);
    }
  });

  it('grows by screens, and is null for a pane that is not shown', () => {
    const map = shown(`<p>${words(1).repeat(100)}</p>\n`, style);
    map.container.scrollTop = 2000;
    const length = (screens: number): number => {
      const seen = visibleText(map, map.container, screens);
      return seen ? seen.end - seen.start : 0;
    };
    expect(length(1) / length(0)).toBeGreaterThan(2.5);
    expect(length(1) / length(0)).toBeLessThan(3.5);
    map.container.style.display = 'none';
    expect(visibleText(map, map.container, 1)).toBeNull();
  });
});
