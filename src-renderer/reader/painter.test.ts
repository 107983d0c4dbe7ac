import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { categoryColours } from '#contract/categories';
import './highlights.css';
import { setArticleHtml } from './article-html';
import { markName } from './mark-names';
import { createPainter, type Painter, type PanePainter } from './painter';
import type { Mark } from './placed-marks';
import { createTextMap, type TextMap } from './text-map';

const yellow = { colour: 'yellow', line: 'solid' } as const;
const blue = { colour: 'blue', line: 'dotted' } as const;

let painter: Painter;
beforeEach(() => {
  painter = createPainter();
});
afterEach(() => {
  painter.destroy();
  document.body.replaceChildren();
});

interface Shown {
  map: TextMap;
  pane: PanePainter;
  scroller: HTMLElement;
}

function shown(html: string, height = 400): Shown {
  const scroller = document.createElement('div');
  scroller.style.cssText = `height: ${height}px; overflow: auto; --ink: #000`;
  for (const colour of categoryColours) {
    scroller.style.setProperty(`--mark-${colour}`, 'rgb(255 220 0 / 40%)');
    scroller.style.setProperty(`--line-${colour}`, '#000');
  }
  const container = document.createElement('div');
  container.className = 'article';
  scroller.append(container);
  document.body.append(scroller);
  setArticleHtml(container, html);
  const map = createTextMap(container);
  return { map, scroller, pane: painter.pane(container, map, scroller) };
}

const frames = async (): Promise<void> => {
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
};

/** What is registered, as `name: text`, one for each range. */
function registered(): string[] {
  const found: string[] = [];
  CSS.highlights.forEach((group, name) => {
    for (const range of group as unknown as Set<AbstractRange>) {
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      found.push(`${name}: ${live.toString()}`);
    }
  });
  return found.sort();
}

const mark = (id: string, start: number, end: number, category: Mark['category'] = yellow): Mark => ({
  id,
  passage: { start, end },
  category,
});

const long = Array.from({ length: 200 }, (_, i) => `<p>${`paragraph ${i} `.repeat(30).trim()}</p>\n`).join(
  '',
);

describe('a pane', () => {
  it('registers a range per block under the colour, line and layer, and changes no node', async () => {
    const { map, pane } = shown('<p>one two</p>\n<p>three four</p>\n');
    const before = map.container.outerHTML;
    pane.setAnnotations([mark('a', 4, 13), mark('b', 8, 18, blue)]);
    await frames();
    expect(registered()).toEqual(
      [
        `${markName(yellow, 1)}: two`,
        `${markName(yellow, 1)}: three`,
        `${markName(blue, 2)}: three four`,
      ].sort(),
    );
    expect(map.container.outerHTML).toBe(before);
  });

  it('layers three marks over each other', async () => {
    const { pane } = shown('<p>one two three four</p>\n');
    pane.setAnnotations([mark('a', 0, 18), mark('b', 4, 13), mark('c', 8, 13)]);
    await frames();
    expect(registered()).toEqual([
      `${markName(yellow, 1)}: one two three four`,
      `${markName(yellow, 2)}: two three`,
      `${markName(yellow, 3)}: three`,
    ]);
    expect(CSS.highlights.get(markName(yellow, 3))?.priority).toBe(3);
  });

  it('keeps the ranges that stay when one comes or goes', async () => {
    const { pane } = shown('<p>one two three</p>\n');
    pane.setAnnotations([mark('a', 0, 3)]);
    await frames();
    const group = CSS.highlights.get(markName(yellow, 1)) as unknown as Set<AbstractRange>;
    const [range] = group;
    pane.setAnnotations([mark('a', 0, 3), mark('b', 4, 7)]);
    await frames();
    expect(group.size).toBe(2);
    expect(group.has(range as AbstractRange)).toBe(true);
    pane.setAnnotations([mark('a', 0, 3)]);
    await frames();
    expect([...group]).toEqual([range]);
  });

  it('shows the linked, the focused, the hovered, the found and the pending on top', async () => {
    const { pane } = shown('<p>one two three four</p>\n');
    pane.setAnnotations([mark('a', 0, 3), mark('b', 4, 7)]);
    pane.setFocused('a');
    pane.setHovered('b');
    pane.setFound([{ start: 8, end: 13 }]);
    pane.setPending({ start: 14, end: 18 });
    pane.setLinked(new Set(['b', 'of another article']));
    await frames();
    const signs = registered().filter((entry) => /syn-(focused|found|hovered|linked|pending)/.test(entry));
    expect(signs).toEqual([
      'syn-focused: one',
      'syn-found: three',
      'syn-hovered: two',
      'syn-linked: two',
      'syn-pending: four',
    ]);
    const priority = (name: string): number => CSS.highlights.get(name)?.priority ?? -1;
    expect(priority('syn-found')).toBeGreaterThan(priority(markName(yellow, 3)));
    expect(priority('syn-focused')).toBeGreaterThan(priority('syn-hovered'));
    pane.setFocused(null);
    pane.setHovered(null);
    pane.setFound([]);
    pane.setPending(null);
    pane.setLinked(new Set());
    await frames();
    expect(registered()).toEqual([`${markName(yellow, 1)}: one`, `${markName(yellow, 1)}: two`]);
  });

  it('registers only what is within a screen of the visible text, and follows the scrolling', async () => {
    const { map, pane, scroller } = shown(long);
    pane.setAnnotations(map.blocks.map(({ start }, i) => mark(`m${i}`, start, start + 9)));
    await frames();
    const here = (): number[] =>
      map.blocks.flatMap(({ element }, i) => {
        const ranges = [...(CSS.highlights.get(markName(yellow, 1)) as unknown as Set<AbstractRange>)];
        return ranges.some((range) => element.contains(range.startContainer)) ? [i] : [];
      });
    const seen = (screens: number): number[] => {
      const view = scroller.getBoundingClientRect();
      return map.blocks.flatMap(({ element }, i) => {
        const box = element.getBoundingClientRect();
        const near =
          box.top < view.bottom + screens * view.height && box.bottom > view.top - screens * view.height;
        return near ? [i] : [];
      });
    };
    const check = (): void => {
      expect(here()).toEqual(expect.arrayContaining(seen(0)));
      expect(seen(1.1)).toEqual(expect.arrayContaining(here()));
      expect(here().length).toBeLessThan(60);
    };
    check();
    for (const top of [150, 350, 3000, 3100, 3290, scroller.scrollHeight, 0]) {
      scroller.scrollTop = top;
      await frames();
      check();
    }
  });

  it('is ahead of text that is scrolled line by line, with few repaintings', async () => {
    const { map, pane, scroller } = shown(long);
    pane.setAnnotations(map.blocks.map(({ start }, i) => mark(`m${i}`, start, start + 9)));
    await frames();
    let paintings = 0;
    let before: AbstractRange[] = [];
    for (let i = 0; i < 40; i++) {
      scroller.scrollTop += 40;
      await frames();
      const view = scroller.getBoundingClientRect();
      const ranges = [...(CSS.highlights.get(markName(yellow, 1)) as unknown as Set<AbstractRange>)];
      for (const { element } of map.blocks) {
        const box = element.getBoundingClientRect();
        if (box.top > view.bottom || box.bottom < view.top) continue;
        expect(ranges.some((range) => element.contains(range.startContainer))).toBe(true);
      }
      if (i > 0 && !ranges.every((range) => before.includes(range))) paintings++;
      before = ranges;
    }
    // 1600 px are four screens.
    expect(paintings).toBeGreaterThan(2);
    expect(paintings).toBeLessThan(8);
  });

  it('gives layers to what comes and goes as if all had come at once', async () => {
    const { pane } = shown('<p>one two three four five six seven eight nine ten</p>\n');
    const others = [30, 34, 38, 42, 44, 46, 47].map((start, i) => mark(`o${i}`, start, start + 1));
    const [a, b, c] = [mark('a', 0, 18), mark('b', 4, 13), mark('c', 8, 23)];
    pane.setAnnotations([a, b, c, ...others]);
    pane.setAnnotations([b, c, ...others]);
    expect(pane.annotationsAt(9).map(({ id, depth }) => `${id} ${depth}`)).toEqual(['b 1', 'c 2']);
    pane.setAnnotations([a, b, c, ...others]);
    expect(pane.annotationsAt(9).map(({ id, depth }) => `${id} ${depth}`)).toEqual(['a 1', 'b 2', 'c 3']);
    const grown = mark('c', 5, 23, blue);
    pane.setAnnotations([a, b, grown, ...others]);
    expect(pane.annotationsAt(6).map(({ id, depth }) => `${id} ${depth}`)).toEqual(['a 1', 'b 2', 'c 3']);
    pane.setAnnotations([{ ...a, category: blue }, b, grown, ...others]);
    await frames();
    expect(registered()).toContain(`${markName(blue, 1)}: one two three four`);
    expect(registered()).toContain(`${markName(blue, 3)}: wo three four five`);
    expect(registered().filter((entry) => entry.endsWith(': one two three four'))).toHaveLength(1);
  });

  it('follows a change of size', async () => {
    const { map, pane, scroller } = shown(long, 100);
    pane.setAnnotations(map.blocks.map(({ start }, i) => mark(`m${i}`, start, start + 9)));
    await frames();
    const few = registered().length;
    scroller.style.height = '900px';
    await frames();
    expect(registered().length).toBeGreaterThan(few * 2);
  });

  it('paints inside a single huge block without registering all of it', async () => {
    const { map, pane, scroller } = shown(`<pre>${'a line of a long listing\n'.repeat(2000)}</pre>\n`);
    const marks = Array.from({ length: 2000 }, (_, i) => mark(`m${i}`, i * 25 + 2, i * 25 + 6));
    pane.setAnnotations([...marks, mark('all', 0, map.text.length, blue)]);
    scroller.scrollTop = scroller.scrollHeight / 2;
    await frames();
    const count = registered().length;
    expect(count).toBeGreaterThan(20);
    expect(count).toBeLessThan(200);
  });

  it('tells which annotations contain an offset, in document order', () => {
    const { pane } = shown('<p>one two three</p>\n');
    pane.setAnnotations([mark('b', 4, 7), mark('a', 0, 13)]);
    expect(pane.annotationsAt(5).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(pane.annotationsAt(13)).toEqual([]);
  });

  it('registers nothing while it is not shown', async () => {
    const { pane, scroller } = shown('<p>one two three</p>\n');
    pane.setAnnotations([mark('a', 0, 3)]);
    scroller.style.display = 'none';
    await frames();
    expect(registered()).toEqual([]);
    scroller.style.display = '';
    await frames();
    expect(registered()).toHaveLength(1);
  });
});

describe('several panes', () => {
  it('share the registry, and one can go without the other', async () => {
    const one = shown('<p>one</p>\n');
    const two = shown('<p>two</p>\n');
    one.pane.setAnnotations([mark('a', 0, 3)]);
    two.pane.setAnnotations([mark('a', 0, 3)]);
    await frames();
    expect(registered()).toEqual([`${markName(yellow, 1)}: one`, `${markName(yellow, 1)}: two`]);
    one.pane.destroy();
    await frames();
    expect(registered()).toEqual([`${markName(yellow, 1)}: two`]);
  });

  it('leave nothing behind when the painter goes, and others alone', async () => {
    CSS.highlights.set('foreign', new Highlight());
    const { pane } = shown('<p>one</p>\n');
    pane.setAnnotations([mark('a', 0, 3)]);
    await frames();
    const sheets = document.adoptedStyleSheets.length;
    painter.destroy();
    expect([...CSS.highlights.keys()]).toEqual(['foreign']);
    expect(document.adoptedStyleSheets).toHaveLength(sheets - 1);
    CSS.highlights.delete('foreign');
  });
});

describe('style', () => {
  const styleOf = (container: Element, name: string): CSSStyleDeclaration =>
    getComputedStyle(container, `::highlight(${name})`);

  it('is there for a colour with another line than its usual one', async () => {
    const { map, pane } = shown('<p>one</p>\n');
    const own = { colour: 'yellow', line: 'wavy' } as const;
    expect(CSS.highlights.has(markName(own, 1))).toBe(false);
    pane.setAnnotations([mark('a', 0, 3, own)]);
    await frames();
    const style = styleOf(map.container, markName(own, 1));
    expect(style.backgroundColor).toBe('rgba(255, 220, 0, 0.4)');
    expect(style.textDecorationLine).toBe('underline');
    expect(style.textDecorationStyle).toBe('wavy');
  });

  it('differs in more than colour between the six categories', () => {
    const { map } = shown('<p>one</p>\n');
    const lines = [...CSS.highlights.keys()]
      .filter((name) => name.endsWith('-1'))
      .map((name) => {
        const { textDecorationStyle, textDecorationThickness } = styleOf(map.container, name);
        return `${textDecorationStyle} ${textDecorationThickness}`;
      });
    expect(lines).toHaveLength(6);
    expect(new Set(lines).size).toBe(6);
  });

  it('draws the lines of the three layers at different heights', () => {
    const { map } = shown('<p>one</p>\n');
    const offsets = [1, 2, 3].map(
      (depth) => styleOf(map.container, markName(yellow, depth)).textUnderlineOffset,
    );
    expect(new Set(offsets).size).toBe(3);
  });

  it('reaches the elements inside the article', () => {
    const { map } = shown('<p>one <b>two</b></p>\n');
    const inner = map.container.querySelector('b');
    if (!inner) throw new Error('no element');
    expect(styleOf(inner, markName(yellow, 1)).backgroundColor).toBe('rgba(255, 220, 0, 0.4)');
  });
});
