import { afterEach, describe, expect, it } from 'vitest';
import { setArticleHtml } from './article-html';
import { splitByBlock, tidyPassage, toLiveRange, toPassage, toStaticRanges } from './passage-range';
import { createTextMap, type TextMap } from './text-map';

function shown(html: string): TextMap {
  const container = document.createElement('div');
  document.body.append(container);
  setArticleHtml(container, html);
  return createTextMap(container);
}

function range(
  startNode: Node | null | undefined,
  start: number,
  endNode: Node | null | undefined,
  end: number,
): Range {
  const made = document.createRange();
  if (!startNode || !endNode) throw new Error('no node');
  made.setStart(startNode, start);
  made.setEnd(endNode, end);
  return made;
}

afterEach(() => document.body.replaceChildren());

describe('toPassage', () => {
  it('clamps what a triple click selects to its own block', () => {
    const map = shown('<p>first one</p>\n<p>second</p>\n');
    const [first, second] = map.container.querySelectorAll('p');
    expect(toPassage(map, range(first?.firstChild, 0, second, 0))).toEqual({ start: 0, end: 9 });
  });

  it('leaves out white space at the ends and what lies beside the article', () => {
    const map = shown('<p> one two </p>\n');
    const all = document.createRange();
    all.selectNode(document.body);
    expect(toPassage(map, all)).toEqual({ start: 1, end: 8 });
  });

  it('is null for nothing but white space', () => {
    const map = shown('<p>one</p>\n<p>two</p>\n');
    expect(toPassage(map, range(map.container, 1, map.container, 2))).toBeNull();
    expect(toPassage(map, range(map.container, 0, map.container, 0))).toBeNull();
  });

  it('never cuts a surrogate pair or a cluster', () => {
    const map = shown('<p>a👩‍🚀b e\u0301c</p>\n');
    const text = map.container.querySelector('p')?.firstChild;
    expect(toPassage(map, range(text, 2, text, 3))).toEqual({ start: 1, end: 6 });
    expect(toPassage(map, range(text, 8, text, 9))).toEqual({ start: 8, end: 10 });
  });

  it('gives back the passage a range was made for', () => {
    const map = shown('<p>one <b>two</b> three</p>\n<ul>\n<li>four</li>\n</ul>\n');
    for (let start = 0; start < map.text.length; start++) {
      for (let end = start + 1; end <= map.text.length; end++) {
        const live = toLiveRange(map, { start, end });
        expect(live.toString()).toBe(map.text.slice(start, end));
        expect(toPassage(map, live)).toEqual(tidyPassage(map.text, { start, end }));
      }
    }
  });
});

describe('toStaticRanges', () => {
  it('makes one range per block and leaves the gaps out', () => {
    const map = shown('<p>one</p>\n<ul>\n<li>two<br>\nmore</li>\n<li>three</li>\n</ul>\n');
    const passage = { start: 1, end: map.text.indexOf('ee') };
    const texts = toStaticRanges(map, passage).map((r) =>
      range(r.startContainer, r.startOffset, r.endContainer, r.endOffset).toString(),
    );
    expect(texts).toEqual(['ne', 'two\nmore', 'thr']);
    expect(splitByBlock(map, { start: 3, end: 4 })).toEqual([]);
  });
});
