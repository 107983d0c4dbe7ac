import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { setArticleHtml } from './article-html';
import { extendPassage, readSelection, selectPassage } from './selection';
import { createTextMap, type TextMap } from './text-map';

function shown(html: string): TextMap {
  const container = document.createElement('div');
  document.body.append(container);
  setArticleHtml(container, html);
  return createTextMap(container);
}

const select = (from: Node | null, start: number, to: Node | null, end: number): void =>
  document.getSelection()?.setBaseAndExtent(from as Node, start, to as Node, end);

const words = (map: TextMap): string | null => {
  const found = readSelection([map]);
  return found && map.text.slice(found.passage.start, found.passage.end);
};

afterEach(() => {
  document.getSelection()?.removeAllRanges();
  document.body.replaceChildren();
});

describe('readSelection', () => {
  it('is null without a selection and with a caret', () => {
    const map = shown('<p>one two</p>\n');
    expect(readSelection([map])).toBeNull();
    select(map.container.querySelector('p'), 0, map.container.querySelector('p'), 0);
    expect(readSelection([map])).toBeNull();
  });

  it('reads what a real double and triple click select', async () => {
    const map = shown('<p>A <em>har</em>bour town</p>\n<p>second</p>\n');
    const [first, second] = [...map.container.querySelectorAll('p')];
    if (!first || !second) throw new Error('no paragraphs');
    const word = first.querySelector('em')?.getBoundingClientRect();
    const box = first.getBoundingClientRect();
    await userEvent.dblClick(first, {
      position: { x: (word?.right ?? 0) - 3 - box.left, y: box.height / 2 },
    });
    expect(words(map)).toBe('harbour');
    await userEvent.tripleClick(first);
    expect(words(map)).toBe('A harbour town');
    await userEvent.tripleClick(second);
    expect(words(map)).toBe('second');
  });

  it('says where it is and which end was made last', () => {
    const map = shown('<p>one two three</p>\n');
    selectPassage(map, { start: 4, end: 7 });
    const found = readSelection([map]);
    expect(found).toMatchObject({ passage: { start: 4, end: 7 }, backward: false, container: map.container });
    const box = map.container.getBoundingClientRect();
    expect(found?.rect.left).toBeGreaterThan(box.left);
    expect(found?.rect.width).toBeGreaterThan(5);
    expect(found?.rect.bottom).toBeLessThanOrEqual(box.bottom);
    selectPassage(map, { start: 4, end: 7 }, { backward: true });
    expect(readSelection([map])).toMatchObject({ passage: { start: 4, end: 7 }, backward: true });
  });

  it('takes the right pane, and none when two are selected', () => {
    const one = shown('<p>one</p>\n');
    const two = shown('<p>two</p>\n');
    selectPassage(two, { start: 0, end: 3 });
    expect(readSelection([one, two])?.map).toBe(two);
    select(one.toPoint(1, 'forward').node, 1, two.toPoint(1, 'forward').node, 1);
    expect(readSelection([one, two])).toBeNull();
  });

  it('does not mind that a triple click ends at the start of the next pane', () => {
    const one = shown('<p>one</p>\n');
    const two = shown('<p>two</p>\n');
    select(one.toPoint(0, 'forward').node, 0, two.container.querySelector('p'), 0);
    expect(readSelection([one, two])).toMatchObject({ map: one, passage: { start: 0, end: 3 } });
  });

  it('clamps a drag that began above the article, and leaves "select all" alone', () => {
    const heading = document.createElement('h2');
    heading.textContent = 'A heading of the program';
    document.body.append(heading);
    const map = shown('<p>one two</p>\n');
    select(heading.firstChild, 2, map.toPoint(3, 'backward').node, 3);
    expect(words(map)).toBe('one');
    document.getSelection()?.selectAllChildren(document.body);
    expect(words(map)).toBeNull();
    document.getSelection()?.selectAllChildren(heading);
    expect(words(map)).toBeNull();
  });
});

describe('extendPassage', () => {
  const text = 'One two three. Four five.\nSix seven.';
  const at = (words: string): { start: number; end: number } => ({
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
  });
  const extend = (words: string, ...[end, direction, unit]: Move): string => {
    const { start, end: stop } = extendPassage(text, at(words), { end, direction, unit }, 'en');
    return text.slice(start, stop);
  };
  type Move = ['start' | 'end', 'forward' | 'backward', 'character' | 'word' | 'sentence'];

  it.each<[string, Move, string]>([
    ['two', ['end', 'forward', 'word'], 'two three'],
    ['two', ['start', 'backward', 'word'], 'One two'],
    ['two three', ['end', 'backward', 'word'], 'two'],
    ['two three', ['start', 'forward', 'word'], 'three'],
    ['two', ['end', 'forward', 'sentence'], 'two three.'],
    ['three.', ['end', 'forward', 'sentence'], 'three. Four five.'],
    ['five.', ['end', 'forward', 'word'], 'five.\nSix'],
    ['five.', ['start', 'backward', 'sentence'], 'Four five.'],
    ['two', ['end', 'forward', 'character'], 'two t'],
    ['two t', ['end', 'backward', 'character'], 'two'],
    ['two', ['start', 'backward', 'character'], 'e two'],
    ['wo', ['start', 'forward', 'character'], 'o'],
    ['two', ['end', 'backward', 'word'], 'two'],
    ['wo', ['end', 'backward', 'word'], 't'],
    ['seven.', ['end', 'forward', 'word'], 'seven.'],
    ['One', ['start', 'backward', 'character'], 'One'],
  ])('%j with %j is %j', (words, move, expected) => {
    expect(extend(words, ...move)).toBe(expected);
  });

  it('reaches the end of the text from any start', () => {
    for (const unit of ['character', 'word', 'sentence'] as const) {
      let passage = at('two');
      for (let i = 0; i < 60; i++)
        passage = extendPassage(text, passage, { end: 'end', direction: 'forward', unit }, 'en');
      expect(passage.end).toBeGreaterThanOrEqual(text.length - 1);
    }
  });
});
