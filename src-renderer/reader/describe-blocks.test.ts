import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import type { Annotation } from '#contract';
import { setArticleHtml } from './article-html';
import { createBlockDescriptions } from './describe-blocks';
import { createTextMap, type TextMap } from './text-map';

function shown(html: string): TextMap {
  const container = document.createElement('div');
  document.body.append(container);
  setArticleHtml(container, html);
  return createTextMap(container);
}

afterEach(() => document.body.replaceChildren());

const annotation = (id: string, start: number, end: number): Annotation => ({
  id,
  motivation: 'highlighting',
  target: {
    source: 'article-1',
    version: 1,
    selector: [
      { type: 'TextPositionSelector', start, end },
      { type: 'TextQuoteSelector', exact: '', prefix: '', suffix: '' },
    ],
  },
  body: [],
  category: 'claim',
  created: '2026-01-01T00:00:00Z',
  modified: '2026-01-01T00:00:00Z',
  deleted: null,
});

const say = ({ id }: Annotation): string => `note-${id}`;

const details = (map: TextMap): string[] =>
  [...map.container.querySelectorAll('[aria-details]')].map((element) => {
    const said = document.getElementById(element.getAttribute('aria-details') ?? '');
    return `${element.localName} ${said?.textContent?.split('; ').join(' ') ?? 'nothing'}`;
  });

it('lets each annotated block point at what is said of it, in document order, outside of the article', () => {
  const map = shown('<p>one two</p>\n<ul><li>three<ul><li>inner</li>\n</ul>\nfour</li>\n</ul>\n');
  const blocks = createBlockDescriptions(map, say);
  blocks.set([annotation('b', 4, 12), annotation('a', 0, 3), annotation('all', 0, map.text.length)]);
  expect(details(map)).toEqual(['p note-all note-a note-b', 'li note-all note-b', 'li note-all']);
  expect(map.container.textContent).toBe(map.text);
  expect(map.container.querySelector('[role="comment"]')).toBeNull();
  blocks.set([annotation('a', 0, 3)]);
  expect(details(map)).toEqual(['p note-a']);
  blocks.destroy();
  expect(details(map)).toEqual([]);
  expect(document.querySelector('[role="comment"]')).toBeNull();
});

it('says anew what has changed without the annotations', () => {
  const map = shown('<p>one two</p>\n');
  let name = 'Claim';
  const blocks = createBlockDescriptions(map, () => name);
  const one = annotation('a', 0, 3);
  blocks.set([one]);
  name = 'Thesis';
  blocks.refresh();
  expect(details(map)).toEqual(['p Thesis']);
  expect(document.getElementById(blocks.idOf(one) ?? '')?.textContent).toBe('Thesis');
});

it('says anew only where it is asked to', () => {
  const map = shown('<p>one two</p>\n<p>three</p>\n');
  const says = vi.fn(say);
  const blocks = createBlockDescriptions(map, says);
  blocks.set([annotation('a', 0, 3), annotation('b', 9, 12)]);
  says.mockClear();
  blocks.refresh(['b', 'gone']);
  expect(says.mock.calls.map(([{ id }]) => id)).toEqual(['b']);
});

it('is after any changes what it is when set at once', () => {
  const html = Array.from({ length: 12 }, (_, i) => `<p>word ${i}</p>\n`).join('');
  const lists = fc.array(
    fc.array(fc.record({ id: fc.nat(6), start: fc.nat(70), length: fc.integer({ min: 1, max: 30 }) }), {
      maxLength: 7,
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(lists, (steps) => {
      const map = shown(html);
      const blocks = createBlockDescriptions(map, say);
      for (const step of [...steps, steps[0] ?? []]) {
        const byId = new Map(
          step.map(({ id, start, length }) => [id, annotation(`m${id}`, start, start + length)]),
        );
        const list = [...byId.values()];
        blocks.set(list);
        const fresh = shown(html);
        createBlockDescriptions(fresh, say).set(list);
        const sorted = (entries: string[]): string[] => entries.map((e) => e.split(' ').sort().join(' '));
        expect(sorted(details(map))).toEqual(sorted(details(fresh)));
      }
      document.body.replaceChildren();
    }),
    { numRuns: 50 },
  );
});

it('writes only to the blocks that have changed', () => {
  const map = shown(Array.from({ length: 400 }, (_, i) => `<p>paragraph ${i}</p>\n`).join(''));
  const all = map.blocks.flatMap(({ start }, i) =>
    Array.from({ length: 10 }, (_, k) => annotation(`m${i}-${k}`, start + k, start + k + 2)),
  );
  const blocks = createBlockDescriptions(map, say);
  blocks.set(all);
  expect(details(map)).toHaveLength(400);
  const write = vi.spyOn(Node.prototype, 'textContent', 'set');
  blocks.set([...all.slice(0, 2000), annotation('new', 3, 5), ...all.slice(2001)]);
  expect(write).toHaveBeenCalledTimes(2);
  write.mockRestore();
});
