import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Passage } from '#contract';
import { setArticleHtml } from './article-html';
import { createMarkElements, type MarkElements, type SpokenMark } from './mark-elements';
import { createTextMap, type TextMap } from './text-map';

const html =
  '<h2>The ferry</h2>\n<p>Early on <em>Friday</em> the <a href="https://a.example">ferry <b>Aurelia</b></a> ran aground.</p>\n' +
  '<ul><li>one<ul><li>inner</li>\n</ul>\nafter</li>\n<li>two</li>\n</ul>\n' +
  '<table><tbody><tr><td>7</td>\n<td>5</td>\n</tr>\n</tbody></table>\n<pre>a line\n  another</pre>\n';

interface Shown {
  map: TextMap;
  elements: MarkElements;
  changes: () => number;
}

function shown(content = html): Shown {
  const container = document.createElement('div');
  document.body.append(container);
  setArticleHtml(container, content);
  const map = createTextMap(container);
  let changes = 0;
  return { map, elements: createMarkElements(map, () => changes++), changes: () => changes };
}

afterEach(() => document.body.replaceChildren());

const spoken = (id: string, { start, end }: Passage, category = 'Claim', note = ''): SpokenMark => ({
  id,
  passage: { start, end },
  category,
  note,
  card: `note-${id}`,
});

const find = (map: TextMap, from: string, to = from): Passage => {
  const start = map.text.indexOf(from);
  const end = map.text.indexOf(to, start) + to.length;
  if (start < 0 || end < to.length) throw new Error(`No “${from}” … “${to}”.`);
  return { start, end };
};

const marksIn = (map: TextMap): HTMLElement[] => [
  ...map.container.querySelectorAll<HTMLElement>('mark[data-highlights]'),
];
const said = (map: TextMap): string[] =>
  marksIn(map).map((mark) => `${mark.textContent} [${mark.getAttribute('aria-description') ?? ''}]`);

/** The tree without what the test does not compare: text nodes one by one, so that cuts show. */
const treeOf = (node: Node): unknown =>
  node instanceof Element ? [node.outerHTML.length, ...[...node.childNodes].map(treeOf)] : node.textContent;

describe('mark elements', () => {
  it('say category and note where a highlight stands', () => {
    const { map, elements } = shown();
    elements.set([spoken('a', find(map, 'ran aground'), 'Doubt', 'Says\n who?')]);
    expect(said(map)).toEqual(['ran aground [Doubt highlight, note: Says who?]']);
    expect(marksIn(map)[0]?.getAttribute('aria-details')).toBe('note-a');
    expect(map.container.textContent).toBe(map.text);
  });

  it('say where a highlight of several pieces begins and ends, and leave links and space whole', () => {
    const { map, elements } = shown();
    elements.set([spoken('a', find(map, 'on Fri', 'Aurelia'), 'Claim', 'x')]);
    expect(said(map)).toEqual([
      'on  [Start of Claim highlight, note: x]',
      'Friday []',
      ' the  []',
      'ferry  []',
      'Aurelia [End of Claim highlight]',
    ]);
    expect(map.container.querySelector('a > b > mark')?.textContent).toBe('Aurelia');
  });

  it('never nest, and name all that overlap', () => {
    const { map, elements } = shown();
    const outer = find(map, 'Early', 'aground');
    elements.set([spoken('a', outer), spoken('b', find(map, 'ran aground'), 'Doubt')]);
    expect(map.container.querySelector('mark mark')).toBeNull();
    expect(said(map).at(-1)).toBe('ran aground [End of Claim highlight; Doubt highlight]');
    expect(marksIn(map).at(-1)?.dataset.highlights).toBe('a b');
  });

  it('wrap no white space between blocks', () => {
    const { map, elements } = shown();
    elements.set([spoken('a', { start: 0, end: map.text.length })]);
    expect(map.container.querySelector('ul > mark, table > mark, tr > mark, tbody > mark')).toBeNull();
    expect(map.container.querySelector(':scope > mark')).toBeNull();
    expect(marksIn(map).every((mark) => mark.textContent?.trim() !== '')).toBe(true);
  });

  it('name those at the same letters in the same order, whichever was changed last', () => {
    const { map, elements } = shown();
    const words = find(map, 'two');
    // Space between blocks is not wrapped: both have the same letters.
    const marks = [spoken('a', words, 'Claim'), spoken('b', { ...words, start: words.start - 1 }, 'Doubt')];
    elements.set(marks.slice(0, 1));
    elements.set(marks);
    const before = said(map);
    expect(before).toEqual(['two [Doubt highlight; Claim highlight]']);
    elements.set(marks.map((mark) => (mark.id === 'b' ? { ...mark, note: 'new' } : mark)));
    elements.set(marks);
    expect(said(map)).toEqual(before);
    const [mark] = marksIn(map);
    expect(mark?.getAttribute('aria-details')).toBe('note-b note-a');
    expect(mark?.dataset.highlights).toBe('b a');
  });

  it('leave what is the same alone, and say a changed note anew', () => {
    const { map, elements, changes } = shown();
    const [a, b] = [spoken('a', find(map, 'Early')), spoken('b', find(map, 'two'))];
    elements.set([a, b]);
    const before = marksIn(map);
    elements.set([{ ...a }, { ...b }]);
    expect(changes()).toBe(1);
    elements.set([a, { ...b, note: 'new' }]);
    expect(marksIn(map)).toEqual(before);
    expect(said(map)).toEqual(['Early [Claim highlight]', 'two [Claim highlight, note: new]']);
  });

  it('keep the selection', () => {
    const { map, elements } = shown();
    const words = find(map, 'ferry Aurelia', 'ran');
    const a = map.toPoint(words.start, 'forward');
    const b = map.toPoint(words.end, 'backward');
    const selection = document.getSelection();
    selection?.setBaseAndExtent(b.node, b.offset, a.node, a.offset);
    elements.set([spoken('a', find(map, 'Aurelia')), spoken('b', find(map, 'Friday', 'aground'))]);
    expect(selection?.toString()).toBe('ferry Aurelia ran');
    elements.destroy();
    expect(selection?.toString()).toBe('ferry Aurelia ran');
    expect(map.toOffset(selection?.anchorNode ?? map.container, selection?.anchorOffset ?? 0)).toBe(
      words.end,
    );
  });

  it('after any changes look as if set at once, keep text and offsets, and go without a trace', () => {
    const passage = fc.record({ start: fc.nat(100), length: fc.integer({ min: 1, max: 60 }) });
    const steps = fc.array(fc.record({ id: fc.nat(5), passage, gone: fc.boolean() }), { maxLength: 14 });
    fc.assert(
      fc.property(steps, (list) => {
        document.body.replaceChildren();
        const { map, elements } = shown();
        const before = treeOf(map.container);
        const wanted = new Map<string, SpokenMark>();
        for (const { id, passage: at, gone } of list) {
          if (gone) wanted.delete(`m${id}`);
          else {
            const end = Math.min(map.text.length, at.start + at.length);
            wanted.set(`m${id}`, spoken(`m${id}`, { start: Math.min(at.start, end - 1), end }));
          }
          elements.set([...wanted.values()]);
        }
        expect(map.container.textContent).toBe(map.text);
        const fresh = shown();
        fresh.elements.set([...wanted.values()]);
        expect(map.container.innerHTML).toBe(fresh.map.container.innerHTML);
        const rebuilt = createTextMap(map.container);
        for (let offset = 0; offset <= map.text.length; offset++) {
          for (const bias of ['forward', 'backward'] as const) {
            const point = map.toPoint(offset, bias);
            expect(point).toEqual(rebuilt.toPoint(offset, bias));
            expect(map.toOffset(point.node, point.offset)).toBe(offset);
          }
        }
        elements.destroy();
        expect(treeOf(map.container)).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });
});
